package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The keywords of JSON Schema that say which values of a type are allowed. */
final class Schemas {
    private static final int LONGEST_FOR_PATTERN = 10_000;
    /** What the definitions write beside the names of the standard. */
    private static final List<String> ABOVE = List.of("exclusiveMinimum", "minimumExclusive");

    private static final List<String> BELOW = List.of("exclusiveMaximum", "maximumExclusive");
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
    private static final Pattern NEVER = Pattern.compile("(?!)");

    private Schemas() {}

    /**
     * What is wrong with a value of the right type, {@code null} if nothing is.
     *
     * @param anyRange leaves out the limits of numbers
     */
    static String problem(JsonNode form, Object value, boolean anyRange) {
        if (form.has("enum") && !contains(form.path("enum"), value)) {
            return "expected one of " + form.path("enum") + ", given " + Kinds.given(value);
        }
        if (form.has("const") && !contains(List.of(form.path("const")), value)) {
            return "expected " + form.path("const") + ", given " + Kinds.given(value);
        }
        if (form.path("not").has("const") && contains(List.of(form.path("not").path("const")), value)) {
            return "must not be " + form.path("not").path("const");
        }
        if (value instanceof Double number) {
            return anyRange ? null : range(form, number);
        }
        return value instanceof String text ? text(form, text) : null;
    }

    private static boolean contains(Iterable<JsonNode> allowed, Object value) {
        for (JsonNode each : allowed) {
            if (Objects.equals(JsonValues.value(each), value)) {
                return true;
            }
        }
        return false;
    }

    private static String range(JsonNode form, double number) {
        if (form.has("minimum") && number < form.path("minimum").asDouble()) {
            return "must be at least " + form.path("minimum") + ", given " + Kinds.given(number);
        }
        if (form.has("maximum") && number > form.path("maximum").asDouble()) {
            return "must be at most " + form.path("maximum") + ", given " + Kinds.given(number);
        }
        for (String keyword : ABOVE) {
            if (form.path(keyword).isNumber() && number <= form.path(keyword).asDouble()) {
                return "must be greater than " + form.path(keyword) + ", given " + Kinds.given(number);
            }
        }
        for (String keyword : BELOW) {
            if (form.path(keyword).isNumber() && number >= form.path(keyword).asDouble()) {
                return "must be less than " + form.path(keyword) + ", given " + Kinds.given(number);
            }
        }
        return null;
    }

    private static String text(JsonNode form, String text) {
        if (text.length() < form.path("minLength").asInt(0)) {
            return "needs at least " + form.path("minLength") + " characters, given " + Kinds.given(text);
        }
        if (!form.path("pattern").isTextual() || text.length() > LONGEST_FOR_PATTERN) {
            return null;
        }
        String pattern = form.path("pattern").asText();
        Pattern compiled = PATTERNS.computeIfAbsent(pattern, Schemas::compile);
        return compiled == NEVER || compiled.matcher(text).find()
                ? null
                : "must match " + pattern + ", given " + Kinds.given(text);
    }

    /** A pattern that Java does not understand holds nothing up. */
    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException notOfJava) {
            return NEVER;
        }
    }
}
