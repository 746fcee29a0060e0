package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.process.ProcessParameter;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Whether a value is what the definition of a parameter asks for. */
final class ArgumentCheck {
    private static final String OUT_OF_RANGE = "must be ";
    private static final int LONGEST_FOR_PATTERN = 10_000;

    private ArgumentCheck() {}

    /**
     * Compares a value with a parameter's schema. Ranges of numbers are left to value processes themselves, which have errors of
     * their own for them or answer NaN.
     *
     * @throws OpenEoException ProcessParameterInvalid, saying what is expected and what was given
     */
    static void check(ServedProcess called, ProcessParameter parameter, Object value) {
        boolean knowsNodata = called.spec().parameter("ignore_nodata").isPresent();
        String problem = problem(parameter.schema(), knowsNodata ? withoutNodata(value) : value);
        boolean ownRange =
                problem != null && problem.startsWith(OUT_OF_RANGE) && called.process() instanceof ValueProcess;
        if (problem != null && !ownRange) {
            throw OpenEoException.invalid(called.spec().id(), parameter.name(), problem);
        }
    }

    /** A process that says what it does with elements without data takes them, whether its schema mentions null or not. */
    private static Object withoutNodata(Object value) {
        boolean array = value instanceof List || value instanceof LabeledArray;
        return array && Values.list(value).stream().anyMatch(Objects::isNull)
                ? Values.list(value).stream().filter(Objects::nonNull).toList()
                : value;
    }

    /** What is wrong with a value, {@code null} if nothing is. */
    private static String problem(JsonNode schema, Object value) {
        List<JsonNode> forms = forms(schema);
        String first = null;
        for (JsonNode form : forms) {
            if (Kinds.matches(form, value)) {
                String problem = detail(form, value);
                if (problem == null) {
                    return null;
                }
                first = first == null ? problem : first;
            }
        }
        return first != null
                ? first
                : "expected " + Kinds.expected(forms) + ", given " + Kinds.given(value) + hint(forms, value);
    }

    private static String hint(List<JsonNode> forms, Object value) {
        if (value instanceof Map && forms.stream().anyMatch(form -> Kinds.wants(form, "geometry"))) {
            return ". Make a vector data cube of GeoJSON with 'load_geojson'";
        }
        if (!(value instanceof Cube)) {
            return "";
        }
        Set<String> types = Kinds.types(forms);
        if (types.contains("array")) {
            return ". Call it in the callback of 'reduce_dimension' or 'apply_dimension'";
        }
        return types.contains("number") || types.contains("boolean")
                ? ". Call it in the callback of 'apply' for each cell, or of 'merge_cubes' to combine cubes"
                : "";
    }

    private static String detail(JsonNode form, Object value) {
        if (form.has("enum") && !contains(form.path("enum"), value)) {
            return "expected one of " + form.path("enum") + ", given " + Kinds.given(value);
        }
        if (form.has("const") && !contains(List.of(form.path("const")), value)) {
            return "expected " + form.path("const") + ", given " + Kinds.given(value);
        }
        if (value instanceof Double number) {
            return range(form, number);
        }
        if (value instanceof String text) {
            return pattern(form, text);
        }
        if (value instanceof List<?> list) {
            return array(form, list);
        }
        if (value instanceof LabeledArray array) {
            return array(form, array.values());
        }
        return value instanceof Map<?, ?> map ? object(form, map) : null;
    }

    private static boolean contains(Iterable<JsonNode> allowed, Object value) {
        for (JsonNode each : allowed) {
            Object other = JsonValues.value(each);
            if (other == null ? value == null : other.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static String range(JsonNode form, double number) {
        if (form.has("minimum") && number < form.path("minimum").asDouble()) {
            return OUT_OF_RANGE + "at least " + form.path("minimum") + ", given " + Kinds.given(number);
        }
        if (form.has("maximum") && number > form.path("maximum").asDouble()) {
            return OUT_OF_RANGE + "at most " + form.path("maximum") + ", given " + Kinds.given(number);
        }
        if (form.path("exclusiveMinimum").isNumber()
                && number <= form.path("exclusiveMinimum").asDouble()) {
            return OUT_OF_RANGE + "greater than " + form.path("exclusiveMinimum") + ", given " + Kinds.given(number);
        }
        if (form.path("exclusiveMaximum").isNumber()
                && number >= form.path("exclusiveMaximum").asDouble()) {
            return OUT_OF_RANGE + "less than " + form.path("exclusiveMaximum") + ", given " + Kinds.given(number);
        }
        return null;
    }

    private static String pattern(JsonNode form, String text) {
        if (!form.path("pattern").isTextual() || text.length() > LONGEST_FOR_PATTERN) {
            return null;
        }
        String pattern = form.path("pattern").asText();
        try {
            return Pattern.compile(pattern).matcher(text).find()
                    ? null
                    : "must match " + pattern + ", given " + Kinds.given(text);
        } catch (PatternSyntaxException notOfJava) {
            return null;
        }
    }

    private static String array(JsonNode form, List<?> values) {
        if (values.size() < form.path("minItems").asInt(0)) {
            return "needs at least " + form.path("minItems") + " elements, given " + values.size();
        }
        if (values.size() > form.path("maxItems").asInt(Integer.MAX_VALUE)) {
            return "takes at most " + form.path("maxItems") + " elements, given " + values.size();
        }
        if (form.path("items").isEmpty()) {
            return null;
        }
        for (int i = 0; i < values.size(); i++) {
            String problem = problem(form.path("items"), values.get(i));
            if (problem != null) {
                return "element " + i + ": " + problem;
            }
        }
        return null;
    }

    private static String object(JsonNode form, Map<?, ?> fields) {
        for (JsonNode required : form.path("required")) {
            if (!fields.containsKey(required.asText())) {
                return "'" + required.asText() + "' is missing in it";
            }
        }
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            JsonNode schema = form.path("properties").path(String.valueOf(field.getKey()));
            String problem = schema.isMissingNode() ? null : problem(schema, field.getValue());
            if (problem != null) {
                return "'" + field.getKey() + "': " + problem;
            }
        }
        return null;
    }

    /** The alternatives of a schema, laid flat. */
    static List<JsonNode> forms(JsonNode schema) {
        List<JsonNode> found = new ArrayList<>();
        collect(schema, found);
        return found;
    }

    private static void collect(JsonNode schema, List<JsonNode> found) {
        if (schema.isArray()) {
            schema.forEach(form -> collect(form, found));
        } else if (schema.has("anyOf")) {
            collect(schema.path("anyOf"), found);
        } else if (schema.has("oneOf")) {
            collect(schema.path("oneOf"), found);
        } else {
            found.add(schema);
        }
    }
}
