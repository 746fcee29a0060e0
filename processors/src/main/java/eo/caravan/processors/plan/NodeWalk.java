package eo.caravan.processors.plan;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.processors.process.Choice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Computes the result node of a plan, and before it only those nodes that it needs, each once. No recursion: graphs may be
 * long chains.
 */
abstract class NodeWalk<T> {
    private final ExecutionPlan plan;
    private final Map<String, T> results = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Problems problems = new Problems();

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

    /**
     * The result of the result node.
     *
     * @throws OpenEoException the first failure, which knows those of nodes that do not depend on each other
     */
    final T run() {
        Deque<PlannedStep> open = new ArrayDeque<>();
        open.push(plan.step(plan.resultNode()));
        while (!open.isEmpty()) {
            PlannedStep step = open.peek();
            Set<String> needed = needed(step);
            String missing = firstMissing(needed);
            if (missing != null) {
                open.push(plan.step(missing));
            } else {
                open.pop();
                finish(step, needed);
            }
        }
        problems.throwIfAny();
        return results.get(plan.resultNode());
    }

    private void finish(PlannedStep step, Set<String> needed) {
        if (needed.stream().anyMatch(failed::contains)) {
            failed.add(step.nodeId());
            return;
        }
        try {
            results.put(step.nodeId(), compute(step));
        } catch (OpenEoException failure) {
            failed.add(step.nodeId());
            problems.add(failure);
        }
    }

    /** The nodes that a step needs, as far as can be said by now. */
    private Set<String> needed(PlannedStep step) {
        if (!(step.process() instanceof Choice choice)) {
            return plan.dependencies(step.nodeId());
        }
        PlannedArgument condition = step.arguments().get(choice.condition());
        Set<String> nodes = new LinkedHashSet<>();
        condition.nodes(nodes::add);
        if (firstMissing(nodes) != null || nodes.stream().anyMatch(failed::contains)) {
            return nodes;
        }
        Set<String> spared = spared(choice, condition);
        step.arguments().forEach((name, argument) -> {
            if (!spared.contains(name)) {
                argument.nodes(nodes::add);
            }
        });
        return nodes;
    }

    private String firstMissing(Set<String> nodes) {
        for (String node : nodes) {
            if (!results.containsKey(node) && !failed.contains(node)) {
                return node;
            }
        }
        return null;
    }
}
