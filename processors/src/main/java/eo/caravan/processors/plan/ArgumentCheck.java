package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.ErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.api.process.ProcessParameter;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.ValueProcess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a value is what the definition of a parameter asks for: its type, sub-type, length, members, and what they may be. Of a
 * value that is not known yet, a {@link Promise}, only its kind is looked at.
 *
 * <p>Ranges of numbers, repeated elements and the writing of dates are left to value processes themselves, which have errors of
 * their own for them or answer NaN.
 */
final class ArgumentCheck {
    private static final int MOST = 20;

    private final ServedProcess called;
    private final ProcessParameter parameter;
    /** A process that says what it does with elements without data takes them, whether its schema mentions null or not. */
    private final boolean knowsNoData;

    private ArgumentCheck(ServedProcess called, ProcessParameter parameter) {
        this.called = called;
        this.parameter = parameter;
        this.knowsNoData = called.spec().parameter("ignore_nodata").isPresent();
    }

    /**
     * Compares a value with a parameter's schema.
     *
     * @throws OpenEoException ProcessParameterInvalid for each thing that is wrong, saying what is expected and what was given;
     *     TemporalExtentEmpty and the like where the definition has a code of its own
     */
    static void check(ServedProcess called, ProcessParameter parameter, Object value) {
        Problems problems = new Problems();
        new ArgumentCheck(called, parameter)
                .mismatches(forms(parameter.schema()), value, "").stream()
                        .limit(MOST)
                        .map(mismatch -> mismatch.error(called.spec().id(), parameter.name()))
                        .forEach(problems::add);
        problems.throwIfAny();
    }

    /** Something that does not fit; the code is null for the usual one. */
    private record Mismatch(ErrorCode code, String text) {
        OpenEoException error(String process, String parameter) {
            OpenEoException usual = OpenEoException.invalid(process, parameter, text);
            return code == null ? usual : new OpenEoException(code, text).at(usual.site());
        }
    }

    /** What is wrong with a value: nothing where it fits one of the alternatives, otherwise what the nearest of them says. */
    private List<Mismatch> mismatches(List<JsonNode> forms, Object value, String where) {
        List<List<Mismatch>> tried = new ArrayList<>();
        for (JsonNode form : forms) {
            if (Kinds.matches(form, value)) {
                List<Mismatch> found = details(form, value, where);
                if (found.isEmpty()) {
                    return found;
                }
                if (value instanceof Map<?, ?> map && map.containsKey("type") && Subtypes.isGeoJson(form)) {
                    return found;
                }
                tried.add(found);
            }
        }
        if (tried.isEmpty() || tried.size() > 1 && value instanceof String) {
            return one(
                    where + "expected " + Kinds.expected(forms) + ", given " + Kinds.given(value) + hint(forms, value));
        }
        List<Mismatch> nearest = tried.get(0);
        for (List<Mismatch> each : tried) {
            nearest = each.size() < nearest.size() ? each : nearest;
        }
        return nearest;
    }

    private static List<Mismatch> one(String text) {
        return List.of(new Mismatch(null, text));
    }

    private static String hint(List<JsonNode> forms, Object value) {
        if (value instanceof Map && forms.stream().anyMatch(form -> Kinds.wants(form, "geometry"))) {
            return ". Make a vector data cube of GeoJSON with 'load_geojson'";
        }
        if (!(value instanceof Cube)
                && !(value instanceof Promise promise && promise.kinds().equals(Set.of(Kind.CUBE)))) {
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

    private List<Mismatch> details(JsonNode form, Object value, String where) {
        if (value instanceof Promise) {
            return List.of();
        }
        boolean own = called.process() instanceof ValueProcess;
        String problem = Schemas.problem(form, value, own);
        if (problem != null) {
            return one(where + problem);
        }
        List<Mismatch> found = parts(form, value, where);
        if (!found.isEmpty() || own || Promise.within(value)) {
            return found;
        }
        return subtype(form, value, where);
    }

    private List<Mismatch> parts(JsonNode form, Object value, String where) {
        if (value instanceof List<?> list) {
            return elements(form, list, where);
        }
        if (value instanceof LabeledArray array) {
            return elements(form, array.values(), where);
        }
        return value instanceof Map<?, ?> map ? members(form, map, where) : List.of();
    }

    private List<Mismatch> subtype(JsonNode form, Object value, String where) {
        String process = called.spec().id();
        try {
            Subtypes.check(form.path("subtype").asText(), value, process, parameter.name());
            return List.of();
        } catch (OpenEoException wrong) {
            ErrorCode code = wrong.code();
            boolean defined = code instanceof ProcessErrorCode
                    && called.spec().exceptions().containsKey(code.code());
            return List.of(
                    new Mismatch(defined ? code : null, where + Subtypes.reason(wrong, process, parameter.name())));
        }
    }

    private List<Mismatch> elements(JsonNode form, List<?> values, String where) {
        if (values.size() < form.path("minItems").asInt(0)) {
            return one(where + "needs at least " + form.path("minItems") + " elements, given " + values.size());
        }
        if (values.size() > form.path("maxItems").asInt(Integer.MAX_VALUE)) {
            return one(where + "takes at most " + form.path("maxItems") + " elements, given " + values.size());
        }
        List<Mismatch> found = new ArrayList<>();
        if (!form.path("items").isEmpty()) {
            List<JsonNode> forms = forms(form.path("items"));
            Set<Class<?>> plain = Kinds.plain(forms);
            for (int i = 0; i < values.size() && found.size() < MOST; i++) {
                Object value = values.get(i);
                boolean fits = plain.contains(value == null ? Void.class : value.getClass())
                        || value == null && where.isEmpty() && knowsNoData;
                found.addAll(fits ? List.of() : mismatches(forms, value, where + "element " + i + ": "));
            }
        }
        boolean once = found.isEmpty() && form.path("uniqueItems").asBoolean() && !ownRepetition(form);
        Optional<String> again = once ? repeated(values) : Optional.empty();
        return again.isPresent()
                ? one(where + again.get() + " repeats in it; each element may stand in it once")
                : found;
    }

    private static Optional<String> repeated(List<?> values) {
        Set<Object> seen = new HashSet<>();
        return values.stream()
                .filter(value -> !seen.add(value))
                .map(Kinds::given)
                .findFirst();
    }

    /** Whether the process itself says what is wrong with an element that is repeated. */
    private boolean ownRepetition(JsonNode form) {
        return called.process() instanceof ValueProcess
                || "temporal-interval".equals(form.path("subtype").asText())
                || called.spec().exceptions().keySet().stream()
                        .anyMatch(name -> name.startsWith("Distinct") || name.endsWith("Exists"));
    }

    private List<Mismatch> members(JsonNode form, Map<?, ?> fields, String where) {
        List<Mismatch> found = new ArrayList<>();
        for (JsonNode required : form.path("required")) {
            if (!fields.containsKey(required.asText())) {
                found.addAll(one(where + "'" + required.asText() + "' is missing in it"));
            }
        }
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String name = String.valueOf(field.getKey());
            JsonNode named = form.path("properties").path(name);
            JsonNode schema = named.isMissingNode() ? form.path("additionalProperties") : named;
            if (found.size() < MOST && (schema.isObject() || schema.isArray())) {
                found.addAll(mismatches(forms(schema), field.getValue(), where + "'" + name + "': "));
            }
        }
        return found;
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
