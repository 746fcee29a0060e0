package eo.caravan.api.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The child graph that a parameter expects: a reducer, a condition, a function of a value.
 *
 * @param parameters what {@code from_parameter} may name inside the child graph, in order
 * @param returns the schema of the value that its result node must give
 */
public record ProcessCallback(List<ProcessParameter> parameters, JsonNode returns) {
    /** Keeps the list as it is now. */
    public ProcessCallback {
        parameters = List.copyOf(parameters);
    }

    static ProcessCallback read(JsonNode schema) {
        List<ProcessParameter> parameters = new ArrayList<>();
        schema.path("parameters").forEach(parameter -> parameters.add(ProcessParameter.read(parameter)));
        return new ProcessCallback(parameters, schema.path("returns").path("schema"));
    }
}
