package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept on disk of collections of other servers: {@code ID.json}, which an administrator may write to say what the other
 * server does not, and {@code copies/ID.json}, the last description that could be made.
 */
final class RemoteCopies {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteCopies.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    RemoteCopies(Path folder) {
        this.folder = folder;
    }

    /** How a collection is served. */
    record Copy(ObjectNode description, JsonNode queryables) {}

    /** The fields that an administrator wrote; empty where there are none. */
    ObjectNode overlay(RemoteCollection collection) {
        return read(folder.resolve(collection.id() + ".json")).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** The last copy, where it is of the same source. */
    Optional<Copy> read(RemoteCollection collection) {
        return read(copy(collection))
                .filter(kept ->
                        kept.path("url").asText().equals(collection.url().text()))
                .filter(kept -> kept.path("description").isObject())
                .map(kept -> new Copy((ObjectNode) kept.path("description"), kept.path("queryables")));
    }

    void write(RemoteCollection collection, Copy copy) {
        ObjectNode kept = JSON.createObjectNode().put("url", collection.url().text());
        kept.set("description", copy.description);
        kept.set("queryables", copy.queryables);
        Path file = copy(collection);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            JSON.writeValue(fresh.toFile(), kept);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("{} cannot be written; after a restart the collection has to be asked for again", file, e);
        }
    }

    private Path copy(RemoteCollection collection) {
        return folder.resolve("copies").resolve(collection.id() + ".json");
    }

    private static Optional<ObjectNode> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return JSON.readTree(file.toFile()) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} is passed over: {}", file, e.getMessage());
            return Optional.empty();
        }
    }
}
