package eo.caravan.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads process graphs from JSON and collects what is malformed in them: what is no node, no argument or no reference. Whatever
 * is malformed stands in the result with a mark, so that nothing else is said about it later.
 */
final class GraphReader {
    private static final Set<String> RESERVED = Set.of("from_node", "from_parameter", "process_graph");

    private final Problems problems;

    GraphReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The nodes of a graph; none where it is missing or empty.
     *
     * @param site the argument that the graph is given as
     */
    ProcessGraph graph(JsonNode json, ErrorSite site) {
        Map<String, ProcessNode> nodes = new LinkedHashMap<>();
        if (json == null || !json.isObject() || json.isEmpty()) {
            problems.add(new OpenEoException(ApiErrorCode.PROCESS_GRAPH_MISSING, Map.of()).at(site));
            return new ProcessGraph(nodes);
        }
        String around = site.node() == null ? "" : site.node() + "/";
        json.properties()
                .forEach(entry ->
                        nodes.put(entry.getKey(), node(entry.getKey(), around + entry.getKey(), entry.getValue())));
        return new ProcessGraph(nodes);
    }

    private ProcessNode node(String id, String path, JsonNode json) {
        JsonNode process = json.path("process_id");
        boolean named = process.isTextual() && !process.asText().isBlank();
        ErrorSite site = new ErrorSite(path, named ? process.asText() : null, null, null);
        int before = problems.count();
        if (!json.isObject()) {
            refuse(site, "A node must be an object with 'process_id' and 'arguments'.");
        } else {
            fields(json, named, site);
        }
        boolean sound = problems.count() == before;
        Map<String, Argument> arguments = new LinkedHashMap<>();
        json.path("arguments")
                .properties()
                .forEach(entry ->
                        arguments.put(entry.getKey(), argument(entry.getValue(), site.argument(entry.getKey()))));
        JsonNode namespace = json.path("namespace");
        return new ProcessNode(
                id,
                sound ? process.asText() : null,
                namespace.isTextual() ? namespace.asText() : null,
                arguments,
                json.path("result").asBoolean(false));
    }

    private void fields(JsonNode json, boolean named, ErrorSite site) {
        if (!named) {
            refuse(site, "The node has no 'process_id'. Name the process that it calls.");
        }
        if (!json.path("arguments").isObject()) {
            refuse(
                    site,
                    json.has("arguments")
                            ? "The 'arguments' of the node must be an object."
                            : "The node has no 'arguments'. Write {} where there are none.");
        }
        if (json.has("result") && !json.path("result").isBoolean()) {
            refuse(site, "The 'result' of the node must be true or false.");
        }
        for (String text : List.of("namespace", "description")) {
            if (json.has(text)
                    && !json.path(text).isTextual()
                    && !json.path(text).isNull()) {
                refuse(site, "The '" + text + "' of the node must be a text.");
            }
        }
    }

    /** An argument with the references in it recognised. */
    Argument argument(JsonNode json, ErrorSite site) {
        if (json.isObject()) {
            return object(json, site);
        }
        if (json.isArray()) {
            return array(json, site);
        }
        if (json.isNumber() && !Double.isFinite(json.doubleValue())) {
            problems.add(OpenEoException.invalid(
                            String.valueOf(site.process()),
                            String.valueOf(site.argument()),
                            "The number is too large. At most about 1.8e308 can be computed with.")
                    .at(site));
            return new Argument.Malformed();
        }
        return new Argument.Literal(json);
    }

    private Argument array(JsonNode json, ErrorSite site) {
        List<Argument> elements = null;
        for (int i = 0; i < json.size(); i++) {
            Argument element = argument(json.get(i), site);
            if (elements == null && !(element instanceof Argument.Literal)) {
                elements = new ArrayList<>(json.size());
                for (int before = 0; before < i; before++) {
                    elements.add(new Argument.Literal(json.get(before)));
                }
            }
            if (elements != null) {
                elements.add(element);
            }
        }
        return elements == null ? new Argument.Literal(json) : new Argument.Elements(elements);
    }

    private Argument object(JsonNode json, ErrorSite site) {
        if (json.path("from_node").isTextual()) {
            return new Argument.FromNode(json.path("from_node").asText());
        }
        if (json.path("from_parameter").isTextual()) {
            return new Argument.FromParameter(json.path("from_parameter").asText());
        }
        if (json.path("process_graph").isObject()) {
            return child(json.path("process_graph"), site);
        }
        Map<String, Argument> fields = new LinkedHashMap<>();
        boolean literal = true;
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (RESERVED.contains(field.getKey())) {
                refuse(
                        site,
                        "'" + field.getKey() + "' is kept for references and callbacks, and must be "
                                + (field.getKey().equals("process_graph") ? "an object of nodes." : "a text."));
                return new Argument.Malformed();
            }
            Argument value = argument(field.getValue(), site);
            literal &= value instanceof Argument.Literal;
            fields.put(field.getKey(), value);
        }
        return literal ? new Argument.Literal(json) : new Argument.Fields(fields);
    }

    private Argument child(JsonNode json, ErrorSite site) {
        ProcessGraph graph = graph(json, site);
        return graph.nodes().isEmpty() ? new Argument.Malformed() : new Argument.ChildGraph(graph);
    }

    private void refuse(ErrorSite site, String message) {
        problems.add(new OpenEoException(ApiErrorCode.PROCESS_GRAPH_INVALID, message).at(site));
    }
}
