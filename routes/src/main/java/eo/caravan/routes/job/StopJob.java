package eo.caravan.routes.job;

import eo.caravan.api.job.JobId;
import eo.caravan.persistence.job.JobQueue;
import eo.caravan.routes.job.worker.RunningJobs;

/** Stops a job. Where it runs in this process it stops at once, in another one at that one's next heart beat. */
public final class StopJob {
    private final FindJob findJob;
    private final JobQueue queue;
    private final RunningJobs running;

    public StopJob(FindJob findJob, JobQueue queue, RunningJobs running) {
        this.findJob = findJob;
        this.queue = queue;
        this.running = running;
    }

    /** Stops the job; one that neither waits nor runs stays as it is. */
    public void stop(String user, String id) {
        JobId job = findJob.find(user, id).id();
        if (queue.stop(user, job)) {
            running.cancel(job);
        }
    }
}
