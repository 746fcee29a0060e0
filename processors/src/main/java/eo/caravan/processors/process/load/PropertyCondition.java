package eo.caravan.processors.process.load;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.expression.Expression;
import eo.caravan.processors.process.Callback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    PropertyCondition(String process, String name, Object condition) {
        if (!(condition instanceof Callback callback)) {
            throw OpenEoException.invalid(
                    process, "properties", "The condition for '" + name + "' must be a process graph.");
        }
        this.name = plain(name);
        this.condition = callback;
    }

    private static String plain(String name) {
        return name.startsWith("properties.") ? name.substring("properties.".length()) : name;
    }

    /** The property that it is about. */
    String name() {
        return name;
    }

    /** What it says of {@code value}. */
    Expression expression() {
        return condition.expression(Set.of("value"));
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
