package eo.caravan.processors.output;

import eo.caravan.api.error.OpenEoException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The options that a user gave for a format. Names are matched without regard to case. */
public final class Options {
    private final Map<String, Object> given;

    /**
     * Takes the options.
     *
     * @param known the names that the format has besides the {@link SharedOptions}
     * @throws OpenEoException ProcessParameterInvalid where another is given
     */
    public Options(Map<String, Object> given, String format, String... known) {
        List<String> all = Stream.concat(Arrays.stream(known), SharedOptions.names().stream())
                .toList();
        for (String name : given.keySet()) {
            if (all.stream().noneMatch(name::equalsIgnoreCase)) {
                throw invalid("The format " + format + " has no option '" + name + "'. It has: "
                        + String.join(", ", all) + ".");
            }
        }
        this.given = given;
    }

    private Options(Map<String, Object> given) {
        this.given = given;
    }

    /** Takes the options whatever their names. */
    static Options unchecked(Map<String, Object> given) {
        return new Options(given);
    }

    private Object value(String name) {
        return given.entrySet().stream()
                .filter(option -> option.getKey().equalsIgnoreCase(name) && option.getValue() != null)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The value of an option as it was given, empty where it was not. */
    public Optional<Object> given(String name) {
        return Optional.ofNullable(value(name));
    }

    /** A text; empty where it was not given. */
    public Optional<String> text(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw invalid("The option '" + name + "' must be a text, not '" + value + "'.");
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
