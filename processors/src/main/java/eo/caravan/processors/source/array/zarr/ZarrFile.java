package eo.caravan.processors.source.array.zarr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.source.array.ArrayFile;
import eo.caravan.processors.source.array.ArrayVariable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Zarr store of version 2 or 3. Its arrays are known by consolidated metadata, by the list of a zip file, or by names that are
 * asked for, whose dimensions are then looked for, too.
 */
public final class ZarrFile implements ArrayFile {
    private static final long MOST_METADATA = 64L << 20;
    private static final int MOST_ARRAYS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ZarrStore store;
    private final List<ArrayVariable> variables = new ArrayList<>();
    private Map<String, Object> attributes = Map.of();

    private ZarrFile(ZarrStore store, List<String> names) throws IOException {
        this.store = store;
        JsonNode consolidated = json(".zmetadata");
        JsonNode root = consolidated == null ? json("zarr.json") : null;
        if (consolidated != null) {
            version2(consolidated.path("metadata"));
        } else if (root != null) {
            version3(root, names);
        } else {
            loose(names);
        }
        if (variables.isEmpty()) {
            throw new IOException(
                    "it is no Zarr store, or has no consolidated metadata; write it with such, or name the variables as bands");
        }
    }

    /**
     * Reads the metadata of a store.
     *
     * @param names arrays to look for where the store cannot tell what it has
     * @throws IOException where there are no arrays, or they cannot be understood
     */
    public static ZarrFile open(ZarrStore store, List<String> names) throws IOException {
        return new ZarrFile(store, names);
    }

    private JsonNode json(String key) throws IOException {
        byte[] bytes = store.get(key, MOST_METADATA);
        if (bytes == null) {
            return null;
        }
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json == null || !json.isObject()) {
                throw new IOException("its document '" + key + "' is no JSON object");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IOException("its document '" + key + "' is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void version2(JsonNode documents) throws IOException {
        attributes = ZarrAttributes.of(documents.path(".zattrs"));
        for (Map.Entry<String, JsonNode> document : documents.properties()) {
            if (document.getKey().endsWith("/.zarray")) {
                String path = document.getKey().substring(0, document.getKey().length() - "/.zarray".length());
                add(ZarrArray.version2(path, document.getValue(), documents.path(path + "/.zattrs"), store));
            }
        }
    }

    private void version3(JsonNode root, List<String> names) throws IOException {
        attributes = ZarrAttributes.of(root.path("attributes"));
        JsonNode known = root.path("consolidated_metadata").path("metadata");
        for (Map.Entry<String, JsonNode> document : known.properties()) {
            if (document.getValue().path("node_type").asText().equals("array")) {
                add(ZarrArray.version3(document.getKey(), document.getValue(), store));
            }
        }
        if (known.isEmpty()) {
            search(names, "/zarr.json", (path, json) -> ZarrArray.version3(path, json, store));
        }
    }

    private void loose(List<String> names) throws IOException {
        search(names, "/.zarray", (path, json) -> {
            JsonNode own = json(path + "/.zattrs");
            return ZarrArray.version2(path, json, own == null ? JSON.missingNode() : own, store);
        });
        JsonNode own = json(".zattrs");
        attributes = own == null ? Map.of() : ZarrAttributes.of(own);
    }

    private interface Maker {
        ArrayVariable make(String path, JsonNode json) throws IOException;
    }

    private void search(List<String> names, String document, Maker maker) throws IOException {
        Set<String> waiting = new LinkedHashSet<>(names);
        store.keys().stream()
                .filter(key -> key.endsWith(document))
                .sorted()
                .forEach(key -> waiting.add(key.substring(0, key.length() - document.length())));
        Map<String, Boolean> seen = new LinkedHashMap<>();
        while (!waiting.isEmpty()) {
            String path = waiting.iterator().next();
            waiting.remove(path);
            JsonNode json = seen.putIfAbsent(path, true) == null ? json(path + document) : null;
            if (json != null
                    && (!json.has("node_type")
                            || json.path("node_type").asText().equals("array"))) {
                ArrayVariable made = maker.make(path, json);
                add(made);
                String folder = path.substring(0, path.lastIndexOf('/') + 1);
                made.dimensions().forEach(dimension -> waiting.add(folder + dimension));
                String mapping = made.text("grid_mapping").split("[\\s:]+")[0];
                if (!mapping.isEmpty()) {
                    waiting.add(folder + mapping);
                }
            }
        }
    }

    private void add(ArrayVariable variable) throws IOException {
        if (variables.size() >= MOST_ARRAYS) {
            throw new IOException("it has more than " + MOST_ARRAYS + " arrays");
        }
        variables.add(variable);
    }

    @Override
    public List<ArrayVariable> variables() {
        return List.copyOf(variables);
    }

    @Override
    public Map<String, Object> attributes() {
        return attributes;
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
