package eo.caravan.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The OpenAPI document of the back-end, read once.
 *
 * <p>Made by {@link #load()}; immutable and safe to share. Paths are those below the versioned base path, without it.
 */
public final class Contract {
    private static final String RESOURCE = "/openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    private final JsonNode document;
    private final SchemaTranslator schemas;
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final List<PathTemplate> templates = new ArrayList<>();

    private Contract(JsonNode document) {
        this.document = document;
        this.schemas = new SchemaTranslator(document);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            Map<String, Operation> byMethod = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    Operation operation = operation(path.getKey(), method.getKey(), method.getValue());
                    byMethod.put(operation.method(), operation);
                    operations.put(operation.id(), operation);
                }
            }
            templates.add(new PathTemplate(path.getKey(), byMethod));
        }
        templates.sort(Comparator.comparingInt(PathTemplate::variableCount));
    }

    /** Reads {@code openapi.yaml} from the class path. */
    public static Contract load() {
        try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
            return new Contract(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml is not readable", e);
        }
    }

    /** The version of the openEO API, for example {@code 1.3.0}. */
    public String version() {
        return document.path("info").path("version").asText();
    }

    /** All operations in the order of the document. */
    public List<Operation> operations() {
        return List.copyOf(operations.values());
    }

    /** The operation with this operationId, if the contract has it. */
    public Optional<Operation> operation(String operationId) {
        return Optional.ofNullable(operations.get(operationId));
    }

    /** The template that a path (below the base path, encoded, without query) belongs to; literal segments win. */
    public Optional<PathTemplate> resolve(String path) {
        return templates.stream().filter(template -> template.matches(path)).findFirst();
    }

    /**
     * The JSON Schema (2020-12, stands alone) of the operation's JSON request body; empty where it takes none.
     *
     * <p>It says what the contract means in terms of JSON Schema: {@code nullable} has become a null type, also where a
     * schema makes nullable what it inherits, and alternatives may overlap.
     */
    public Optional<JsonNode> requestSchema(String operationId) {
        return node(operationId).flatMap(node -> schemas.translate(jsonSchema(node.path("requestBody"))));
    }

    /** The JSON Schema (2020-12, stands alone) of the JSON body of the operation's answer with this status. */
    public Optional<JsonNode> responseSchema(String operationId, int status) {
        return node(operationId).flatMap(node -> schemas.translate(jsonSchema(response(node, status))));
    }

    /** The JSON Schema (2020-12, stands alone) of a named schema of the contract, for example {@code batch_job}. */
    public Optional<JsonNode> schema(String name) {
        return schemas.translate(document.at("/components/schemas").path(name));
    }

    private JsonNode response(JsonNode operation, int status) {
        JsonNode responses = operation.path("responses");
        String exact = String.valueOf(status);
        JsonNode response = responses.has(exact) ? responses.path(exact) : responses.path(status / 100 + "XX");
        return schemas.resolve(response);
    }

    private Optional<JsonNode> node(String operationId) {
        return operation(operationId).map(operation -> document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT)));
    }

    private static JsonNode jsonSchema(JsonNode body) {
        JsonNode content = body.path("content");
        String type = content.has("application/schema+json") ? "application/schema+json" : "application/json";
        return content.path(type).path("schema");
    }

    private static Operation operation(String path, String method, JsonNode node) {
        Set<Integer> successes = new TreeSet<>();
        ((ObjectNode) node.path("responses")).fieldNames().forEachRemaining(status -> {
            if (status.matches("2\\d\\d")) {
                successes.add(Integer.valueOf(status));
            }
        });
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                access(node.path("security")),
                Set.copyOf(successes));
    }

    private static Access access(JsonNode security) {
        boolean anonymous = security.isEmpty();
        boolean bearer = false;
        for (JsonNode alternative : security) {
            anonymous |= alternative.isEmpty();
            bearer |= alternative.has("Bearer");
        }
        if (anonymous) {
            return bearer ? Access.BEARER_OPTIONAL : Access.PUBLIC;
        }
        return bearer ? Access.BEARER : Access.BASIC;
    }
}
