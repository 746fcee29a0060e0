package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.LabeledArray;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of values that travel through a graph, as far as they can be told before anything runs. */
enum Kind {
    NUMBER("a number"),
    TRUTH("true or false"),
    TEXT("a text"),
    ARRAY("an array"),
    OBJECT("an object"),
    CUBE("a data cube"),
    CALLBACK("a callback"),
    RESULT("what save_result returned"),
    NULL("null");

    static final Set<Kind> ANY = Collections.unmodifiableSet(EnumSet.allOf(Kind.class));
    /** What a cell can hold. */
    static final Set<Kind> CELL = Collections.unmodifiableSet(EnumSet.of(NUMBER, TRUTH, NULL));

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** The kinds that a schema allows. */
    static Set<Kind> of(JsonNode schema) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (JsonNode form : ArgumentCheck.forms(schema)) {
            Set<String> types = Kinds.types(List.of(form));
            if (types.isEmpty()) {
                return ANY;
            }
            types.forEach(type -> kinds.addAll(of(type, form.path("subtype").asText())));
        }
        return kinds;
    }

    private static Set<Kind> of(String type, String subtype) {
        return switch (type) {
            case "number", "integer" -> EnumSet.of(NUMBER);
            case "boolean" -> EnumSet.of(TRUTH);
            case "string" -> subtype.equals("wkt2-definition") ? EnumSet.of(TEXT, OBJECT) : EnumSet.of(TEXT);
            case "array" -> EnumSet.of(ARRAY);
            case "null" -> EnumSet.of(NULL);
            default -> switch (subtype) {
                case "datacube" -> EnumSet.of(CUBE);
                case "process-graph" -> EnumSet.of(CALLBACK);
                case "stac" -> EnumSet.of(RESULT);
                default -> EnumSet.of(OBJECT);
            };
        };
    }

    /** The kind of a value that is there. */
    static Set<Kind> of(Object value) {
        if (value instanceof Promise promise) {
            return promise.kinds();
        }
        return EnumSet.of(
                value == null
                        ? NULL
                        : value instanceof Number
                                ? NUMBER
                                : value instanceof Boolean ? TRUTH : value instanceof String ? TEXT : compound(value));
    }

    private static Kind compound(Object value) {
        if (value instanceof List || value instanceof LabeledArray) {
            return ARRAY;
        }
        if (value instanceof Map) {
            return OBJECT;
        }
        if (value instanceof Callback) {
            return CALLBACK;
        }
        return value instanceof ResultDescription ? RESULT : value instanceof Cube ? CUBE : OBJECT;
    }

    /** Whether something of one of the kinds offered can be what is wanted; that both may be null does not make them fit. */
    static boolean fit(Set<Kind> offered, Set<Kind> wanted) {
        boolean onlyNull = offered.size() == 1 && offered.contains(NULL);
        return offered.stream().anyMatch(kind -> (onlyNull || kind != NULL) && wanted.contains(kind));
    }

    /** Some kinds in words; null is named only where there is nothing else. */
    static String words(Set<Kind> kinds) {
        String named = kinds.stream()
                .filter(kind -> kind != NULL)
                .map(kind -> kind.words)
                .collect(Collectors.joining(" or "));
        return named.isEmpty() ? NULL.words : named;
    }
}
