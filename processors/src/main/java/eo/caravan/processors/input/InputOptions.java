package eo.caravan.processors.input;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The options that a user gave for reading a file. Names are matched without regard to case. */
public final class InputOptions {
    private final Map<String, Object> given;

    /**
     * Takes the options.
     *
     * @param known the names that the format has
     * @throws OpenEoException ProcessParameterInvalid where another is given
     */
    public InputOptions(Map<String, Object> given, String format, String... known) {
        for (String name : given.keySet()) {
            if (Arrays.stream(known).noneMatch(name::equalsIgnoreCase)) {
                throw invalid("The format " + format + " has no option '" + name + "' for reading. "
                        + (known.length == 0 ? "It has none." : "It has: " + String.join(", ", known) + "."));
            }
        }
        this.given = given;
    }

    /** Some texts, each once; empty where they were not given. */
    public List<String> texts(String name) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(String.class::isInstance)
                && list.stream().distinct().count() == list.size()) {
            return list.stream().map(String.class::cast).toList();
        }
        throw invalid(
                "The option '" + name + "' must be an array of at least one text, each once, not '" + value + "'.");
    }

    /** A text; empty where it was not given. */
    public String text(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return value == null ? "" : (String) value;
        }
        throw invalid("The option '" + name + "' must be a text, not '" + value + "'.");
    }

    /** Yes or no. */
    public boolean flag(String name, boolean fallback) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return value == null ? fallback : (Boolean) value;
        }
        throw invalid("The option '" + name + "' must be true or false, not '" + value + "'.");
    }

    private Object value(String name) {
        return given.entrySet().stream()
                .filter(option -> option.getKey().equalsIgnoreCase(name) && option.getValue() != null)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The options do not fit, for the reason given. */
    public static OpenEoException invalid(String reason) {
        return new OpenEoException(ApiErrorCode.PROCESS_PARAMETER_INVALID, reason).argument("options");
    }
}
