package eo.caravan.processors.plan;

import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Choice;
import eo.caravan.processors.process.ProcessContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A planned callback together with the parameters that it sees around it. */
final class ChildGraph implements Callback {
    private final ExecutionPlan plan;
    private final Map<String, Object> around;
    private final ProcessContext context;

    /**
     * A callback.
     *
     * @param around the parameters of the graphs around it: values, or operands where such a graph runs over cells
     * @param context what cube processes inside may ask of their surroundings
     */
    ChildGraph(ExecutionPlan plan, Map<String, Object> around, ProcessContext context) {
        this.plan = plan;
        this.around = around;
        this.context = context;
    }

    @Override
    public Object evaluate(Map<String, Object> parameters) {
        return new Evaluation(with(parameters)).run();
    }

    @Override
    public Operand compile(Map<String, Operand> parameters) {
        return new Compilation(plan, with(parameters), context).run();
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
            this.scope = new Scope(results(), parameters, context);
        }

        @Override
        protected Object compute(PlannedStep step) {
            return StepCall.run(step, scope);
        }

        @Override
        protected Set<String> spared(Choice choice, PlannedArgument condition) {
            return choice.spared(scope.value(condition));
        }
    }
}
