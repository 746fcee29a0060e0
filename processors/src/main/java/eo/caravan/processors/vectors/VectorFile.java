package eo.caravan.processors.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The vectors of one process.
 *
 * @param vectors with the files that they refer to in place of the references; a reference to a file that is not there stays
 */
record VectorFile(String process, List<Vector> vectors) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /**
     * One vector.
     *
     * @param number its number in the original, its position where it has none
     * @param missing the file that it refers to and that is not there, {@code null} where all are
     */
    record Vector(int number, JsonNode content, String missing) {}

    /**
     * Reads a file.
     *
     * @throws MalformedVectorsException where it is no file of vectors
     * @throws IOException where it cannot be read
     */
    static VectorFile read(Path file) throws IOException {
        JsonNode json = parse(file);
        String process = json.path("id").asText();
        if (process.isEmpty() || !json.path("tests").isArray()) {
            throw new MalformedVectorsException(
                    "it needs the id of a process as 'id' and an array of vectors as 'tests'");
        }
        List<Vector> vectors = new ArrayList<>();
        for (JsonNode test : json.path("tests")) {
            if (!test.path("arguments").isObject() || !test.has("returns") && !test.has("throws")) {
                throw new MalformedVectorsException("vector " + test.path("n").asInt(vectors.size())
                        + " needs 'arguments' and 'returns' or 'throws'");
            }
            Inclusion inclusion = new Inclusion(file.getParent());
            JsonNode content = inclusion.included(test);
            vectors.add(new Vector(test.path("n").asInt(vectors.size()), content, inclusion.missing));
        }
        return new VectorFile(process, vectors);
    }

    private static JsonNode parse(Path file) throws IOException {
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException malformed) {
            throw new MalformedVectorsException(
                    file.getFileName() + " is no JSON: " + malformed.getOriginalMessage()
                            + (malformed.getLocation() == null
                                    ? ""
                                    : " in line " + malformed.getLocation().getLineNr()),
                    malformed);
        }
    }

    /** Puts files in place of the references of one vector. */
    private static final class Inclusion {
        private final Path folder;
        private final Deque<Path> open = new ArrayDeque<>();
        private String missing;

        Inclusion(Path folder) {
            this.folder = folder;
        }

        JsonNode included(JsonNode json) throws IOException {
            if (json.path("$ref").isTextual()) {
                return file(json);
            }
            if (json instanceof ObjectNode object) {
                ObjectNode copy = JSON.createObjectNode();
                for (var field : object.properties()) {
                    copy.set(field.getKey(), included(field.getValue()));
                }
                return copy;
            }
            if (!json.isArray()) {
                return json;
            }
            ArrayNode copy = JSON.createArrayNode();
            for (JsonNode element : json) {
                copy.add(included(element));
            }
            return copy;
        }

        private JsonNode file(JsonNode reference) throws IOException {
            String name = reference.path("$ref").asText();
            Path file = folder.resolve(name).normalize();
            if (!Files.isRegularFile(file)) {
                missing = missing == null ? name : missing;
                return reference;
            }
            if (open.contains(file)) {
                throw new MalformedVectorsException(name + " includes itself");
            }
            if (!name.endsWith(".json")) {
                return JSON.getNodeFactory().textNode(Files.readString(file));
            }
            open.push(file);
            JsonNode content = included(parse(file));
            open.pop();
            return content;
        }
    }
}
