package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a STAC source holds for a query.
 *
 * @param id of the collection, or of what the URL leads to
 * @param collection the document of the one collection that all items belong to, where there is one
 * @param items those that may fit, each once
 */
public record StacFound(String id, Optional<ObjectNode> collection, List<ItemDocument> items) {}
