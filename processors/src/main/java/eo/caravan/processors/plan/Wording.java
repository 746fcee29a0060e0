package eo.caravan.processors.plan;

import eo.caravan.processors.expression.Expression;
import eo.caravan.processors.kernel.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes out a planned callback as an expression, as long as that stays small. */
final class Wording {
    /** A node that is used often is written out often: larger expressions than this are of no use to anybody. */
    private static final int LARGEST = 1_000;

    private final ExecutionPlan plan;
    private final Map<String, Object> around;
    private final Set<String> parameters;
    private int size;

    Wording(ExecutionPlan plan, Map<String, Object> around, Set<String> parameters) {
        this.plan = plan;
        this.around = around;
        this.parameters = parameters;
    }

    /** The result of the callback. */
    Expression result() {
        return node(plan.resultNode());
    }

    private Expression node(String node) {
        PlannedStep step = plan.step(node);
        if (step == null || !step.wrong().isEmpty() || ++size > LARGEST) {
            return new Expression.Unknown();
        }
        Map<String, Expression> arguments = new LinkedHashMap<>();
        step.arguments().forEach((name, argument) -> arguments.put(name, argument(argument)));
        return new Expression.Call(step.processId(), arguments);
    }

    private Expression argument(PlannedArgument argument) {
        if (argument instanceof PlannedArgument.Value literal) {
            return new Expression.Constant(literal.value());
        }
        if (argument instanceof PlannedArgument.FromNode reference) {
            return node(reference.node());
        }
        if (argument instanceof PlannedArgument.FromParameter reference) {
            return parameter(reference.name());
        }
        if (argument instanceof PlannedArgument.Elements array) {
            List<Expression> elements = new ArrayList<>();
            array.elements().forEach(element -> elements.add(argument(element)));
            return new Expression.Elements(List.copyOf(elements));
        }
        return new Expression.Unknown();
    }

    private Expression parameter(String name) {
        if (parameters.contains(name)) {
            return new Expression.Parameter(name);
        }
        Object value = around.get(name);
        if (value instanceof Operand.Constant constant) {
            return new Expression.Constant(constant.value());
        }
        boolean known = around.containsKey(name) && !(value instanceof Operand);
        return known ? new Expression.Constant(value) : new Expression.Unknown();
    }
}
