package eo.caravan.routes.job;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobStatus;
import eo.caravan.persistence.job.JobRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Stores a new job. Its graph must be there and well-formed; whether it can be computed shows when it is started. */
public final class CreateJob {
    private final JobRepository jobs;
    private final BillingPlans plans;
    private final Clock clock;

    public CreateJob(JobRepository jobs, BillingPlans plans, Clock clock) {
        this.jobs = jobs;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * The id of the new job.
     *
     * @param body as the contract describes it
     */
    public JobId create(String user, JsonNode body) {
        JobId id = JobId.unique();
        create(user, body, id);
        return id;
    }

    /** Stores the job under an id of one's own; where there is one of that id already nothing happens. */
    void create(String user, JsonNode body, JobId id) {
        JobRequest request = new JobRequest(body, plans);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Job job = new Job(
                id,
                user,
                request.text("title"),
                request.text("description"),
                request.process(),
                JobStatus.CREATED,
                0,
                now,
                now,
                null,
                null,
                null,
                request.plan(),
                request.budget(),
                null,
                null,
                request.logLevel(),
                request.others());
        jobs.insertIfNew(job);
    }
}
