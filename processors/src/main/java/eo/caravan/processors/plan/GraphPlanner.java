package eo.caravan.processors.plan;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.processors.process.ProcessContext;
import java.util.HashSet;
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
        return plan(graph, DeclaredParameters.NONE);
    }

    /**
     * The plan of a graph with parameters of which nothing is known but their names.
     *
     * @param parameters what {@code from_parameter} may name at the top of the graph
     * @throws OpenEoException the first error found
     */
    public ExecutionPlan plan(ProcessGraph graph, Set<String> parameters) {
        return plan(graph, DeclaredParameters.of(parameters));
    }

    /**
     * The plan of a graph with parameters.
     *
     * @param parameters of which those that are used need a value
     * @throws OpenEoException the first error found, which knows the others
     */
    public ExecutionPlan plan(ProcessGraph graph, DeclaredParameters parameters) {
        Problems problems = new Problems();
        ExecutionPlan plan = plan(graph, parameters.forRun(), problems);
        problems.throwIfAny();
        return plan;
    }

    /**
     * Every error in a graph, also those that show only when its steps are run over metadata (unknown collections, dimensions and
     * bands, formats that do not fit).
     *
     * <p>What is an error, where the specification leaves room:
     *
     * <ul>
     *   <li>A node that the result does not depend on is none. It is legal, and run like any other: it may save or log something.
     *   <li>A node that can never run, because it waits for a cycle, is named in the error about the cycle, once; one that waits for
     *       a node that failed, or that is not there, is not named at all. Its own, independent errors are told.
     *   <li>A parameter of the process without a value is none, as whoever calls the process gives it one. Where the process
     *       declares parameters, any other name is an error; where it declares none, only a name that stands in a callback
     *       alone is.
     * </ul>
     *
     * @param graph as it could be read, its malformed parts marked
     * @param problems takes the errors, in the order of the steps: those that show while planning, then those of the walk
     */
    public void validate(
            ProcessGraph graph,
            DeclaredParameters parameters,
            Function<PlannedStep, ProcessContext> contexts,
            Problems problems) {
        Surroundings around = parameters.forValidation(graph);
        ExecutionPlan plan = plan(graph, around, problems);
        if (plan != null) {
            Set<String> withoutValue = new HashSet<>(around.parameters().keySet());
            withoutValue.removeAll(parameters.values().keySet());
            Function<PlannedStep, ProcessContext> checking =
                    step -> contexts.apply(step).checking();
            new Validation(plan, parameters.values(), withoutValue, checking, problems).walk();
        }
    }

    private ExecutionPlan plan(ProcessGraph graph, Surroundings around, Problems problems) {
        if (graph.nodes().isEmpty()) {
            return null;
        }
        Planning planning = new Planning(registry, problems);
        return problems.attempt(() -> new GraphPlanning(planning, graph, around).plan())
                .orElse(null);
    }
}
