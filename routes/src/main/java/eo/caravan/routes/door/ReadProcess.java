package eo.caravan.routes.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/**
 * Reads which process a message wants to be run: the stored one that the endpoint names, else the one in the body, with the values that
 * endpoint and headers give to its parameters.
 */
public final class ReadProcess {
    private static final Pattern NAME = Pattern.compile("[\\w-]{1,100}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** @param folder of stored processes, each a file NAME.json */
    public ReadProcess(Path folder) {
        this.folder = folder;
    }

    /**
     * The process, whose parameters that were given have their values as defaults.
     *
     * @throws OpenEoException ProcessGraphNotFound, ProcessGraphMissing, ProcessGraphInvalid, ProcessParameterUnsupported
     */
    JsonNode of(Message message, DoorOptions options) throws IOException {
        ObjectNode process = options.process() == null ? body(message) : stored(options.process());
        Map<String, Object> values = new TreeMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (name.startsWith(DoorHeaders.PARAMETER)) {
                values.put(name.substring(DoorHeaders.PARAMETER.length()), value);
            }
        });
        values.putAll(options.parameters());
        values.forEach((name, value) -> set(process, name, value));
        return process;
    }

    private ObjectNode stored(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new OpenEoException(ApiErrorCode.PROCESS_GRAPH_NOT_FOUND, Map.of("identifier", name));
        }
        Path file = folder.resolve(name + ".json");
        try {
            return process(JSON.readTree(Files.readAllBytes(file)), file.toString());
        } catch (NoSuchFileException e) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_NOT_FOUND,
                    "There is no stored process '" + name + "': the file " + file + " is missing.",
                    e);
        } catch (JsonProcessingException e) {
            throw invalid(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode body(Message message) throws IOException {
        Object body = message.getBody();
        try {
            JsonNode document = body instanceof Map || body instanceof JsonNode
                    ? JSON.valueToTree(body)
                    : JSON.readTree(message.getMandatoryBody(byte[].class));
            return process(document, "the body of the message");
        } catch (JsonProcessingException e) {
            throw invalid("the body of the message is no JSON: " + e.getOriginalMessage(), e);
        } catch (InvalidPayloadException e) {
            throw invalid("the message has no body that could be read as JSON", e);
        }
    }

    private static OpenEoException invalid(String what, Exception cause) {
        return new OpenEoException(
                ApiErrorCode.PROCESS_GRAPH_INVALID,
                what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ".",
                cause);
    }

    /** The process in a document that is one, has one as {@code process}, or is the graph alone. */
    private static ObjectNode process(JsonNode document, String origin) {
        JsonNode process = document.path("process").isObject() ? document.path("process") : document;
        if (process.path("process_graph").isObject()) {
            return process.deepCopy();
        }
        boolean graph = process.isObject()
                && !process.isEmpty()
                && process.properties().stream()
                        .allMatch(node -> node.getValue().has("process_id"));
        if (!graph) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_MISSING, "There is no process graph in " + origin + ".");
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("process_graph", process);
        return whole;
    }

    private static void set(ObjectNode process, String name, Object value) {
        for (JsonNode parameter : process.path("parameters")) {
            if (parameter.path("name").asText().equals(name)) {
                ((ObjectNode) parameter).set("default", value(parameter.path("schema"), value));
                return;
            }
        }
        throw new OpenEoException(
                ApiErrorCode.PROCESS_PARAMETER_UNSUPPORTED,
                Map.of("process", process.path("id").asText("given"), "argument", name));
    }

    /** Texts of headers are JSON, unless the parameter wants a text or they are no JSON. */
    private static JsonNode value(JsonNode schema, Object value) {
        if (!(value instanceof CharSequence)) {
            return JSON.valueToTree(value);
        }
        String text = value.toString();
        if (!schema.path("type").asText().equals("string")) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException plainText) {
                return JsonNodeFactory.instance.textNode(text);
            }
        }
        return JsonNodeFactory.instance.textNode(text);
    }
}
