package eo.caravan.persistence.job;

import eo.caravan.api.job.Job;
import org.jdbi.v3.core.mapper.Nested;

/**
 * A job in the hands of a worker.
 *
 * @param job as it was when it was taken
 * @param run how often its owner has started it, from 1
 * @param attempt how often a worker has taken this run, from 1
 * @param version what the worker must show with each change; whoever shows an older one has lost the job
 */
public record ClaimedJob(@Nested Job job, int run, int attempt, long version) {

    /** A folder name for results that no other run or attempt uses. */
    public String folder() {
        return "run-" + run + "-" + version;
    }
}
