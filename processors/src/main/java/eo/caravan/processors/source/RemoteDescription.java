package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Completes the document of a collection of another server with what some of its items tell: bands and dimensions. Where and when
 * it has data is what it declares itself, since some items do not show that.
 */
final class RemoteDescription {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int WGS84 = 4326;

    private RemoteDescription() {}

    /** The description; the collection holds some of the items. */
    static ObjectNode of(StacCollection collection) {
        ObjectNode out = CollectionDescription.of(collection, new PropertySummary(List.of()));
        JsonNode declared = collection.declared();
        JsonNode box = declared.path("extent").path("spatial").path("bbox").path(0);
        JsonNode interval =
                declared.path("extent").path("temporal").path("interval").path(0);
        ObjectNode extent = out.withObjectProperty("extent");
        if (box.size() >= 4) {
            extent.set("spatial", declared.path("extent").path("spatial"));
        }
        if (interval.size() == 2) {
            extent.set("temporal", declared.path("extent").path("temporal"));
        }
        for (Map.Entry<String, JsonNode> dimension : out.path("cube:dimensions").properties()) {
            JsonNode own = declared.path("cube:dimensions").path(dimension.getKey());
            if (dimension.getValue() instanceof ObjectNode made) {
                complete(made, own, box, interval);
            }
        }
        return out;
    }

    private static void complete(ObjectNode made, JsonNode declared, JsonNode box, JsonNode interval) {
        boolean temporal = made.path("type").asText().equals("temporal");
        if (temporal) {
            made.remove("values");
        } else if (!made.path("type").asText().equals("spatial")) {
            return;
        }
        if (declared.has("extent")) {
            made.remove(List.of("step", "reference_system"));
            made.setAll((ObjectNode) declared);
        } else if (temporal && interval.size() == 2) {
            made.set("extent", interval);
        } else if (!temporal && box.size() >= 4) {
            int axis = made.path("axis").asText().equals("x") ? 0 : 1;
            made.remove("step");
            made.set("extent", JSON.arrayNode().add(box.path(axis)).add(box.path(axis + box.size() / 2)));
            made.put("reference_system", WGS84);
        }
    }

    /** What items can be filtered by, by the items that were seen: which properties there are, not which values. */
    static ObjectNode queryables(StacCollection collection) {
        String title = collection.declared().path("title").asText(collection.id());
        ObjectNode schema = new PropertySummary(collection.items()).queryables(title);
        schema.path("properties")
                .forEach(property -> ((ObjectNode) property).remove(List.of("minimum", "maximum", "enum")));
        return schema.put("additionalProperties", true);
    }
}
