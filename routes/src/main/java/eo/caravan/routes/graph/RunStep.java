package eo.caravan.routes.graph;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the process of a node; what it returns stays with the walk. */
public final class RunStep {
    private static final Logger LOG = LoggerFactory.getLogger(RunStep.class);

    /** Runs one step, which answers a handle and so takes microseconds. */
    public void run(GraphStep step) {
        long begun = System.nanoTime();
        step.run().run(step.step());
        LOG.debug("node {} ({}) took {} µs", step.nodeId(), step.processId(), (System.nanoTime() - begun) / 1_000);
    }
}
