package eo.caravan.processors.plan;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.ProcessContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step sees while values are computed.
 *
 * @param results of the nodes that have run
 * @param parameters of the graph and everything around it; operands where a callback around it runs over cells
 * @param effort what the steps have taken so far
 */
record Scope(Map<String, Object> results, Map<String, Object> parameters, ProcessContext context, Effort effort) {
    /** The value of an argument; nodes that have not run count as null. */
    Object value(PlannedArgument argument) {
        if (argument instanceof PlannedArgument.Value literal) {
            return literal.value();
        }
        if (argument instanceof PlannedArgument.FromNode reference) {
            return results.get(reference.node());
        }
        if (argument instanceof PlannedArgument.FromParameter reference) {
            return parameter(reference.name());
        }
        if (argument instanceof PlannedArgument.Child child) {
            return new ChildGraph(child.plan(), parameters, context, effort);
        }
        if (argument instanceof PlannedArgument.Elements array) {
            List<Object> values = new ArrayList<>();
            array.elements().forEach(element -> values.add(value(element)));
            return Collections.unmodifiableList(values);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        ((PlannedArgument.Fields) argument).fields().forEach((name, field) -> fields.put(name, value(field)));
        return Collections.unmodifiableMap(fields);
    }

    private Object parameter(String name) {
        Object value = parameters.get(name);
        if (value instanceof Operand.Constant constant) {
            return constant.value();
        }
        if (value instanceof Operand) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "A callback uses the parameter '" + name
                            + "' of a callback around it, which differs from cell to cell; that is not possible here.");
        }
        return value;
    }
}
