package eo.caravan.routes.job;

import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.api.job.Job;
import eo.caravan.persistence.job.JobQueue;
import eo.caravan.processors.plan.GraphPlanner;

/** Queues a job, if its graph can be planned. */
public final class QueueJob {
    private final FindJob findJob;
    private final GraphPlanner planner;
    private final JobQueue queue;

    public QueueJob(FindJob findJob, GraphPlanner planner, JobQueue queue) {
        this.findJob = findJob;
        this.planner = planner;
        this.queue = queue;
    }

    /**
     * Queues the job; one that waits or runs already stays as it is.
     *
     * @throws eo.caravan.api.error.OpenEoException JobNotFound, or what is wrong with the graph
     */
    public void queue(String user, String id) {
        Job job = findJob.find(user, id);
        if (!job.status().isActive()) {
            planner.plan(ProcessGraph.parse(job.process().path("process_graph")));
            queue.start(user, job.id());
        }
    }
}
