package eo.caravan.processors.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.process.ProcessParameter;
import eo.caravan.api.process.ProcessSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some vectors write callbacks as drafts of the API did: references as {@code from_argument}, whatever they refer to; graphs
 * without {@code process_graph} around them; a callback under another parameter's name; {@code element} for {@code x}.
 */
final class OlderSpelling {
    private OlderSpelling() {}

    /** The arguments as they are written today. */
    static ObjectNode corrected(ProcessSpec spec, JsonNode arguments) {
        ObjectNode corrected = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            JsonNode value = argument.getValue();
            String name = holdsGraph(value) ? parameter(spec, argument.getKey()) : argument.getKey();
            List<String> seen = spec.parameter(name)
                    .flatMap(ProcessParameter::callback)
                    .map(callback -> callback.parameters().stream()
                            .map(ProcessParameter::name)
                            .toList())
                    .orElse(List.of());
            corrected.set(name, holdsGraph(value) ? graph(value, seen) : value);
        }
        return corrected;
    }

    /** Whether a value is or holds a callback. */
    static boolean holdsGraph(JsonNode value) {
        return value.path("process_graph").isObject() || bare(value);
    }

    private static boolean bare(JsonNode value) {
        boolean all = value.isObject() && !value.isEmpty();
        for (JsonNode node : value) {
            all &= node.path("process_id").isTextual();
        }
        return all;
    }

    private static String parameter(ProcessSpec spec, String given) {
        if (spec.parameter(given).isPresent()) {
            return given;
        }
        Optional<String> callback = spec.parameters().stream()
                .filter(parameter -> parameter.callback().isPresent())
                .map(ProcessParameter::name)
                .findFirst();
        return callback.orElse(given);
    }

    private static JsonNode graph(JsonNode value, List<String> parameters) {
        ObjectNode nodes =
                bare(value) ? value.deepCopy() : value.path("process_graph").deepCopy();
        for (JsonNode node : nodes) {
            for (Map.Entry<String, JsonNode> argument : node.path("arguments").properties()) {
                argument.setValue(reference(argument.getValue(), nodes, parameters));
            }
        }
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
        wrapped.set("process_graph", nodes);
        return wrapped;
    }

    private static JsonNode reference(JsonNode argument, JsonNode nodes, List<String> parameters) {
        String older = argument.path("from_argument")
                .asText(argument.path("from_parameter").asText());
        if (older.isEmpty()) {
            return argument;
        }
        String name = older.equals("element") && !parameters.contains(older) ? "x" : older;
        boolean node = nodes.has(name) && !parameters.contains(name);
        return JsonNodeFactory.instance.objectNode().put(node ? "from_node" : "from_parameter", name);
    }
}
