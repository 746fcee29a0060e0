package eo.caravan.processors.plan;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.expression.Expression;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import eo.caravan.processors.process.VaryingLengthException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A planned callback together with the parameters that it sees around it. */
final class ChildGraph implements Callback {
    private final ExecutionPlan plan;
    private final Map<String, Object> around;
    private final ProcessContext context;
    private final Effort effort;

    /**
     * A callback.
     *
     * @param around the parameters of the graphs around it: values, or operands where such a graph runs over cells
     * @param context what cube processes inside may ask of their surroundings
     * @param effort what the steps have taken so far
     */
    ChildGraph(ExecutionPlan plan, Map<String, Object> around, ProcessContext context, Effort effort) {
        this.plan = plan;
        this.around = around;
        this.context = context;
        this.effort = effort;
    }

    @Override
    public Object evaluate(Map<String, Object> parameters) {
        return new Evaluation(with(parameters)).run();
    }

    @Override
    public Operand compile(Map<String, Operand> parameters) {
        try {
            return new Compilation(plan, with(parameters), context, effort).run();
        } catch (OpenEoException refused) {
            if (!(refused.getCause() instanceof VaryingLengthException) || !closed() || !single(parameters)) {
                throw refused;
            }
            ValueProcess whole = this::evaluate;
            return whole.compile(parameters);
        }
    }

    @Override
    public Expression expression(Set<String> parameters) {
        return new Wording(plan, around, parameters).result();
    }

    /** Whether it makes a single value of its parameters, tried with cells that have no data. */
    private boolean single(Map<String, Operand> parameters) {
        Map<String, Object> absent = new HashMap<>();
        parameters.forEach((name, operand) -> absent.put(name, absent(operand)));
        try {
            return Numbers.fits(evaluate(absent));
        } catch (OpenEoException unknown) {
            return true;
        }
    }

    private static Object absent(Operand operand) {
        if (operand instanceof Operand.Elements array) {
            List<Object> elements = new ArrayList<>();
            array.elements().forEach(element -> elements.add(absent(element)));
            return Values.array(elements, array.labels());
        }
        return operand instanceof Operand.Constant constant ? constant.value() : null;
    }

    /** Whether nothing around it differs from cell to cell. */
    boolean closed() {
        return around.values().stream()
                .allMatch(value -> !(value instanceof Operand) || value instanceof Operand.Constant);
    }

    private Map<String, Object> with(Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(around);
        all.putAll(parameters);
        return all;
    }

    /** One evaluation with values. */
    private final class Evaluation extends NodeWalk<Object> {
        private final Scope scope;

        Evaluation(Map<String, Object> parameters) {
            super(plan);
            this.scope = new Scope(results(), parameters, context, effort);
        }

        @Override
        protected Object compute(PlannedStep step) {
            effort.evaluation();
            Object result = StepCall.run(step, scope);
            Effort.checked(result);
            return result;
        }

        @Override
        protected Object known(PlannedArgument argument) {
            return scope.value(argument);
        }
    }
}
