package eo.caravan.processors.plan;

import eo.caravan.processors.process.Choice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes the result node of a plan, and before it only those nodes that it needs, each once. No recursion: graphs may be
 * long chains.
 */
abstract class NodeWalk<T> {
    private final ExecutionPlan plan;
    private final Map<String, T> results = new HashMap<>();

    NodeWalk(ExecutionPlan plan) {
        this.plan = plan;
    }

    /** What has been computed so far. */
    final Map<String, T> results() {
        return results;
    }

    /** The result of a step whose inputs have been computed. */
    protected abstract T compute(PlannedStep step);

    /** The parameters of a choice that are not needed, as far as its condition, which was computed, is the same for all. */
    protected abstract Set<String> spared(Choice choice, PlannedArgument condition);

    final T run() {
        Deque<PlannedStep> open = new ArrayDeque<>();
        open.push(plan.step(plan.resultNode()));
        while (!open.isEmpty()) {
            PlannedStep step = open.peek();
            String missing = missing(step);
            if (missing != null) {
                open.push(plan.step(missing));
            } else {
                results.put(step.nodeId(), compute(step));
                open.pop();
            }
        }
        return results.get(plan.resultNode());
    }

    private String missing(PlannedStep step) {
        if (!(step.process() instanceof Choice choice)) {
            return firstMissing(plan.dependencies(step.nodeId()));
        }
        PlannedArgument condition = step.arguments().get(choice.condition());
        Set<String> nodes = new LinkedHashSet<>();
        condition.nodes(nodes::add);
        String missing = firstMissing(List.copyOf(nodes));
        if (missing != null) {
            return missing;
        }
        Set<String> spared = spared(choice, condition);
        step.arguments().forEach((name, argument) -> {
            if (!spared.contains(name)) {
                argument.nodes(nodes::add);
            }
        });
        return firstMissing(List.copyOf(nodes));
    }

    private String firstMissing(List<String> nodes) {
        for (String node : nodes) {
            if (!results.containsKey(node)) {
                return node;
            }
        }
        return null;
    }
}
