package eo.caravan.processors.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.List;
import java.util.Map;

/** Makes the STAC item of a scene. */
final class SceneItem {
    static final List<String> EXTENSIONS = List.of(
            "https://stac-extensions.github.io/projection/v2.0.0/schema.json",
            "https://stac-extensions.github.io/raster/v2.0.0/schema.json",
            "https://stac-extensions.github.io/file/v2.1.0/schema.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_ID = 200;

    private SceneItem() {}

    /** A name as an id: letters, digits and {@code _ - .}, without separators that a missing band left behind. */
    static String id(String name) {
        String id = name.replaceAll("[^A-Za-z0-9_.-]", "-")
                .replaceAll("([-_.])[-_.]+", "$1")
                .replaceAll("^[-_.]+|[-_.]+$", "");
        String known = id.isEmpty() ? "scene" : id;
        return known.length() <= LONGEST_ID ? known : known.substring(known.length() - LONGEST_ID);
    }

    static ObjectNode of(String id, String collection, SceneGrouping.Scene scene) {
        SceneFile first = scene.files().values().iterator().next();
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("type", "Feature").put("stac_version", "1.1.0");
        EXTENSIONS.forEach(item.putArray("stac_extensions")::add);
        item.put("id", id).put("collection", collection);
        Map<String, Object> place = RasterFacts.of(grid(first.asset()));
        item.set("bbox", MAPPER.valueToTree(place.get("bbox")));
        item.set("geometry", MAPPER.valueToTree(place.get("geometry")));
        ObjectNode properties = item.putObject("properties");
        first.time()
                .ifPresentOrElse(
                        time -> properties.put("datetime", time.toString()), () -> properties.putNull("datetime"));
        item.putArray("links")
                .addObject()
                .put("rel", "collection")
                .put("href", "../collection.json")
                .put("type", "application/json");
        ObjectNode assets = item.putObject("assets");
        scene.files().forEach((band, file) -> assets.set(band, named(file.asset(), band)));
        return item;
    }

    /** A single band without a name of its own is called as its asset. */
    private static ObjectNode named(ObjectNode asset, String key) {
        ObjectNode copy = asset.deepCopy();
        JsonNode bands = copy.path("bands");
        if (bands.size() == 1 && !bands.get(0).has("name")) {
            ObjectNode band = JsonNodeFactory.instance.objectNode().put("name", key);
            band.setAll((ObjectNode) bands.get(0));
            ((ArrayNode) bands).set(0, band);
        }
        return copy;
    }

    /** The asset as it was before it was called by its key, so that it can get another one. */
    static ObjectNode unnamed(String key, JsonNode asset) {
        ObjectNode copy = asset.deepCopy();
        JsonNode bands = copy.path("bands");
        if (bands.size() == 1 && bands.get(0).path("name").asText().equals(key)) {
            ((ObjectNode) bands.get(0)).remove("name");
        }
        return copy;
    }

    private static Grid grid(JsonNode asset) {
        JsonNode transform = asset.path("proj:transform");
        JsonNode crs = asset.has("proj:code") ? asset.path("proj:code") : asset.path("proj:wkt2");
        return new Grid(
                CoordinateSystems.read(crs),
                transform.path(2).asDouble(),
                transform.path(5).asDouble(),
                transform.path(0).asDouble(),
                transform.path(4).asDouble(),
                asset.path("proj:shape").path(1).asInt(),
                asset.path("proj:shape").path(0).asInt());
    }
}
