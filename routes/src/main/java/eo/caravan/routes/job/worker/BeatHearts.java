package eo.caravan.routes.job.worker;

import eo.caravan.persistence.job.JobQueue;

/** Gives a sign of life for each job of this process, with its progress, and stops those that were taken away. */
public final class BeatHearts {
    private final JobQueue queue;
    private final RunningJobs running;

    public BeatHearts(JobQueue queue, RunningJobs running) {
        this.queue = queue;
        this.running = running;
    }

    /** One beat for every job. */
    public void beat() {
        for (RunningJob job : running.all()) {
            if (!queue.beat(job.claimed(), job.progress(), Leases.LENGTH)) {
                job.cancel();
            }
        }
    }
}
