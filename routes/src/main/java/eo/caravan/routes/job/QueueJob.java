package eo.caravan.routes.job;

import eo.caravan.api.job.Job;
import eo.caravan.persistence.job.JobQueue;
import eo.caravan.routes.graph.PlanProcessGraph;

/** Queues a job, if nothing is wrong with its process. */
public final class QueueJob {
    private final FindJob findJob;
    private final PlanProcessGraph planProcessGraph;
    private final JobQueue queue;

    public QueueJob(FindJob findJob, PlanProcessGraph planProcessGraph, JobQueue queue) {
        this.findJob = findJob;
        this.planProcessGraph = planProcessGraph;
        this.queue = queue;
    }

    /**
     * Queues the job; one that waits or runs already stays as it is.
     *
     * @throws eo.caravan.api.error.OpenEoException JobNotFound, or the first thing that is wrong with the process
     */
    public void queue(String user, String id) {
        Job job = findJob.find(user, id);
        if (!job.status().isActive()) {
            planProcessGraph.check(user, job.process());
            queue.start(user, job.id());
        }
    }
}
