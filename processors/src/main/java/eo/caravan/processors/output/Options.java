package eo.caravan.processors.output;

import eo.caravan.api.error.OpenEoException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The options that a user gave for a format. Names are matched without regard to case. */
public final class Options {
    private final Map<String, Object> given;

    /**
     * Takes the options.
     *
     * @param known the names that the format has
     * @throws OpenEoException ProcessParameterInvalid where another is given
     */
    public Options(Map<String, Object> given, String format, String... known) {
        for (String name : given.keySet()) {
            if (Arrays.stream(known).noneMatch(name::equalsIgnoreCase)) {
                throw invalid("The format " + format + " has no option '" + name + "'. It has: "
                        + String.join(", ", known) + ".");
            }
        }
        this.given = given;
    }

    private Object value(String name) {
        return given.entrySet().stream()
                .filter(option -> option.getKey().equalsIgnoreCase(name) && option.getValue() != null)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** A number between two limits, both inclusive; empty where it was not given. */
    public OptionalDouble number(String name, double lowest, double highest) {
        Object value = value(name);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value instanceof Number number && number.doubleValue() >= lowest && number.doubleValue() <= highest) {
            return OptionalDouble.of(number.doubleValue());
        }
        throw invalid("The option '" + name + "' must be a number from " + lowest + " to " + highest + ", not '" + value
                + "'.");
    }

    /** A whole number between two limits. */
    public int whole(String name, int fallback, int lowest, int highest) {
        double number = number(name, lowest, highest).orElse(fallback);
        if (number != Math.rint(number)) {
            throw invalid("The option '" + name + "' must be a whole number, not " + number + ".");
        }
        return (int) number;
    }

    /** One of some texts, in lower case. */
    public String choice(String name, String fallback, List<String> choices) {
        Object value = value(name);
        String text = value == null ? fallback : String.valueOf(value).toLowerCase(Locale.ROOT);
        if (text == null || choices.contains(text)) {
            return text;
        }
        throw invalid(
                "The option '" + name + "' must be one of " + String.join(", ", choices) + ", not '" + value + "'.");
    }

    /** Yes or no. */
    public boolean flag(String name, boolean fallback) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return value == null ? fallback : (Boolean) value;
        }
        throw invalid("The option '" + name + "' must be true or false, not '" + value + "'.");
    }

    /** The options do not fit, for the reason given. */
    public static OpenEoException invalid(String reason) {
        return OpenEoException.invalid("save_result", "options", reason);
    }
}
