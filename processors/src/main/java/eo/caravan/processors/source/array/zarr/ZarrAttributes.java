package eo.caravan.processors.source.array.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Attributes in JSON as texts and numbers; others are left out. */
final class ZarrAttributes {
    private ZarrAttributes() {}

    static Map<String, Object> of(JsonNode json) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> attribute : json.properties()) {
            JsonNode value = attribute.getValue();
            if (value.isTextual()) {
                found.put(attribute.getKey(), value.asText());
            } else if (value.isNumber()) {
                found.put(attribute.getKey(), new double[] {value.asDouble()});
            } else if (value.isArray() && numbers(value)) {
                found.put(
                        attribute.getKey(),
                        StreamSupport.stream(value.spliterator(), false)
                                .mapToDouble(JsonNode::asDouble)
                                .toArray());
            }
        }
        return found;
    }

    private static boolean numbers(JsonNode array) {
        for (JsonNode element : array) {
            if (!element.isNumber()) {
                return false;
            }
        }
        return !array.isEmpty();
    }
}
