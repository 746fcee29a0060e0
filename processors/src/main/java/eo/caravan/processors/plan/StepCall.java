package eo.caravan.processors.plan;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.process.ProcessParameter;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.NotKnownException;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.ValueProcess;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Calls the process of one step with the values of its arguments. */
final class StepCall {
    private StepCall() {}

    /**
     * The result of a step.
     *
     * @throws OpenEoException what the process refuses, with the step named
     */
    static Object run(PlannedStep step, Scope scope) {
        return located(step, () -> {
            Map<String, Object> arguments = new LinkedHashMap<>();
            Problems problems = new Problems();
            for (ProcessParameter parameter : step.spec().parameters()) {
                Object value =
                        problems.attempt(() -> checked(step, parameter, scope)).orElse(null);
                arguments.put(parameter.name(), value);
            }
            problems.throwIfAny();
            Object result = call(step, arguments, scope.context());
            return result instanceof Cube cube ? new LocatedCube(step, cube) : result;
        });
    }

    /** The value of an argument, held against the definition where that was not done while planning. */
    static Object checked(PlannedStep step, ProcessParameter parameter, Scope scope) {
        PlannedArgument argument = step.arguments().get(parameter.name());
        Object value = scope.value(argument);
        if (value != null && !(argument instanceof PlannedArgument.Value)) {
            ArgumentCheck.check(step.called(), parameter, value);
        }
        return value;
    }

    private static Object call(PlannedStep step, Map<String, Object> arguments, ProcessContext context) {
        if (step.process() instanceof ValueProcess process) {
            return process.evaluate(arguments);
        }
        return apply(
                (CubeProcess<?>) step.process(),
                step.processId(),
                arguments,
                context.within(step.path(), step.processId()));
    }

    private static <A extends Record> Object apply(
            CubeProcess<A> process, String id, Map<String, Object> arguments, ProcessContext context) {
        @SuppressWarnings("unchecked") // the record nested in the process is its type argument
        A bound = (A) RecordBinding.of(process).bind(id, arguments);
        return process.apply(bound, context);
    }

    /** What {@code work} returns; its failures know the step. */
    static <T> T located(PlannedStep step, Supplier<T> work) {
        try {
            return work.get();
        } catch (OpenEoException refused) {
            throw refused.at(step.site());
        } catch (CancelledException | NotKnownException passed) {
            throw passed;
        } catch (RuntimeException unexpected) {
            throw new OpenEoException(
                            ApiErrorCode.INTERNAL,
                            "Process '" + step.processId() + "' of node '" + step.path() + "' failed unexpectedly: "
                                    + unexpected,
                            unexpected)
                    .at(step.site());
        }
    }
}
