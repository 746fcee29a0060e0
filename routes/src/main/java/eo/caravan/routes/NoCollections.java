package eo.caravan.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.source.CollectionCatalog;
import eo.caravan.processors.source.LoadRequest;
import java.util.List;
import java.util.Map;

/** The catalog of a server that was given no folders. */
final class NoCollections implements CollectionCatalog {
    @Override
    public List<String> ids() {
        return List.of();
    }

    @Override
    public ObjectNode describe(String id) {
        throw missing(id);
    }

    @Override
    public JsonNode queryables(String id) {
        throw missing(id);
    }

    @Override
    public Cube open(LoadRequest request) {
        throw missing(request.collection());
    }

    private static OpenEoException missing(String id) {
        return new OpenEoException(ApiErrorCode.COLLECTION_NOT_FOUND, Map.of("identifier", id));
    }
}
