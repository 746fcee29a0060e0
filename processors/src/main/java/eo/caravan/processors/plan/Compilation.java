package eo.caravan.processors.plan;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.process.ProcessParameter;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Choice;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.ValueProcess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One compilation of a callback: every node that is needed becomes one operand, what is the same for all cells a constant. */
final class Compilation extends NodeWalk<Operand> {
    private final Map<String, Object> parameters;
    private final ProcessContext context;

    Compilation(ExecutionPlan plan, Map<String, Object> parameters, ProcessContext context) {
        super(plan);
        this.parameters = parameters;
        this.context = context;
    }

    @Override
    protected Operand compute(PlannedStep step) {
        return StepCall.located(step, () -> {
            Map<String, Operand> arguments = new LinkedHashMap<>();
            Problems problems = new Problems();
            for (ProcessParameter parameter : step.spec().parameters()) {
                problems.attempt(() -> checked(step, parameter))
                        .ifPresent(operand -> arguments.put(parameter.name(), operand));
            }
            problems.throwIfAny();
            return compile(step, arguments);
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
            return process.compile(arguments);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        arguments.forEach((name, operand) -> values.put(name, value(operand)));
        return new Operand.Constant(process.evaluate(values));
    }

    @Override
    protected Set<String> spared(Choice choice, PlannedArgument condition) {
        return operand(condition) instanceof Operand.Constant constant ? choice.spared(constant.value()) : Set.of();
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
            return new Operand.Constant(new ChildGraph(child.plan(), parameters, context));
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
