package eo.caravan.routes.graph;

import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.plan.PlanRun;
import java.util.ArrayList;
import java.util.List;

/**
 * One walk through a planned graph, as it travels over the routes.
 *
 * @param run the walk itself
 * @param control how whoever waits for the result watches and stops the computation
 * @param log where each step leaves a line
 */
public record GraphRun(PlanRun run, RunControl control, NodeLog log) {
    /** How many steps the graph has. */
    public int size() {
        return run.size();
    }

    /** Whether there is a step to be run. */
    public boolean hasNext() {
        return run.next().isPresent();
    }

    /** The step to be run now, as a message of its own. */
    public GraphStep next() {
        return new GraphStep(this, run.next().orElseThrow());
    }

    /** What the graph's result node returned, once all steps have run. */
    public Object result() {
        return run.result();
    }

    /**
     * Everything to be written, once all steps have run: what save_result asked for, wherever it stood, then the result where that
     * is a value or a cube.
     */
    public List<Object> outputs() {
        List<Object> outputs = new ArrayList<>(run.saved());
        if (!(run.result() instanceof ResultDescription)) {
            outputs.add(run.result());
        }
        return outputs;
    }
}
