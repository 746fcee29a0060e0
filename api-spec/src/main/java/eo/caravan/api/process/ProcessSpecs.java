package eo.caravan.api.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The catalogue of predefined processes: a document each, {@code processes/<id>.json} on the class path, read when it is first asked
 * for, and kept. Safe for many threads.
 */
public final class ProcessSpecs {
    private static final String FOLDER = "/eo/caravan/api/processes/";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProcessSpecs STANDARD = new ProcessSpecs();

    private final Map<String, ProcessSpec> read = new ConcurrentHashMap<>();

    private ProcessSpecs() {}

    /** The one catalogue of this program. */
    public static ProcessSpecs standard() {
        return STANDARD;
    }

    /** The process with this id, or empty if there is none; any string may be asked. */
    public Optional<ProcessSpec> find(String id) {
        if (!ID.matcher(id).matches() || ProcessSpecs.class.getResource(FOLDER + id + ".json") == null) {
            return Optional.empty();
        }
        return Optional.of(read.computeIfAbsent(id, ProcessSpecs::load));
    }

    private static ProcessSpec load(String id) {
        String resource = FOLDER + id + ".json";
        try {
            JsonNode json = JSON.readTree(bytes(resource));
            if (json instanceof ObjectNode document
                    && id.equals(document.path("id").asText())) {
                return ProcessSpec.read(document);
            }
            throw new IllegalStateException(resource + " is not the document of the process " + id);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is not readable", e);
        }
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = ProcessSpecs.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }
}
