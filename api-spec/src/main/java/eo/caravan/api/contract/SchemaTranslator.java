package eo.caravan.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes schemas of the OpenAPI 3.0 document as JSON Schema 2020-12.
 *
 * <p>Three things differ between the dialects as the openEO contract uses them. {@code nullable} is no keyword of JSON
 * Schema. A schema that makes an inherited property nullable would still be refused by the one it inherits from. And
 * {@code oneOf} is used for alternatives that overlap, so it is written as {@code anyOf}.
 */
final class SchemaTranslator {
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String DEFINITIONS = "#/$defs/";
    private static final Set<String> OPENAPI_ONLY = Set.of("nullable", "discriminator", "example", "externalDocs");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode document;

    SchemaTranslator(JsonNode document) {
        this.document = document;
    }

    /** The schema with every definition it needs; empty where there is no schema. */
    Optional<JsonNode> translate(JsonNode schema) {
        if (!schema.isObject()) {
            return Optional.empty();
        }
        ObjectNode root = JSON.objectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        Walk walk = new Walk();
        root.setAll(walk.schema(schema));
        ObjectNode definitions = JSON.objectNode();
        while (!walk.pending.isEmpty()) {
            String name = walk.pending.removeFirst();
            definitions.set(name, walk.schema(document.at("/components/schemas").path(name)));
        }
        if (!definitions.isEmpty()) {
            root.set("$defs", definitions);
        }
        return Optional.of(root);
    }

    /** What a {@code $ref} within the document points to; any other node is itself. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private final class Walk {
        private final Deque<String> pending = new ArrayDeque<>();
        private final Set<String> seen = new HashSet<>();

        ObjectNode schema(JsonNode schema) {
            if (schema.has("$ref")) {
                return reference(schema.path("$ref").asText());
            }
            ObjectNode written = JSON.objectNode();
            for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
                if (!OPENAPI_ONLY.contains(keyword.getKey())) {
                    keyword(written, keyword.getKey(), keyword.getValue(), schema);
                }
            }
            return schema.path("nullable").asBoolean() ? orNull(written) : written;
        }

        private void keyword(ObjectNode written, String name, JsonNode value, JsonNode schema) {
            switch (name) {
                case "properties" -> written.set(name, properties(value));
                case "items", "not" -> written.set(name, schema(value));
                case "additionalProperties" -> written.set(name, value.isBoolean() ? value : schema(value));
                case "anyOf" -> written.set(name, alternatives(value));
                case "oneOf" -> all(written).add(JSON.objectNode().set("anyOf", alternatives(value)));
                case "allOf" -> value.forEach(part -> all(written).add(schema(inherited(part, schema))));
                default -> written.set(name, value);
            }
        }

        private ObjectNode reference(String reference) {
            String name = reference.substring(COMPONENTS.length());
            if (seen.add(name)) {
                pending.addLast(name);
            }
            return JSON.objectNode().put("$ref", DEFINITIONS + name);
        }

        private ObjectNode properties(JsonNode properties) {
            ObjectNode written = JSON.objectNode();
            properties.properties().forEach(entry -> written.set(entry.getKey(), schema(entry.getValue())));
            return written;
        }

        private ArrayNode alternatives(JsonNode schemas) {
            ArrayNode written = JSON.arrayNode();
            schemas.forEach(schema -> written.add(schema(schema)));
            return written;
        }
    }

    private static ArrayNode all(ObjectNode written) {
        return written.withArray("/allOf");
    }

    /** The inherited part, its properties nullable where the heir makes them so. */
    private JsonNode inherited(JsonNode part, JsonNode heir) {
        JsonNode target = resolve(part);
        ObjectNode widened = null;
        for (Map.Entry<String, JsonNode> property : heir.path("properties").properties()) {
            String name = property.getKey();
            if (property.getValue().path("nullable").asBoolean()
                    && target.path("properties").has(name)) {
                widened = widened == null ? target.deepCopy() : widened;
                ObjectNode nullable = JSON.objectNode().put("nullable", true);
                nullable.putArray("allOf").add(target.path("properties").get(name));
                ((ObjectNode) widened.path("properties")).set(name, nullable);
            }
        }
        return widened == null ? part : widened;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isTextual() && !schema.has("enum") && !schema.has("allOf") && !schema.has("anyOf")) {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(JSON.objectNode().put("type", "null")).add(schema);
        return either;
    }
}
