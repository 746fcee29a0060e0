package eo.caravan.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The nodes of a process graph by their ids, in the order of the document.
 *
 * @param nodes at least one
 */
public record ProcessGraph(Map<String, ProcessNode> nodes) {

    /**
     * Reads a process graph from its JSON object (the value of {@code process_graph}).
     *
     * @throws OpenEoException ProcessGraphMissing where it is absent or empty, ProcessGraphInvalid where a node is malformed
     */
    public static ProcessGraph parse(JsonNode json) {
        if (json == null || !json.isObject() || json.isEmpty()) {
            throw new OpenEoException(ApiErrorCode.PROCESS_GRAPH_MISSING, Map.of());
        }
        Map<String, ProcessNode> nodes = new LinkedHashMap<>();
        ((ObjectNode) json)
                .properties()
                .forEach(entry -> nodes.put(entry.getKey(), node(entry.getKey(), entry.getValue())));
        return new ProcessGraph(nodes);
    }

    private static ProcessNode node(String id, JsonNode json) {
        JsonNode processId = json.path("process_id");
        if (!processId.isTextual()) {
            throw invalid(id, "Node '" + id + "' has no 'process_id'. Name the process that it calls.");
        }
        JsonNode arguments = json.path("arguments");
        if (!arguments.isObject() && !arguments.isMissingNode()) {
            throw invalid(id, "The 'arguments' of node '" + id + "' are not an object.");
        }
        Map<String, Argument> parsed = new LinkedHashMap<>();
        arguments.properties().forEach(entry -> parsed.put(entry.getKey(), Argument.parse(entry.getValue())));
        String namespace =
                json.path("namespace").isTextual() ? json.path("namespace").asText() : null;
        return new ProcessNode(
                id, processId.asText(), namespace, parsed, json.path("result").asBoolean(false));
    }

    private static OpenEoException invalid(String node, String message) {
        return new OpenEoException(ApiErrorCode.PROCESS_GRAPH_INVALID, message)
                .at(new ErrorSite(node, null, null, null));
    }
}
