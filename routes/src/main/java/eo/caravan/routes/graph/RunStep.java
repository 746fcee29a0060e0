package eo.caravan.routes.graph;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.process.StepLog;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the process of a node; what it returns stays with the walk. */
public final class RunStep {
    private static final Logger LOG = LoggerFactory.getLogger(RunStep.class);

    /** Runs one step, which answers a handle and so takes microseconds. */
    public void run(GraphStep step) {
        long begun = System.nanoTime();
        Object result = step.walk().run().run(step.step());
        step.walk().log().add(step.nodeId(), step.processId(), StepLog.Level.INFO, null, describe(step, result), null);
        LOG.debug("node {} ({}) took {} µs", step.nodeId(), step.processId(), (System.nanoTime() - begun) / 1_000);
    }

    private static String describe(GraphStep step, Object result) {
        String what = "Node " + step.nodeId() + " (" + step.processId() + ")";
        if (result instanceof ResultDescription description) {
            return what + ": to be written as " + description.format().name() + ".";
        }
        return result instanceof Cube cube ? what + ": " + sizes(cube) + "." : what + ": done.";
    }

    private static String sizes(Cube cube) {
        return cube.shape().dimensions().stream()
                .map(dimension -> dimension.name() + " " + dimension.size())
                .collect(Collectors.joining(" × "));
    }
}
