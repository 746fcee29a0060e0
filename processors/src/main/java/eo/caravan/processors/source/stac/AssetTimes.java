package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items whose assets are of different times, as results of jobs are, become one item for each time. */
final class AssetTimes {
    private AssetTimes() {}

    /** The item itself, or one for each time that its assets tell. */
    static List<ItemDocument> split(ItemDocument item) {
        Map<String, ObjectNode> byTime = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> asset : item.json().path("assets").properties()) {
            String time = time(asset.getValue());
            byTime.computeIfAbsent(time, absent -> part(item.json(), time))
                    .withObjectProperty("assets")
                    .set(asset.getKey(), asset.getValue());
        }
        if (byTime.size() < 2) {
            return List.of(
                    byTime.isEmpty() || byTime.containsKey("")
                            ? item
                            : of(item, byTime.values().iterator().next()));
        }
        List<ItemDocument> parts = new ArrayList<>();
        byTime.values().forEach(part -> parts.add(of(item, part)));
        return parts;
    }

    private static ItemDocument of(ItemDocument item, ObjectNode part) {
        return new ItemDocument(item.base(), part);
    }

    private static String time(JsonNode asset) {
        return asset.path("datetime").asText(asset.path("start_datetime").asText(""));
    }

    private static ObjectNode part(JsonNode item, String time) {
        ObjectNode part = ((ObjectNode) item).deepCopy();
        part.putObject("assets");
        if (!time.isEmpty()) {
            part.put("id", item.path("id").asText() + "#" + time);
            part.withObjectProperty("properties").put("datetime", time);
        }
        return part;
    }
}
