package eo.caravan.routes.job.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.ResultAsset;
import eo.caravan.routes.workspace.MergePatch;
import eo.caravan.routes.workspace.StacResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes the results of a job as a STAC 1.1 Item. */
final class StacItem {
    private static final Map<String, String> EXTENSIONS = new TreeMap<>(Map.of(
            "proj:", "https://stac-extensions.github.io/projection/v2.0.0/schema.json",
            "raster:", "https://stac-extensions.github.io/raster/v2.0.0/schema.json",
            "file:", "https://stac-extensions.github.io/file/v2.1.0/schema.json",
            "cube:", "https://stac-extensions.github.io/datacube/v2.2.0/schema.json"));

    /** Members of a change that an item does not have, or that are about something else there. */
    private static final List<String> NOT_OF_THE_ITEM =
            List.of("id", "stac_extensions", "extent", "summaries", "item_assets", "properties", "bbox", "geometry");

    private StacItem() {}

    /** What the graph has changed in the description. */
    static List<JsonNode> changes(JobResult result) {
        List<JsonNode> changes = new ArrayList<>();
        result.metadata().path(StacResult.CHANGES).forEach(changes::add);
        return changes;
    }

    private static void change(ObjectNode properties, JobResult result) {
        for (JsonNode change : changes(result)) {
            ObjectNode common = change.deepCopy();
            common.remove(NOT_OF_THE_ITEM);
            MergePatch.apply(properties, common);
            MergePatch.apply(properties, change.path("properties"));
        }
    }

    /**
     * The document without links.
     *
     * @param result may be without assets
     * @param expires until when the links open
     * @param link the link to an asset
     */
    static ObjectNode write(Job job, JobResult result, Instant expires, Function<ResultAsset, String> link) {
        ObjectNode item = JsonNodeFactory.instance
                .objectNode()
                .put("stac_version", "1.1.0")
                .put("type", "Feature")
                .put("id", job.id().value());
        item.set("stac_extensions", extensions(result));
        JsonNode metadata = result.metadata();
        if (metadata.has("bbox")) {
            item.set("bbox", metadata.path("bbox"));
        }
        item.set("geometry", metadata.path("geometry").isObject() ? metadata.path("geometry") : null);
        ObjectNode properties = properties(job, metadata, expires);
        change(properties, result);
        item.set("properties", properties);
        ObjectNode assets = item.putObject("assets");
        result.assets().forEach(asset -> assets.set(asset.name(), asset(asset, link.apply(asset))));
        item.putArray("links");
        return item;
    }

    private static ObjectNode properties(Job job, JsonNode metadata, Instant expires) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        JsonNode start = metadata.path("start_datetime");
        JsonNode end = metadata.path("end_datetime");
        boolean oneMoment = start.isTextual() && start.equals(end);
        Instant computed = job.finished() == null ? job.updated() : job.finished();
        if (oneMoment) {
            properties.set("datetime", start);
        } else if (start.isTextual()) {
            properties.putNull("datetime").set("start_datetime", start);
            properties.set("end_datetime", end);
        } else {
            properties.put("datetime", computed.toString());
        }
        put(properties, "title", job.title());
        put(properties, "description", job.description());
        put(properties, "created", job.created());
        put(properties, "updated", job.updated());
        put(properties, "queued", job.queued());
        put(properties, "started", job.started());
        put(properties, "expires", expires);
        return properties.put("openeo:status", job.status().text());
    }

    private static void put(ObjectNode properties, String name, Object value) {
        if (value != null) {
            properties.put(name, value.toString());
        }
    }

    private static ObjectNode asset(ResultAsset asset, String href) {
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("href", href).put("type", asset.mediaType());
        document.setAll(asset.fields());
        return document;
    }

    private static ArrayNode extensions(JobResult result) {
        ArrayNode used = JsonNodeFactory.instance.arrayNode();
        EXTENSIONS.forEach((prefix, schema) -> {
            if (result.assets().stream().anyMatch(asset -> uses(asset, prefix))) {
                used.add(schema);
            }
        });
        return used;
    }

    private static boolean uses(ResultAsset asset, String prefix) {
        return uses(asset.fields(), prefix)
                || asset.fields().path("bands").valueStream().anyMatch(band -> uses(band, prefix));
    }

    private static boolean uses(JsonNode fields, String prefix) {
        return fields.propertyStream().anyMatch(field -> field.getKey().startsWith(prefix));
    }
}
