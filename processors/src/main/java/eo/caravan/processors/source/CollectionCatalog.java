package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Cube;
import java.util.List;

/** The collections of the back-end. */
public interface CollectionCatalog {
    /** The ids of all collections, sorted. */
    List<String> ids();

    /** Something that equals what was answered before only where no collection has changed since. Answers at once. */
    default Object state() {
        return new Object();
    }

    /**
     * The STAC collection with everything that openEO asks for (cube:dimensions, summaries, extents), without links that
     * depend on where the server stands.
     *
     * @throws eo.caravan.api.error.OpenEoException CollectionNotFound
     */
    ObjectNode describe(String id);

    /**
     * The JSON Schema of what items can be filtered by.
     *
     * @throws eo.caravan.api.error.OpenEoException CollectionNotFound
     */
    JsonNode queryables(String id);

    /**
     * A lazy cube of t, bands, y, x over the items that fit the request.
     *
     * @throws eo.caravan.api.error.OpenEoException CollectionNotFound, NoDataAvailable, or ProcessParameterInvalid for
     *     bands or extents that the collection does not have
     */
    Cube open(LoadRequest request);
}
