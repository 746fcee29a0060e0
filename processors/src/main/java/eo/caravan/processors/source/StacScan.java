package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.source.access.Location;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the STAC collections and items in a folder of any depth. What cannot be used becomes a warning that names the file. */
final class StacScan {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_DEPTH = 32;
    private static final long MAX_BYTES = 64L << 20;

    private final List<String> warnings;
    private final ItemReader items;
    private final List<Found> collections = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();

    /**
     * A collection and its items.
     *
     * @param declared the collection's own document; empty where there is none
     */
    record Found(String id, Path folder, Optional<ObjectNode> declared, List<SourceItem> items) {}

    private record Document(Path file, JsonNode json) {}

    private StacScan(TilePool tiles, List<String> warnings) {
        this.items = new ItemReader(tiles);
        this.warnings = warnings;
    }

    /** All collections in a folder, sorted by their paths; those without a document of their own come last. */
    static List<Found> scan(Path folder, TilePool tiles, List<String> warnings) {
        StacScan scan = new StacScan(tiles, warnings);
        if (!Files.isDirectory(folder)) {
            warnings.add(folder + " is no folder that can be read; its collections are missing");
            return List.of();
        }
        for (Path file : scan.files(folder)) {
            scan.read(file);
        }
        return scan.assign(folder);
    }

    private List<Path> files(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path sub, BasicFileAttributes attributes) {
                    boolean hidden = !sub.equals(folder)
                            && String.valueOf(sub.getFileName()).startsWith(".");
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                    if ((name.endsWith(".json") || name.endsWith(".geojson")) && attributes.size() < MAX_BYTES) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    warnings.add(file + " cannot be read: " + failure);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            warnings.add(folder + " cannot be read: " + e);
        }
        found.sort(null);
        return found;
    }

    private void read(Path file) {
        JsonNode json;
        try {
            json = JSON.readTree(file.toFile());
        } catch (IOException e) {
            warnings.add(file + " is no valid JSON and is left out: " + e.getMessage());
            return;
        }
        switch (json.path("type").asText()) {
            case "Collection" -> addCollection(file, (ObjectNode) json);
            case "Feature" -> addItem(file, json);
            case "FeatureCollection" -> json.path("features").forEach(feature -> addItem(file, feature));
            default -> {
                // a catalog, or nothing of STAC
            }
        }
    }

    private void addCollection(Path file, ObjectNode json) {
        if (json.path("id").asText().isEmpty()) {
            warnings.add(file + ": the collection has no id and is left out");
            return;
        }
        collections.add(new Found(json.path("id").asText(), file.getParent(), Optional.of(json), new ArrayList<>()));
    }

    private void addItem(Path file, JsonNode json) {
        if (json.has("stac_version") && json.has("assets")) {
            documents.add(new Document(file, json));
        }
    }

    private List<Found> assign(Path root) {
        Map<String, Found> undeclared = new LinkedHashMap<>();
        for (Document document : documents) {
            try {
                SourceItem item = items.read(Location.of(document.file), document.json);
                owner(document, root, undeclared).items.add(item);
            } catch (BrokenItemException e) {
                warnings.add(document.file + " is left out: " + e.getMessage());
            }
        }
        List<Found> all = new ArrayList<>(collections);
        all.addAll(undeclared.values());
        return all;
    }

    /** The collection nearest above the item that has the id that the item names, or any of that id, or a new one. */
    private Found owner(Document document, Path root, Map<String, Found> undeclared) {
        String named = document.json.path("collection").asText("");
        Optional<Found> above = collections.stream()
                .filter(found -> document.file.startsWith(found.folder))
                .filter(found -> named.isEmpty() || found.id.equals(named))
                .max((a, b) -> Integer.compare(a.folder.getNameCount(), b.folder.getNameCount()));
        Optional<Found> same =
                collections.stream().filter(found -> found.id.equals(named)).findFirst();
        if (above.isPresent() || same.isPresent()) {
            return above.orElseGet(same::get);
        }
        String id = named.isEmpty() ? String.valueOf(root.getFileName()) : named;
        return undeclared.computeIfAbsent(id, i -> new Found(i, root, Optional.empty(), new ArrayList<>()));
    }
}
