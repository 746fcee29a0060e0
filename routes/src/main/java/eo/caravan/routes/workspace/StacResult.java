package eo.caravan.routes.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.job.ResultAsset;
import java.time.Instant;
import java.util.List;

/**
 * Results that are to be described as a STAC collection.
 *
 * @param id of the collection, a file name too
 * @param computed the time of what has no time of its own
 * @param metadata bbox, geometry, start_datetime and end_datetime, as far as they are known
 * @param changes JSON Merge Patches, in their order; their member {@code properties} is meant for the items
 */
public record StacResult(
        String id, Instant computed, JsonNode metadata, List<ResultAsset> assets, List<JsonNode> changes) {
    /** What the stored metadata of results call the changes. */
    public static final String CHANGES = "stac_changes";

    public StacResult {
        assets = List.copyOf(assets);
        changes = List.copyOf(changes);
    }
}
