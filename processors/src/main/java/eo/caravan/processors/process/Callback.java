package eo.caravan.processors.process;

import eo.caravan.processors.expression.Expression;
import eo.caravan.processors.kernel.Operand;
import java.util.Map;
import java.util.Set;

/** A child graph, checked and ready: it can be evaluated for values, or compiled for cells. */
public interface Callback {
    /** The result for parameters that are values; parameters that the callback does not use may be absent. */
    Object evaluate(Map<String, Object> parameters);

    /**
     * The result for parameters that are operands. Common sub-graphs become one operand.
     *
     * @throws eo.caravan.api.error.OpenEoException where the callback cannot work on such parameters
     */
    Operand compile(Map<String, Operand> parameters);

    /**
     * What it says, for translation into other languages; what cannot be said is unknown.
     *
     * @param parameters names of its own parameters, which have no value yet
     */
    default Expression expression(Set<String> parameters) {
        return new Expression.Unknown();
    }
}
