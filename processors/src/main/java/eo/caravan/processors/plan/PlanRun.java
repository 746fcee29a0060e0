package eo.caravan.processors.plan;

import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.process.ProcessContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One walk along a plan. Whoever walks asks for the steps and runs each of them once, in their order; what a step returns is
 * a handle, so a step costs next to nothing. Not safe for several threads at once, but a walk may change its thread between
 * steps.
 */
public final class PlanRun {
    private final ExecutionPlan plan;
    private final Map<String, Object> parameters;
    private final Function<PlannedStep, ProcessContext> contexts;
    private final Map<String, Object> results = new HashMap<>();
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
    }

    /** The steps in the order in which they are to be run. */
    public List<PlannedStep> steps() {
        return plan.steps();
    }

    /**
     * Runs one step, whose inputs have run before.
     *
     * @return the handle of its result: a lazy cube, a value, a result description
     * @throws eo.caravan.api.error.OpenEoException what is wrong, and at which node, process and argument
     */
    public Object run(PlannedStep step) {
        Object result = StepCall.run(step, scope(contexts.apply(step)));
        results.put(step.nodeId(), result);
        if (result instanceof ResultDescription description && !saved.contains(description)) {
            saved.add(description);
        }
        return result;
    }

    /** What a step sees now. */
    Scope scope(ProcessContext context) {
        return new Scope(results, parameters, context);
    }

    /** Runs every step and returns the result of the graph. */
    public Object runAll() {
        steps().forEach(this::run);
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
