package eo.caravan.routes.job;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobStatus;
import eo.caravan.routes.graph.PlanProcessGraph;

/** Creates a job and starts it, in one go. */
public final class SubmitJob {
    private final CreateJob createJob;
    private final FindJob findJob;
    private final QueueJob queueJob;
    private final PlanProcessGraph planProcessGraph;

    public SubmitJob(CreateJob createJob, FindJob findJob, QueueJob queueJob, PlanProcessGraph planProcessGraph) {
        this.createJob = createJob;
        this.findJob = findJob;
        this.queueJob = queueJob;
        this.planProcessGraph = planProcessGraph;
    }

    /**
     * The id of the job, which waits in the queue now.
     *
     * @param body as the contract describes it for {@code POST /jobs}
     * @param key where it was given before, the job of that time is the answer and no other one begins; {@code null} for always a new one
     * @throws eo.caravan.api.error.OpenEoException what is wrong with the process; then there is no job
     */
    public JobId submit(String user, JsonNode body, String key) {
        JobId id = key == null ? JobId.unique() : JobId.of(user, key);
        planProcessGraph.check(user, body.path("process"));
        createJob.create(user, body, id);
        if (findJob.find(user, id.value()).status() == JobStatus.CREATED) {
            queueJob.queue(user, id.value());
        }
        return id;
    }
}
