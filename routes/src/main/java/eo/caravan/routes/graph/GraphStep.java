package eo.caravan.routes.graph;

import eo.caravan.processors.plan.PlannedStep;

/** The message that one node of a graph is on its road. */
public record GraphStep(GraphRun walk, PlannedStep step) {
    public String nodeId() {
        return step.nodeId();
    }

    public String processId() {
        return step.processId();
    }

    /** Whether the walk has more steps; after a step that failed, the loop asks the message that is on the road. */
    public boolean hasNext() {
        return walk.hasNext();
    }
}
