package eo.caravan.routes.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.source.CollectionCatalog;

/** What the items of a collection can be filtered by. */
public final class DescribeQueryables {
    private final CollectionCatalog catalog;

    public DescribeQueryables(CollectionCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The JSON Schema of a collection's queryables; it names its own place as {@code $id}.
     *
     * @throws OpenEoException CollectionNotFound
     */
    public JsonNode describe(String pathId, String apiUrl) {
        String id = PathSegment.decode(pathId);
        JsonNode schema = catalog.queryables(id).deepCopy();
        if (schema instanceof ObjectNode document) {
            document.put("$id", apiUrl + "/collections/" + PathSegment.encode(id) + "/queryables");
        }
        return schema;
    }
}
