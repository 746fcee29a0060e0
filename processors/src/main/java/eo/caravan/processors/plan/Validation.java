package eo.caravan.processors.plan;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.api.process.ProcessParameter;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.NotKnownException;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.ProcessContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One walk along a plan that may have wrong steps, over metadata. A step that can be run is run. Of one that cannot, because
 * something is wrong in it, an input failed or is not known, or a parameter of the process has no value yet, those arguments are looked at that are
 * known; that its inputs are missing is no error of its own. A branch that a choice will certainly not take is not walked.
 */
final class Validation {
    private final ExecutionPlan plan;
    private final Set<String> withoutValue;
    private final Function<PlannedStep, ProcessContext> contexts;
    private final Problems problems;
    private final PlanRun run;

    /**
     * A walk that has not begun.
     *
     * @param values of parameters of the process
     * @param withoutValue names of the other parameters
     */
    Validation(
            ExecutionPlan plan,
            Map<String, Object> values,
            Set<String> withoutValue,
            Function<PlannedStep, ProcessContext> contexts,
            Problems problems) {
        this.plan = plan;
        this.withoutValue = withoutValue;
        this.contexts = contexts;
        this.problems = problems;
        this.run = new PlanRun(plan, values, contexts);
    }

    /** Runs what can be run, and adds what is wrong to the problems; stops where the graph turns out to be too complex. */
    void walk() {
        Set<String> visited = new HashSet<>();
        Demand demand = new Demand(plan, node -> visited.contains(node) || plan.step(node) == null, this::known);
        for (String node : plan.unconditional()) {
            demand.want(node);
            for (Optional<PlannedStep> next = demand.next(); next.isPresent(); next = demand.next()) {
                if (!visit(next.get())) {
                    return;
                }
                visited.add(next.get().nodeId());
            }
        }
    }

    /** Runs a step or looks at it; false where it takes more than a graph may. */
    private boolean visit(PlannedStep step) {
        boolean ready =
                step.wrong().isEmpty() && step.arguments().values().stream().allMatch(this::ready);
        try {
            if (ready) {
                run.run(step);
            } else {
                look(step);
            }
            return true;
        } catch (NotKnownException unknown) {
            return true;
        } catch (OpenEoException wrong) {
            problems.add(wrong);
            return wrong.code() != ApiErrorCode.PROCESS_GRAPH_COMPLEXITY;
        }
    }

    /** What a choice can be told; where its condition is not known, it looks at all of its branches. */
    private Object known(PlannedArgument condition) {
        return ready(condition) ? run.scope(null).value(condition) : Demand.DIFFERS;
    }

    private boolean ready(PlannedArgument argument) {
        Set<String> missing = new HashSet<>();
        argument.parameters(missing::add);
        missing.retainAll(withoutValue);
        argument.nodes(node -> {
            if (!run.done(node)) {
                missing.add(node);
            }
        });
        return missing.isEmpty();
    }

    /** Looks at the arguments that are known, each on its own. */
    private void look(PlannedStep step) {
        ProcessContext context = contexts.apply(step);
        Map<String, Object> known = new LinkedHashMap<>();
        for (ProcessParameter parameter : step.spec().parameters()) {
            PlannedArgument argument = step.arguments().get(parameter.name());
            if (!step.wrong().contains(parameter.name()) && ready(argument)) {
                problems.attempt(() ->
                                StepCall.located(step, () -> StepCall.checked(step, parameter, run.scope(context))))
                        .ifPresent(value -> known.put(parameter.name(), value));
            }
        }
        dimension(step, known);
        if (step.process() instanceof CubeProcess<?> process) {
            Problems own = new Problems();
            problems.attempt(() -> StepCall.located(step, () -> {
                look(process, step, known, context, own);
                own.throwIfAny();
                return null;
            }));
        }
    }

    private static <A extends Record> void look(
            CubeProcess<A> process,
            PlannedStep step,
            Map<String, Object> known,
            ProcessContext context,
            Problems problems) {
        @SuppressWarnings("unchecked") // the record nested in the process is its type argument
        A bound = (A) RecordBinding.of(process).bindKnown(step.processId(), new HashMap<>(known), problems);
        if (bound != null) {
            process.check(bound, context, problems);
        }
    }

    /** Refuses a dimension that the data does not have, where the definition says that it must. */
    private void dimension(PlannedStep step, Map<String, Object> known) {
        boolean asked = step.spec().exceptions().containsKey(ProcessErrorCode.DIMENSION_NOT_AVAILABLE.code());
        if (asked && known.get("data") instanceof Cube data && known.get("dimension") instanceof String name) {
            problems.attempt(() -> {
                try {
                    return data.shape().index(name);
                } catch (OpenEoException unknown) {
                    throw unknown.at(step.site().argument("dimension"));
                }
            });
        }
    }
}
