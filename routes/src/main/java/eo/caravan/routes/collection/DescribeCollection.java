package eo.caravan.routes.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.source.CollectionCatalog;

/** One collection with all that is known of it. */
public final class DescribeCollection {
    private final CollectionCatalog catalog;

    public DescribeCollection(CollectionCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The STAC collection of an id, its links below {@code apiUrl} in front of its own.
     *
     * @param pathId the id as it stands in the path, encoded
     * @throws OpenEoException CollectionNotFound
     */
    public JsonNode describe(String pathId, String apiUrl) {
        String id = PathSegment.decode(pathId);
        ObjectNode document = catalog.describe(id).deepCopy();
        String self = apiUrl + "/collections/" + PathSegment.encode(id);
        ArrayNode links = document.arrayNode();
        link(links, "self", self, "application/json");
        link(links, "root", apiUrl + "/", "application/json");
        link(links, "parent", apiUrl + "/collections", "application/json");
        link(
                links,
                "http://www.opengis.net/def/rel/ogc/1.0/queryables",
                self + "/queryables",
                "application/schema+json");
        for (JsonNode own : document.path("links")) {
            links.add(own);
        }
        document.set("links", links);
        return document;
    }

    private static void link(ArrayNode links, String relation, String href, String type) {
        links.addObject().put("rel", relation).put("href", href).put("type", type);
    }
}
