package eo.caravan.routes.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.source.CollectionCatalog;
import eo.caravan.routes.paging.Page;
import java.util.List;

/** The document of {@code GET /collections}: what helps to choose one; the rest is told by each collection itself. */
public final class ListCollections {
    private static final List<String> DETAILS =
            List.of("cube:dimensions", "summaries", "assets", "item_assets", "bands");

    private final CollectionCatalog catalog;
    private final DescribeCollection describeCollection;

    public ListCollections(CollectionCatalog catalog, DescribeCollection describeCollection) {
        this.catalog = catalog;
        this.describeCollection = describeCollection;
    }

    /**
     * One page of the collections, sorted by id.
     *
     * @throws OpenEoException RequestInvalid for a limit that makes no sense
     */
    public JsonNode list(String limit, String after, String apiUrl) {
        Page page = Page.of(catalog.ids(), limit, after);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode collections = document.putArray("collections");
        for (String id : page.ids()) {
            ObjectNode collection = (ObjectNode) describeCollection.describe(PathSegment.encode(id), apiUrl);
            collections.add(collection.without(DETAILS));
        }
        document.set("links", page.links(apiUrl + "/collections"));
        return document;
    }
}
