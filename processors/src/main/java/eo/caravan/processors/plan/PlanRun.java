package eo.caravan.processors.plan;

import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.process.ProcessContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One walk along a plan. Whoever walks asks for the next step and runs it, until there is none; a branch that a choice does not
 * take is never asked for. What a step returns is a handle, so a step costs next to nothing. Not safe for several threads
 * at once, but a walk may change its thread between steps.
 */
public final class PlanRun {
    private final ExecutionPlan plan;
    private final Map<String, Object> parameters;
    private final Function<PlannedStep, ProcessContext> contexts;
    private final Map<String, Object> results = new HashMap<>();
    private final Effort effort = new Effort();
    private final Demand demand;
    private final Deque<String> wanted;
    private final List<ResultDescription> saved = new ArrayList<>();

    /**
     * A walk that has not begun.
     *
     * @param contexts what each step may ask of its surroundings; its log knows the step
     */
    public PlanRun(ExecutionPlan plan, Function<PlannedStep, ProcessContext> contexts) {
        this(plan, Map.of(), contexts);
    }

    /** A walk along a graph with parameters. */
    public PlanRun(ExecutionPlan plan, Map<String, Object> parameters, Function<PlannedStep, ProcessContext> contexts) {
        this.plan = plan;
        this.parameters = parameters;
        this.contexts = contexts;
        this.demand = new Demand(plan, results::containsKey, scope(null)::value);
        this.wanted = new ArrayDeque<>(plan.unconditional());
    }

    /** How many steps the graph has; not all of them need to be run. */
    public int size() {
        return plan.steps().size();
    }

    /** The step to be run now, empty when all that is needed has run; as in the document where the document allows it. */
    public Optional<PlannedStep> next() {
        Optional<PlannedStep> next = demand.next();
        while (next.isEmpty() && !wanted.isEmpty()) {
            demand.want(wanted.remove());
            next = demand.next();
        }
        return next;
    }

    /**
     * Runs one step, whose inputs have run before.
     *
     * @return the handle of its result: a lazy cube, a value, a result description
     * @throws eo.caravan.api.error.OpenEoException what is wrong, and at which node, process and argument
     */
    public Object run(PlannedStep step) {
        ProcessContext context = contexts.apply(step);
        effort.begin(context.control());
        Object result;
        try {
            result = StepCall.located(step, () -> effort.kept(StepCall.run(step, scope(context))));
        } finally {
            effort.end();
        }
        results.put(step.nodeId(), result);
        if (result instanceof ResultDescription description) {
            save(description);
        }
        return result;
    }

    /** What goes on with a result that was saved before stands for it. */
    private void save(ResultDescription description) {
        for (int i = 0; i < saved.size(); i++) {
            if (description.continues(saved.get(i))) {
                saved.set(i, description);
                return;
            }
        }
        if (!saved.contains(description)) {
            saved.add(description);
        }
    }

    /** What a step sees now. */
    Scope scope(ProcessContext context) {
        return new Scope(results, parameters, context, effort);
    }

    /** Runs every step and returns the result of the graph. */
    public Object runAll() {
        for (Optional<PlannedStep> next = next(); next.isPresent(); next = next()) {
            run(next.get());
        }
        return result();
    }

    /** Whether a node has run. */
    public boolean done(String node) {
        return results.containsKey(node);
    }

    /** The handle of the result node; it must have run. */
    public Object result() {
        if (!done(plan.resultNode())) {
            throw new IllegalStateException("the result node has not run");
        }
        return results.get(plan.resultNode());
    }

    /** What save_result nodes, wherever they stand in the graph, have asked for, in the order of the steps. */
    public List<ResultDescription> saved() {
        return List.copyOf(saved);
    }
}
