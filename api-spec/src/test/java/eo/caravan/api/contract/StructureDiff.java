package eo.caravan.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Compares what two OpenAPI documents mean and leaves out what they say about it: texts, titles and examples. */
final class StructureDiff {
    private static final Set<String> TEXTS =
            Set.of("description", "summary", "title", "example", "examples", "externalDocs", "bearerFormat");
    private static final Set<String> FREE = Set.of("openapi", "info", "servers", "tags");
    private static final Set<String> NAMES = Set.of(
            "properties",
            "schemas",
            "responses",
            "parameters",
            "headers",
            "paths",
            "securitySchemes",
            "mapping",
            "content",
            "default");

    private final Set<String> differences = new TreeSet<>();

    private StructureDiff() {}

    /** One line for each difference: {@code +} is new, {@code -} is gone, {@code !} is changed, then the place. */
    static Set<String> between(JsonNode before, JsonNode after) {
        StructureDiff diff = new StructureDiff();
        diff.compare(structure(before, false), structure(after, false), "");
        return diff.differences;
    }

    /** The document without its texts. */
    private static JsonNode structure(JsonNode node, boolean keysAreNames) {
        if (node.isArray()) {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .addAll(StreamSupport.stream(node.spliterator(), false)
                            .map(element -> structure(element, false))
                            .collect(Collectors.toList()));
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = entry.getKey();
            if (keysAreNames || !(TEXTS.contains(key) || FREE.contains(key) || key.startsWith("x-"))) {
                kept.set(key, structure(entry.getValue(), !keysAreNames && NAMES.contains(key)));
            }
        }
        if (kept.path("additionalProperties").isObject()
                && kept.path("additionalProperties").isEmpty()) {
            kept.put("additionalProperties", true);
        }
        return kept;
    }

    private void compare(JsonNode before, JsonNode after, String place) {
        if (before.isObject() && after.isObject()) {
            Set<String> keys = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(keys::add);
            after.fieldNames().forEachRemaining(keys::add);
            keys.forEach(key -> member(before.get(key), after.get(key), place + "/" + key));
        } else if (before.isArray() && after.isArray()) {
            elements(before, after, place);
        } else if (!before.equals(after)) {
            differences.add("! " + place);
        }
    }

    private void member(JsonNode before, JsonNode after, String place) {
        if (before == null) {
            differences.add("+ " + place);
        } else if (after == null) {
            differences.add("- " + place);
        } else {
            compare(before, after, place);
        }
    }

    private void elements(JsonNode before, JsonNode after, String place) {
        boolean values = StreamSupport.stream(before.spliterator(), false).allMatch(JsonNode::isValueNode);
        if (values) {
            Set<JsonNode> old = elements(before);
            Set<JsonNode> now = elements(after);
            now.stream().filter(value -> !old.contains(value)).forEach(value -> add("+ ", place, value));
            old.stream().filter(value -> !now.contains(value)).forEach(value -> add("- ", place, value));
        } else {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                member(before.get(i), after.get(i), place + "/" + i);
            }
        }
    }

    private void add(String sign, String place, JsonNode value) {
        differences.add(sign + place + "=" + value.asText());
    }

    private static Set<JsonNode> elements(JsonNode array) {
        Set<JsonNode> elements = new HashSet<>();
        array.forEach(elements::add);
        return elements;
    }
}
