package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.source.access.Location;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Assets that stand on a collection itself, as in the results of openEO jobs, as an item. The time of an asset is what it says, or
 * a date in its name; without either it is the begin of the collection's time.
 */
final class ResultAssets {
    private static final Pattern DATE = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d-[01]\\d-[0-3]\\d)(?!\\d)");

    private ResultAssets() {}

    /** An item of all assets; none where there are no assets. */
    static List<ItemDocument> items(Location url, JsonNode collection) {
        if (collection.path("assets").isEmpty()) {
            return List.of();
        }
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("type", "Feature").set("stac_version", collection.path("stac_version"));
        item.put("id", collection.path("id").asText("results"));
        JsonNode box = collection.path("extent").path("spatial").path("bbox").path(0);
        if (box.isArray()) {
            item.set("bbox", box);
        }
        ObjectNode properties = item.putObject("properties");
        JsonNode interval =
                collection.path("extent").path("temporal").path("interval").path(0);
        if (interval.path(0).isTextual()) {
            properties.putNull("datetime").set("start_datetime", interval.path(0));
            properties.set("end_datetime", interval.path(1));
        }
        ObjectNode assets = item.putObject("assets");
        for (Map.Entry<String, JsonNode> asset : collection.path("assets").properties()) {
            assets.set(asset.getKey(), dated(asset.getKey(), asset.getValue()));
        }
        return List.of(new ItemDocument(url, item));
    }

    private static JsonNode dated(String key, JsonNode asset) {
        Matcher date = DATE.matcher(key);
        if (!asset.isObject() || asset.has("datetime") || asset.has("start_datetime") || !date.find()) {
            return asset;
        }
        ObjectNode dated = asset.deepCopy();
        return dated.put("datetime", date.group(1) + "T00:00:00Z");
    }
}
