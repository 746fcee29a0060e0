package eo.caravan.processors.plan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph that was checked: its steps in an order in which each finds its inputs ready, and the step whose result counts. */
public final class ExecutionPlan {
    private final List<PlannedStep> steps;
    private final Map<String, PlannedStep> byNode = new LinkedHashMap<>();
    private final Map<String, Set<String>> dependencies = new LinkedHashMap<>();
    private final String resultNode;

    ExecutionPlan(List<PlannedStep> steps, String resultNode) {
        this.steps = List.copyOf(steps);
        this.resultNode = resultNode;
        for (PlannedStep step : steps) {
            byNode.put(step.nodeId(), step);
            dependencies.put(step.nodeId(), new LinkedHashSet<>(step.dependencies()));
        }
    }

    /** The steps in order; as in the document where the document allows it. */
    public List<PlannedStep> steps() {
        return steps;
    }

    /** The step of a node. */
    public PlannedStep step(String node) {
        return byNode.get(node);
    }

    /** The node whose result is the result of the graph. */
    public String resultNode() {
        return resultNode;
    }

    /** The nodes that a node waits for. */
    Set<String> dependencies(String node) {
        return dependencies.get(node);
    }
}
