package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The collections in some folders of STAC documents (1.0 and 1.1) and their files, as they stood when the catalog was opened.
 * For any number of threads.
 */
public final class StacCatalog implements CollectionCatalog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StacCatalog.class);

    private final SortedMap<String, StacCollection> collections = new TreeMap<>();
    private final Map<String, ObjectNode> descriptions = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> queryables = new ConcurrentHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final TilePool pool;

    private StacCatalog(TilePool pool) {
        this.pool = pool;
    }

    /**
     * Reads the documents in the folders. What cannot be used is left out with a warning that names the file, which is logged.
     *
     * @param folders each of any depth; where two hold a collection of one id, the first counts
     * @param cacheBytes what decoded tiles may occupy together
     */
    public static StacCatalog open(List<Path> folders, long cacheBytes) {
        return open(folders, new TilePool(cacheBytes));
    }

    /**
     * The same with a pool that is shared with others; it is closed with the catalog.
     */
    public static StacCatalog open(List<Path> folders, TilePool pool) {
        StacCatalog catalog = new StacCatalog(pool);
        for (Path folder : folders) {
            StacScan.scan(folder.toAbsolutePath().normalize(), pool, catalog.warnings)
                    .forEach(catalog::add);
        }
        catalog.warnings.forEach(LOG::warn);
        LOG.info("{} collections in {}", catalog.collections.size(), folders);
        return catalog;
    }

    private void add(StacScan.Found found) {
        if (collections.containsKey(found.id())) {
            warnings.add("The collection " + found.id() + " in " + found.folder()
                    + " is left out: another one of this id was found before; rename one of them");
            return;
        }
        ObjectNode declared = found.declared().orElseGet(JsonNodeFactory.instance::objectNode);
        StacCollection collection =
                StacCollection.of(found.id(), Origin.collection(found.id()), declared, found.items(), warnings);
        if (collection.slices().isEmpty() || collection.items().isEmpty()) {
            warnings.add("The collection " + found.id() + " in " + found.folder()
                    + " is left out: none of its items can be read");
            return;
        }
        collections.put(found.id(), collection);
    }

    /** What was left out when the catalog was opened, and why. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public List<String> ids() {
        return List.copyOf(collections.keySet());
    }

    @Override
    public ObjectNode describe(String id) {
        StacCollection collection = find(id);
        return descriptions
                .computeIfAbsent(
                        id, key -> CollectionDescription.of(collection, new PropertySummary(collection.items())))
                .deepCopy();
    }

    @Override
    public JsonNode queryables(String id) {
        StacCollection collection = find(id);
        String title = collection.declared().path("title").asText(id);
        return queryables
                .computeIfAbsent(id, key -> new PropertySummary(collection.items()).queryables(title))
                .deepCopy();
    }

    @Override
    public Cube open(LoadRequest request) {
        return new CubeOpening(find(request.collection()), request).open(pool);
    }

    private StacCollection find(String id) {
        StacCollection collection = collections.get(id);
        if (collection == null) {
            throw new OpenEoException(ApiErrorCode.COLLECTION_NOT_FOUND, Map.of("identifier", id));
        }
        return collection;
    }

    @Override
    public void close() {
        pool.close();
    }
}
