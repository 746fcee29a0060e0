package eo.caravan.routes.job.worker;

import eo.caravan.api.log.LogLevel;
import eo.caravan.routes.graph.GraphRun;
import eo.caravan.routes.graph.PlanProcessGraph;

/** Plans the process of a job, exactly as that of a synchronous request. */
public final class PlanJob {
    private final PlanProcessGraph planProcessGraph;

    public PlanJob(PlanProcessGraph planProcessGraph) {
        this.planProcessGraph = planProcessGraph;
    }

    /**
     * The walk through the job's graph, which the job watches and logs.
     *
     * @throws eo.caravan.api.error.OpenEoException what is wrong with the graph
     */
    public GraphRun plan(RunningJob job) {
        GraphRun run = planProcessGraph.plan(
                job.claimed().job().owner(),
                job.claimed().job().process(),
                job,
                job.log().nodes());
        job.log().add(LogLevel.INFO, "Planned: " + run.size() + " nodes.");
        return run;
    }
}
