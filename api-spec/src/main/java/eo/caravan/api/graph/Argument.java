package eo.caravan.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a node passes to one parameter. References may stand inside arrays and objects. */
public sealed interface Argument {
    /** A JSON value without any reference in it; {@code null} stands as Jackson's null node. */
    record Literal(JsonNode value) implements Argument {}

    /** The result of another node of the same graph. */
    record FromNode(String node) implements Argument {}

    /** The value of a parameter of the graph or callback that the node stands in. */
    record FromParameter(String parameter) implements Argument {}

    /** A callback or reducer. */
    record ChildGraph(ProcessGraph graph) implements Argument {}

    /** An array with at least one reference or child graph in it. */
    record Elements(List<Argument> elements) implements Argument {}

    /** An object with at least one reference or child graph in it. */
    record Fields(Map<String, Argument> fields) implements Argument {}

    /** Reads an argument and recognises the references in it. */
    static Argument parse(JsonNode json) {
        if (json.isObject()) {
            return parseObject(json);
        }
        if (json.isArray()) {
            List<Argument> elements = new ArrayList<>();
            json.forEach(element -> elements.add(parse(element)));
            return elements.stream().allMatch(Literal.class::isInstance) ? new Literal(json) : new Elements(elements);
        }
        return new Literal(json);
    }

    private static Argument parseObject(JsonNode json) {
        if (json.path("from_node").isTextual()) {
            return new FromNode(json.path("from_node").asText());
        }
        if (json.path("from_parameter").isTextual()) {
            return new FromParameter(json.path("from_parameter").asText());
        }
        if (json.path("process_graph").isObject()) {
            return new ChildGraph(ProcessGraph.parse(json.path("process_graph")));
        }
        Map<String, Argument> fields = new LinkedHashMap<>();
        json.properties().forEach(entry -> fields.put(entry.getKey(), parse(entry.getValue())));
        return fields.values().stream().allMatch(Literal.class::isInstance) ? new Literal(json) : new Fields(fields);
    }
}
