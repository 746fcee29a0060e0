package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From JSON to the values that processes know. */
public final class JsonValues {
    private JsonValues() {}

    /** A Double, Boolean, String, unmodifiable List or Map of the same, or null. */
    public static Object value(JsonNode json) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            return null;
        }
        if (json.isNumber()) {
            return json.doubleValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>(json.size());
            json.forEach(element -> list.add(value(element)));
            return Collections.unmodifiableList(list);
        }
        if (json.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
            return Collections.unmodifiableMap(map);
        }
        return json.asText();
    }
}
