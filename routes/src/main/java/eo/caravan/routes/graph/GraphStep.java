package eo.caravan.routes.graph;

import eo.caravan.processors.plan.PlanRun;
import eo.caravan.processors.plan.PlannedStep;

/** The message that one node of a graph is on its road. */
public record GraphStep(PlanRun run, PlannedStep step, NodeLog log) {
    public String nodeId() {
        return step.nodeId();
    }

    public String processId() {
        return step.processId();
    }
}
