package eo.caravan.routes.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.job.Job;
import eo.caravan.persistence.job.JobChanges;
import eo.caravan.persistence.job.JobRepository;
import java.util.Map;

/** Changes a job that neither waits nor runs. */
public final class UpdateJob {
    private final FindJob findJob;
    private final JobRepository jobs;
    private final BillingPlans plans;

    public UpdateJob(FindJob findJob, JobRepository jobs, BillingPlans plans) {
        this.findJob = findJob;
        this.jobs = jobs;
        this.plans = plans;
    }

    /**
     * Changes what {@code body} names.
     *
     * @throws OpenEoException JobNotFound, NoDataForUpdate, PropertyNotEditable, JobLocked
     */
    public void update(String user, String id, JsonNode body) {
        Job job = findJob.find(user, id);
        JobRequest request = new JobRequest(body, plans);
        if (request.isEmpty()) {
            throw new OpenEoException(ApiErrorCode.NO_DATA_FOR_UPDATE, Map.of());
        }
        request.checkEditable();
        if (!jobs.update(user, job.id(), merge(job, request))) {
            throw new OpenEoException(ApiErrorCode.JOB_LOCKED, Map.of());
        }
    }

    private static JobChanges merge(Job job, JobRequest request) {
        ObjectNode properties = job.properties().deepCopy();
        properties.setAll(request.others());
        return new JobChanges(
                request.has("title") ? request.text("title") : job.title(),
                request.has("description") ? request.text("description") : job.description(),
                request.has("process") ? request.process() : job.process(),
                request.text("plan") != null ? request.plan() : job.plan(),
                request.has("budget") ? request.budget() : job.budget(),
                request.has("log_level") ? request.logLevel() : job.logLevel(),
                properties);
    }
}
