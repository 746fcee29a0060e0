package eo.caravan.routes.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.job.ResultAsset;
import java.util.List;
import java.util.Set;

/**
 * The documents of a static STAC 1.1 collection of results, with an item for each file of data, so that they can be loaded as cubes
 * again.
 */
public final class StacFiles {
    private static final String VERSION = "1.1.0";
    private static final String ITEM_PROPERTIES = "properties";
    private static final Set<String> OF_THE_ITEM =
            Set.of("bbox", "geometry", "datetime", "start_datetime", "end_datetime");

    private StacFiles() {}

    /** The files of data, each of which has an item. */
    public static List<ResultAsset> data(StacResult result) {
        return result.assets().stream()
                .filter(asset -> asset.fields().path("roles").toString().contains("\"data\""))
                .toList();
    }

    /** The name of the document of the item of a number. */
    public static String itemName(int number) {
        return "item-" + number + ".json";
    }

    /**
     * The document of the collection.
     *
     * @param items the path from it to the items, empty or with a slash at the end
     */
    public static ObjectNode collection(StacResult result, String items) {
        ObjectNode collection = JsonNodeFactory.instance
                .objectNode()
                .put("stac_version", VERSION)
                .put("type", "Collection")
                .put("id", result.id())
                .put("description", "Results of the job " + result.id())
                .put("license", "other");
        collection.set("extent", extent(result.metadata()));
        result.changes().forEach(change -> MergePatch.apply(collection, without(change, ITEM_PROPERTIES)));
        ArrayNode links = collection.putArray("links");
        for (int i = 0; i < data(result).size(); i++) {
            links.addObject()
                    .put("rel", "item")
                    .put("href", "./" + items + itemName(i))
                    .put("type", "application/geo+json");
        }
        return collection;
    }

    /** A change without one of its members. */
    static ObjectNode without(JsonNode change, String member) {
        ObjectNode rest = change.deepCopy();
        rest.remove(member);
        return rest;
    }

    private static ObjectNode extent(JsonNode metadata) {
        ObjectNode extent = JsonNodeFactory.instance.objectNode();
        ArrayNode boxes = extent.putObject("spatial").putArray("bbox");
        if (metadata.path("bbox").isArray()) {
            boxes.add(metadata.path("bbox"));
        } else {
            boxes.addArray().add(-180).add(-90).add(180).add(90);
        }
        ArrayNode interval = extent.putObject("temporal").putArray("interval").addArray();
        interval.add(metadata.path("start_datetime").isTextual() ? metadata.path("start_datetime") : null);
        interval.add(metadata.path("end_datetime").isTextual() ? metadata.path("end_datetime") : null);
        return extent;
    }

    /**
     * The document of an item.
     *
     * @param number which of the files of data
     * @param collection the id of its collection
     * @param home the path from it to the document of the collection
     * @param files the path from it to the files, empty or with a slash at the end
     */
    public static ObjectNode item(StacResult result, int number, String collection, String home, String files) {
        ResultAsset asset = data(result).get(number);
        ObjectNode item = JsonNodeFactory.instance
                .objectNode()
                .put("stac_version", VERSION)
                .put("type", "Feature")
                .put("id", result.id() + "-" + number)
                .put("collection", collection);
        JsonNode bbox = known(asset, result, "bbox");
        if (bbox.isArray()) {
            item.set("bbox", bbox);
        }
        JsonNode geometry = known(asset, result, "geometry");
        item.set("geometry", geometry.isObject() ? geometry : JsonNodeFactory.instance.nullNode());
        ObjectNode properties = item.putObject(ITEM_PROPERTIES);
        putTimes(properties, result, asset.fields());
        result.changes().forEach(change -> MergePatch.apply(properties, change.path(ITEM_PROPERTIES)));
        ObjectNode document = item.putObject("assets")
                .putObject(asset.name())
                .put("href", (files.isEmpty() ? "./" : files) + asset.name())
                .put("type", asset.mediaType());
        asset.fields().properties().stream()
                .filter(field -> !OF_THE_ITEM.contains(field.getKey()))
                .forEach(field -> document.set(field.getKey(), field.getValue()));
        ArrayNode links = item.putArray("links");
        for (String relation : List.of("collection", "parent")) {
            links.addObject().put("rel", relation).put("href", home).put("type", "application/json");
        }
        return item;
    }

    private static JsonNode known(ResultAsset asset, StacResult result, String field) {
        return asset.fields().has(field)
                ? asset.fields().path(field)
                : result.metadata().path(field);
    }

    /** When what the file shows was; of what has no time, when it was computed. */
    private static void putTimes(ObjectNode properties, StacResult result, JsonNode fields) {
        boolean interval = fields.path("start_datetime").isTextual();
        if (interval) {
            properties.set("start_datetime", fields.path("start_datetime"));
            properties.set("end_datetime", fields.path("end_datetime"));
        }
        if (fields.path("datetime").isTextual()) {
            properties.set("datetime", fields.path("datetime"));
        } else if (interval) {
            properties.putNull("datetime");
        } else {
            properties.put("datetime", result.computed().toString());
        }
    }
}
