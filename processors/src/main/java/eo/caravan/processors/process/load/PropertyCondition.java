package eo.caravan.processors.process.load;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.process.Callback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Whether a property of a STAC item fulfils a condition; a property that the item lacks is given to the condition as null. */
final class PropertyCondition implements Predicate<JsonNode> {
    private final String name;
    private final Callback condition;

    /**
     * A condition on a property.
     *
     * @throws OpenEoException ProcessParameterInvalid where {@code condition} is no callback
     */
    PropertyCondition(String name, Object condition) {
        if (!(condition instanceof Callback callback)) {
            throw OpenEoException.invalid(
                    "load_collection", "properties", "The condition for '" + name + "' must be a process graph.");
        }
        this.name = name.startsWith("properties.") ? name.substring("properties.".length()) : name;
        this.condition = callback;
    }

    @Override
    public boolean test(JsonNode item) {
        JsonNode value = item.path("properties").path(name);
        Object plain = value(value.isMissingNode() ? item.path(name) : value);
        return Boolean.TRUE.equals(condition.evaluate(Collections.singletonMap("value", plain)));
    }

    private static Object value(JsonNode json) {
        if (json.isNumber()) {
            return json.doubleValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isArray()) {
            List<Object> values = new ArrayList<>();
            json.forEach(element -> values.add(value(element)));
            return values;
        }
        if (json.isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            json.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
            return fields;
        }
        return null;
    }
}
