package eo.caravan.processors.plan;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.process.ProcessContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Checks process graphs and turns them into plans. Immutable, safe for many threads. */
public final class GraphPlanner {
    private final ProcessRegistry registry;

    public GraphPlanner(ProcessRegistry registry) {
        this.registry = registry;
    }

    /**
     * The plan of a graph without parameters.
     *
     * @throws OpenEoException the first error found: ProcessGraphInvalid, ProcessGraphComplexity, ProcessUnsupported,
     *     ProcessParameterUnsupported, ProcessParameterRequired, ProcessParameterInvalid
     */
    public ExecutionPlan plan(ProcessGraph graph) {
        return plan(graph, Set.of());
    }

    /**
     * The plan of a graph with parameters.
     *
     * @param parameters what {@code from_parameter} may name at the top of the graph
     * @throws OpenEoException the first error found
     */
    public ExecutionPlan plan(ProcessGraph graph, Set<String> parameters) {
        Planning planning = new Planning(registry);
        ExecutionPlan plan = planning.plan(graph, parameters);
        if (!planning.errors().isEmpty()) {
            throw planning.errors().get(0);
        }
        return plan;
    }

    /** Every error in a graph that shows without running it; empty where there is none. */
    public List<OpenEoException> validate(ProcessGraph graph, Set<String> parameters) {
        Planning planning = new Planning(registry);
        check(planning, graph, parameters);
        return planning.errors();
    }

    /**
     * Every error in a graph, also those that show only when its steps are run (unknown collections, dimensions and bands,
     * formats that do not fit). What depends on a step that failed is not run.
     */
    public List<OpenEoException> validate(ProcessGraph graph, Function<PlannedStep, ProcessContext> contexts) {
        Planning planning = new Planning(registry);
        ExecutionPlan plan = check(planning, graph, Set.of());
        List<OpenEoException> errors = new ArrayList<>(planning.errors());
        if (plan != null) {
            PlanRun run = new PlanRun(plan, step -> contexts.apply(step).checking());
            for (PlannedStep step : plan.steps()) {
                tryStep(run, plan, step, errors);
            }
        }
        return errors;
    }

    private static ExecutionPlan check(Planning planning, ProcessGraph graph, Set<String> parameters) {
        try {
            return planning.plan(graph, parameters);
        } catch (OpenEoException tooComplex) {
            planning.errors().add(tooComplex);
            return null;
        }
    }

    private static void tryStep(PlanRun run, ExecutionPlan plan, PlannedStep step, List<OpenEoException> errors) {
        if (!plan.dependencies(step.nodeId()).stream().allMatch(run::done)) {
            return;
        }
        try {
            run.run(step);
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (OpenEoException error) {
            errors.add(error);
        }
    }
}
