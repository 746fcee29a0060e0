package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.LabeledArray;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds of values and schemas, to compare them and to name them in messages. */
final class Kinds {
    private static final int LONGEST_TEXT = 60;

    private Kinds() {}

    /** Whether a value is of the type that one alternative of a schema asks for. */
    static boolean matches(JsonNode form, Object value) {
        Set<String> types = types(List.of(form));
        if (types.isEmpty()) {
            return true;
        }
        String subtype = form.path("subtype").asText();
        if (value instanceof Promise promise) {
            return Kind.fit(promise.kinds(), Kind.of(form));
        }
        if (value == null) {
            return types.contains("null");
        }
        if (value instanceof Double number) {
            return types.contains("number") || types.contains("integer") && number == Math.rint(number);
        }
        if (value instanceof Boolean) {
            return types.contains("boolean");
        }
        if (value instanceof String) {
            return types.contains("string");
        }
        if (value instanceof List || value instanceof LabeledArray) {
            return types.contains("array");
        }
        if (value instanceof Map) {
            boolean projJson = "wkt2-definition".equals(subtype);
            return projJson
                    || types.contains("object") && !"datacube".equals(subtype) && !"process-graph".equals(subtype);
        }
        if (value instanceof Callback) {
            return "process-graph".equals(subtype);
        }
        if (value instanceof ResultDescription) {
            return "stac".equals(subtype);
        }
        return value instanceof Cube cube && "datacube".equals(subtype) && suits(form, cube);
    }

    /** Whether a cube is a vector cube where a form wants one, and none where it wants a raster cube. */
    private static boolean suits(JsonNode form, Cube cube) {
        boolean vector = isVector(cube);
        return wants(form, "geometry") ? vector : !wants(form, "spatial") || !vector;
    }

    private static boolean isVector(Cube cube) {
        return !cube.shape().ofType(DimensionType.GEOMETRY).isEmpty();
    }

    /** Whether a form asks for a data cube with a dimension of a type. */
    static boolean wants(JsonNode form, String dimension) {
        for (JsonNode each : form.path("dimensions")) {
            if (dimension.equals(each.path("type").asText())) {
                return true;
            }
        }
        return false;
    }

    /** The classes of values (Void for null) that fit one of the alternatives whatever they are: long arrays are checked by it. */
    static Set<Class<?>> plain(List<JsonNode> forms) {
        Map<String, Class<?>> classes =
                Map.of("number", Double.class, "boolean", Boolean.class, "string", String.class, "null", Void.class);
        Set<Class<?>> plain = new HashSet<>();
        for (JsonNode form : forms) {
            boolean typeOnly = form.properties().stream()
                    .allMatch(field ->
                            field.getKey().equals("type") || field.getKey().equals("description"));
            if (typeOnly) {
                types(List.of(form)).stream()
                        .filter(classes::containsKey)
                        .forEach(type -> plain.add(classes.get(type)));
            }
        }
        return plain;
    }

    static Set<String> types(Collection<JsonNode> forms) {
        Set<String> types = new LinkedHashSet<>();
        for (JsonNode form : forms) {
            JsonNode type = form.path("type");
            if (type.isTextual()) {
                types.add(type.asText());
            }
            type.forEach(each -> types.add(each.asText()));
        }
        return types;
    }

    /** What the alternatives of a schema ask for, in words. */
    static String expected(List<JsonNode> forms) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode form : forms) {
            String subtype = form.path("subtype").asText();
            for (String type : types(List.of(form))) {
                names.add("datacube".equals(subtype) ? cube(form) : name(type, subtype));
            }
        }
        return names.isEmpty() ? "any value" : String.join(" or ", names);
    }

    private static String cube(JsonNode form) {
        return wants(form, "geometry")
                ? "a vector data cube"
                : wants(form, "spatial") ? "a raster data cube" : "a data cube";
    }

    private static String name(String type, String subtype) {
        return switch (type) {
            case "number" -> "a number";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "null" -> "null";
            case "string" -> subtype.isEmpty() ? "a text" : "a text (" + subtype + ")";
            case "array" -> subtype.isEmpty() ? "an array" : "an array (" + subtype + ")";
            default -> switch (subtype) {
                case "process-graph" -> "a callback ({\"process_graph\": …})";
                case "" -> "an object";
                default -> "an object (" + subtype + ")";
            };
        };
    }

    /** A value in words. */
    static String given(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? String.valueOf(number.longValue())
                    : String.valueOf(number);
        }
        if (value instanceof String text) {
            return "the text '" + (text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text) + "'";
        }
        if (value instanceof List<?> list) {
            return "an array of " + list.size();
        }
        if (value instanceof LabeledArray array) {
            return "a labelled array of " + array.values().size();
        }
        if (value instanceof Cube cube) {
            return (isVector(cube) ? "a vector data cube of " : "a data cube of ")
                    + String.join(", ", cube.shape().names());
        }
        if (value instanceof Boolean truth) {
            return truth.toString();
        }
        if (value instanceof Promise promise) {
            return promise.describe();
        }
        if (value instanceof Callback) {
            return "a callback";
        }
        return value instanceof Map ? "an object" : "what save_result returned";
    }
}
