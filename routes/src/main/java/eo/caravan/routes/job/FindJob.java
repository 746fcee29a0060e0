package eo.caravan.routes.job;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.persistence.job.JobRepository;
import java.util.Map;

/** Finds a job of a user. Jobs of others are as unknown as those that do not exist. */
public final class FindJob {
    private final JobRepository jobs;

    public FindJob(JobRepository jobs) {
        this.jobs = jobs;
    }

    /**
     * The job.
     *
     * @throws OpenEoException JobNotFound
     */
    public Job find(String user, String id) {
        if (!JobId.isValid(id)) {
            throw missing(id);
        }
        return jobs.find(user, new JobId(id)).orElseThrow(() -> missing(id));
    }

    private static OpenEoException missing(String id) {
        return new OpenEoException(ApiErrorCode.JOB_NOT_FOUND, Map.of("identifier", id));
    }
}
