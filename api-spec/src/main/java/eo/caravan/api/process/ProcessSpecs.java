package eo.caravan.api.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalogue of predefined processes. Each document is read from the class path when it is first asked for, and kept;
 * {@code index.txt} beside the documents names them, because a folder inside a jar cannot be listed. Safe for many threads.
 */
public final class ProcessSpecs {
    private static final String FOLDER = "/eo/caravan/api/processes/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> ids;
    private final Map<String, ProcessSpec> read = new ConcurrentHashMap<>();

    private ProcessSpecs(Set<String> ids) {
        this.ids = ids;
    }

    /** The one catalogue of this program. */
    public static ProcessSpecs standard() {
        return Standard.CATALOGUE;
    }

    /** The process with this id, or empty if there is none; any string may be asked. */
    public Optional<ProcessSpec> find(String id) {
        return ids.contains(id) ? Optional.of(read.computeIfAbsent(id, ProcessSpecs::load)) : Optional.empty();
    }

    /** Every process, sorted by id. */
    public List<ProcessSpec> all() {
        return ids.stream()
                .map(id -> read.computeIfAbsent(id, ProcessSpecs::load))
                .toList();
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

    private static Set<String> index() {
        try {
            Set<String> ids = new TreeSet<>();
            new String(bytes(FOLDER + "index.txt"), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(ids::add);
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + "index.txt is not readable", e);
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

    private static final class Standard {
        private static final ProcessSpecs CATALOGUE = new ProcessSpecs(index());
    }
}
