package eo.caravan.processors.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The STAC documents of an ingested collection: {@code collection.json} and one file an item in {@code items}. Each is replaced as
 * a whole, so that readers never see half of one. One run at a time.
 */
final class IngestedCollection implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final Path items;
    private final FileChannel lock;
    private final Map<String, ObjectNode> known = new TreeMap<>();
    private final Set<String> changed = new TreeSet<>();

    private IngestedCollection(Path folder, FileChannel lock) {
        this.folder = folder;
        this.items = folder.resolve("items");
        this.lock = lock;
    }

    /**
     * Takes hold of the collection in a folder, which is made where it is missing.
     *
     * @throws IOException where another run works on it, or it cannot be written
     */
    static IngestedCollection open(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("items"));
        FileChannel file =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        IngestedCollection collection = new IngestedCollection(folder, file);
        try {
            if (tryLock(file) == null) {
                throw new IOException("Another run is working on " + folder + ". Try again when it has ended.");
            }
            collection.readItems();
            return collection;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    private void readItems() throws IOException {
        try (Stream<Path> files = Files.list(items)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                if (JSON.readTree(file.toFile()) instanceof ObjectNode item) {
                    known.put(item.path("id").asText(), item);
                }
            }
        }
    }

    /** The items by id, as they stand. */
    Map<String, ObjectNode> items() {
        return known;
    }

    /** Takes in an item, to be written by {@link #save}; false where it stood there just so. */
    boolean put(String id, ObjectNode item) throws IOException {
        // as it will be read: an int of Java and a long are the same number there
        if (JSON.readTree(JSON.writeValueAsBytes(item)).equals(known.get(id))) {
            return false;
        }
        changed.add(id);
        known.put(id, item);
        return true;
    }

    /** Drops an item, whose document goes with {@link #save}. */
    void remove(String id) {
        changed.add(id);
        known.remove(id);
    }

    /**
     * Writes what has changed: first the collection's own document, so that whoever finds an item finds what it belongs to.
     */
    void save(IngestRequest request) throws IOException {
        if (!known.isEmpty()) {
            describe(request);
        }
        for (String id : changed) {
            Path file = items.resolve(id + ".json");
            if (known.containsKey(id)) {
                write(file, known.get(id));
            } else {
                Files.deleteIfExists(file);
            }
        }
        changed.clear();
    }

    /** Writes the collection's own document; what an administrator wrote into it stays, but for the extent and the assets. */
    private void describe(IngestRequest request) throws IOException {
        ObjectNode document = read(folder.resolve("collection.json"));
        document.put("type", "Collection").put("stac_version", "1.1.0").put("id", request.collection());
        ArrayNode extensions = document.putArray("stac_extensions")
                .add("https://stac-extensions.github.io/item-assets/v1.0.0/schema.json");
        SceneItem.EXTENSIONS.forEach(extensions::add);
        putUnlessThere(document, "title", request.title().orElse(request.collection()));
        request.title().ifPresent(title -> document.put("title", title));
        putUnlessThere(document, "description", "The files of " + request.folder() + ".");
        putUnlessThere(document, "license", "other");
        request.resampling().ifPresent(method -> document.put("caravan:resampling", method));
        document.set("extent", extent());
        document.set("item_assets", assets());
        if (!document.has("links")) {
            document.putArray("links");
        }
        write(folder.resolve("collection.json"), document);
    }

    private static void putUnlessThere(ObjectNode document, String field, String value) {
        if (document.path(field).asText("").isBlank()) {
            document.put(field, value);
        }
    }

    private ObjectNode extent() {
        double[] box = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, -181, -91};
        List<String> times = new ArrayList<>();
        boolean turned = false;
        for (ObjectNode item : known.values()) {
            JsonNode own = item.path("bbox");
            turned |= own.path(0).asDouble() > own.path(2).asDouble();
            for (int i = 0; i < 2; i++) {
                box[i] = Math.min(box[i], own.path(i).asDouble());
                box[i + 2] = Math.max(box[i + 2], own.path(i + 2).asDouble());
            }
            if (item.path("properties").hasNonNull("datetime")) {
                times.add(item.path("properties").path("datetime").asText());
            }
        }
        ObjectNode extent = JsonNodeFactory.instance.objectNode();
        ArrayNode bounds = extent.putObject("spatial").putArray("bbox").addArray();
        bounds.add(turned ? -180 : box[0])
                .add(box[1])
                .add(turned ? 180 : box[2])
                .add(box[3]);
        ArrayNode interval = extent.putObject("temporal").putArray("interval").addArray();
        interval.add(times.stream().min(Comparator.naturalOrder()).orElse(null));
        interval.add(times.stream().max(Comparator.naturalOrder()).orElse(null));
        return extent;
    }

    private ObjectNode assets() {
        ObjectNode assets = JsonNodeFactory.instance.objectNode();
        for (ObjectNode item : known.values()) {
            for (Map.Entry<String, JsonNode> asset : item.path("assets").properties()) {
                if (!assets.has(asset.getKey())) {
                    ObjectNode kind = assets.putObject(asset.getKey());
                    kind.set("type", asset.getValue().path("type"));
                    kind.set("roles", asset.getValue().path("roles"));
                    ArrayNode bands = kind.putArray("bands");
                    asset.getValue()
                            .path("bands")
                            .forEach(band -> bands.add(((ObjectNode) band.deepCopy()).without(List.of("statistics"))));
                }
            }
        }
        return assets;
    }

    private static ObjectNode read(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode document
                    ? document
                    : JsonNodeFactory.instance.objectNode();
        } catch (NoSuchFileException fresh) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static void write(Path file, ObjectNode document) throws IOException {
        Path begun = file.resolveSibling("." + file.getFileName() + ".part");
        Files.write(begun, JSON.writeValueAsBytes(document));
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
