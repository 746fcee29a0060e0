package eo.caravan.processors.plan;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the result node of a plan, and before it only those nodes that it needs, each once.
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

    /** The value of an argument whose inputs have been computed, {@link Demand#DIFFERS} where it is not the same for all. */
    protected abstract Object known(PlannedArgument argument);

    /**
     * The result of the result node.
     *
     * @throws OpenEoException the first failure, which knows those of nodes that do not depend on each other
     */
    final T run() {
        Problems problems = new Problems();
        Demand demand = new Demand(plan, results::containsKey, this::known);
        demand.want(plan.resultNode());
        for (Optional<PlannedStep> next = demand.next(); next.isPresent(); next = demand.next()) {
            PlannedStep step = next.get();
            try {
                results.put(step.nodeId(), compute(step));
            } catch (OpenEoException failure) {
                problems.add(failure);
                demand.fail(step.nodeId());
            }
        }
        problems.throwIfAny();
        return results.get(plan.resultNode());
    }
}
