package eo.caravan.processors.plan;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.process.ProcessParameter;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.ValueProcess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One compilation of a callback: every node that is needed becomes one operand, what is the same for all cells a constant. */
final class Compilation extends NodeWalk<Operand> {
    private final Map<String, Object> parameters;
    private final ProcessContext context;
    private final Effort effort;
    private final Map<List<Object>, Operand> alike = new HashMap<>();

    Compilation(ExecutionPlan plan, Map<String, Object> parameters, ProcessContext context, Effort effort) {
        super(plan);
        this.parameters = parameters;
        this.context = context;
        this.effort = effort;
    }

    @Override
    protected Operand compute(PlannedStep step) {
        effort.compilation();
        return StepCall.located(step, () -> {
            Map<String, Operand> arguments = new LinkedHashMap<>();
            Problems problems = new Problems();
            for (ProcessParameter parameter : step.spec().parameters()) {
                problems.attempt(() -> checked(step, parameter))
                        .ifPresent(operand -> arguments.put(parameter.name(), operand));
            }
            problems.throwIfAny();
            return Effort.checked(compile(step, arguments));
        });
    }

    private Operand checked(PlannedStep step, ProcessParameter parameter) {
        PlannedArgument argument = step.arguments().get(parameter.name());
        Operand operand = operand(argument);
        if (!(argument instanceof PlannedArgument.Value)) {
            check(step.called(), parameter, operand);
        }
        return operand;
    }

    private Operand compile(PlannedStep step, Map<String, Operand> arguments) {
        if (step.process() instanceof CubeProcess<?> process) {
            return process.compile(arguments, context.within(step.path(), step.processId()));
        }
        ValueProcess process = (ValueProcess) step.process();
        if (!arguments.values().stream().allMatch(Compilation::constant)) {
            return alike(step, arguments, process);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        arguments.forEach((name, operand) -> values.put(name, value(operand)));
        return new Operand.Constant(process.evaluate(values));
    }

    /** Two nodes that call the same process with the same arguments become one operand. */
    private Operand alike(PlannedStep step, Map<String, Operand> arguments, ValueProcess process) {
        List<Object> key = new ArrayList<>();
        key.add(step.processId());
        arguments.values().forEach(argument -> key.add(key(argument)));
        Operand before = alike.get(key);
        if (before == null) {
            before = process.compile(arguments);
            alike.put(key, before);
        }
        return before;
    }

    /** Simple values are the same where they are equal, everything else where it is one object. */
    private static Object key(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            Object value = constant.value();
            boolean simple =
                    value == null || value instanceof Double || value instanceof Boolean || value instanceof String;
            return simple ? Optional.ofNullable(value) : new Same(value);
        }
        if (operand instanceof Operand.Elements array && array.labels() == null) {
            return array.elements().stream().map(Compilation::key).toList();
        }
        return new Same(operand);
    }

    /** Equal to nothing but the same object. */
    private record Same(Object object) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    @Override
    protected Object known(PlannedArgument argument) {
        return operand(argument) instanceof Operand.Constant constant ? constant.value() : Demand.DIFFERS;
    }

    private Operand operand(PlannedArgument argument) {
        if (argument instanceof PlannedArgument.Value literal) {
            return new Operand.Constant(literal.value());
        }
        if (argument instanceof PlannedArgument.FromNode reference) {
            return results().getOrDefault(reference.node(), new Operand.Constant(null));
        }
        if (argument instanceof PlannedArgument.FromParameter reference) {
            Object value = parameters.get(reference.name());
            return value instanceof Operand operand ? operand : new Operand.Constant(value);
        }
        if (argument instanceof PlannedArgument.Child child) {
            return new Operand.Constant(new ChildGraph(child.plan(), parameters, context, effort));
        }
        return argument instanceof PlannedArgument.Elements array
                ? elements(array)
                : fields((PlannedArgument.Fields) argument);
    }

    private Operand elements(PlannedArgument.Elements array) {
        List<Operand> operands = array.elements().stream().map(this::operand).toList();
        Operand elements = new Operand.Elements(operands, null);
        return constant(elements) ? new Operand.Constant(value(elements)) : elements;
    }

    private Operand fields(PlannedArgument.Fields object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.fields().forEach((name, field) -> {
            Operand operand = operand(field);
            if (!constant(operand)) {
                throw new OpenEoException(
                        ApiErrorCode.PROCESS_GRAPH_INVALID,
                        "The object field '" + name + "' would differ from cell to cell, which is not possible.");
            }
            values.put(name, value(operand));
        });
        return new Operand.Constant(Collections.unmodifiableMap(values));
    }

    private static boolean constant(Operand operand) {
        if (operand instanceof Operand.Elements array) {
            return array.elements().stream().allMatch(Compilation::constant);
        }
        return operand instanceof Operand.Constant constant
                && !(constant.value() instanceof ChildGraph callback && !callback.closed());
    }

    private static Object value(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return constant.value();
        }
        Operand.Elements array = (Operand.Elements) operand;
        List<Object> values = new ArrayList<>();
        array.elements().forEach(element -> values.add(value(element)));
        return array.labels() == null ? Collections.unmodifiableList(values) : new LabeledArray(array.labels(), values);
    }

    private static void check(ServedProcess called, ProcessParameter parameter, Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            if (constant.value() != null) {
                ArgumentCheck.check(called, parameter, constant.value());
            }
            return;
        }
        Set<String> types = parameter.types();
        boolean cells = operand instanceof Cells;
        boolean fits = types.isEmpty()
                || (cells
                        ? types.contains("number") || types.contains("integer") || types.contains("boolean")
                        : types.contains("array"));
        if (!fits) {
            throw OpenEoException.invalid(
                    called.spec().id(),
                    parameter.name(),
                    "expected " + Kinds.expected(ArgumentCheck.forms(parameter.schema())) + ", given "
                            + (cells ? "a single value of each cell" : "an array of values of each cell"));
        }
    }
}
