package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which values the properties of a collection's items have: its summaries and queryables. */
final class PropertySummary {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Properties with more distinct texts than this are identifiers rather than categories. */
    private static final int MOST_VALUES = 30;

    private static final Set<String> CODES = Set.of("proj:epsg", "proj:code", "gsd");
    private static final Set<String> LEFT_OUT = Set.of(
            "datetime",
            "start_datetime",
            "end_datetime",
            "created",
            "updated",
            "title",
            "description",
            "proj:wkt2",
            "proj:projjson");

    private final Map<String, SortedSet<JsonNode>> values = new TreeMap<>();

    PropertySummary(List<SourceItem> items) {
        for (SourceItem item : items) {
            for (Map.Entry<String, JsonNode> property :
                    item.json().path("properties").properties()) {
                scalars(property.getValue()).forEach(value -> values.computeIfAbsent(
                                property.getKey(), key -> new TreeSet<>(PropertySummary::compare))
                        .add(value));
            }
        }
        LEFT_OUT.forEach(values::remove);
        values.keySet().removeIf(key -> key.startsWith("proj:") && !CODES.contains(key));
    }

    /** Texts before numbers, each in their own order. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        return one.isNumber() == other.isNumber()
                ? one.asText().compareTo(other.asText())
                : Boolean.compare(one.isNumber(), other.isNumber());
    }

    /** The value itself or, for a list, its elements; of numbers in lists no summary is made. */
    private static Stream<JsonNode> scalars(JsonNode value) {
        if (value.isArray()) {
            return Stream.iterate(0, i -> i < value.size(), i -> i + 1)
                    .map(value::path)
                    .filter(JsonNode::isTextual);
        }
        return value.isValueNode() && !value.isNull() ? Stream.of(value) : Stream.empty();
    }

    /** Ranges of numbers, lists of texts. */
    ObjectNode summaries() {
        ObjectNode out = JSON.objectNode();
        values.forEach((name, distinct) -> {
            boolean numbers = distinct.stream().allMatch(JsonNode::isNumber);
            if (numbers && !CODES.contains(name)) {
                out.set(name, range(distinct));
            } else if (distinct.size() <= MOST_VALUES) {
                out.set(name, JSON.arrayNode().addAll(distinct));
            }
        });
        return out;
    }

    private static ObjectNode range(SortedSet<JsonNode> numbers) {
        return JSON.objectNode().<ObjectNode>set("minimum", numbers.first()).set("maximum", numbers.last());
    }

    /** The JSON Schema of the properties that conditions can be made on. */
    ObjectNode queryables(String title) {
        ObjectNode properties = JSON.objectNode();
        values.forEach((name, distinct) -> properties.set(name, schema(name, distinct)));
        ObjectNode datetime = JSON.objectNode().put("title", "Date and time").put("type", "string");
        properties.set("datetime", datetime.put("format", "date-time"));
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2019-09/schema");
        schema.put("type", "object").put("title", title);
        schema.set("properties", properties);
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode schema(String name, SortedSet<JsonNode> distinct) {
        ObjectNode schema = JSON.objectNode().put("title", title(name));
        if (distinct.stream().allMatch(JsonNode::isNumber)) {
            schema.put("type", distinct.stream().allMatch(JsonNode::isIntegralNumber) ? "integer" : "number");
            return CODES.contains(name)
                    ? schema.set("enum", JSON.arrayNode().addAll(distinct))
                    : schema.setAll(range(distinct));
        }
        if (distinct.stream().allMatch(JsonNode::isBoolean)) {
            return schema.put("type", "boolean");
        }
        schema.put("type", "string");
        return distinct.size() <= MOST_VALUES
                ? schema.set("enum", JSON.arrayNode().addAll(distinct))
                : schema;
    }

    private static String title(String name) {
        String words = name.substring(name.indexOf(':') + 1).replace('_', ' ').replace('-', ' ');
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
