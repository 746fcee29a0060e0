package eo.caravan.processors.output;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Colours as users write them: {@code #RRGGBB}, {@code #RRGGBBAA}, or red, green, blue and opacity as numbers from 0 to 1. */
public final class Colours {
    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})");
    private static final int OPAQUE = 0xFF;
    private static final int RGB = 3;

    private Colours() {}

    /**
     * A colour as opacity, red, green and blue in one number of 8 bits each.
     *
     * @param colour text, a list of three or four numbers, or a number of which the bytes are red, green, blue and opacity
     * @throws eo.caravan.api.error.OpenEoException ProcessParameterInvalid
     */
    public static int argb(String option, Object colour) {
        if (colour instanceof String text && HEX.matcher(text).matches()) {
            long number = Long.parseLong(text.substring(1), 16);
            return rgba(text.length() == 7 ? number << 8 | OPAQUE : number);
        }
        if (colour instanceof List<?> parts && (parts.size() == RGB || parts.size() == RGB + 1)) {
            long number = 0;
            for (int i = 0; i <= RGB; i++) {
                number = number << 8 | (i < parts.size() ? part(option, parts.get(i)) : OPAQUE);
            }
            return rgba(number);
        }
        if (colour instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && number.doubleValue() >= 0
                && number.doubleValue() <= 0xFFFF_FFFFL) {
            return rgba(number.longValue());
        }
        throw Options.invalid("The option '" + option + "' has the colour '" + colour
                + "'. Write it as #RRGGBB, #RRGGBBAA, [red, green, blue] or [red, green, blue, opacity] with numbers from"
                + " 0 to 1.");
    }

    private static long part(String option, Object part) {
        if (part instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return Math.round(number.doubleValue() * OPAQUE);
        }
        throw Options.invalid(
                "The option '" + option + "' has '" + part + "' in a colour; these are numbers from 0 to 1.");
    }

    private static int rgba(long number) {
        return (int) (number >>> 8 & 0xFF_FFFF | (number & OPAQUE) << 24);
    }

    /**
     * The colours of some values.
     *
     * @param given an object with the values as names
     * @throws eo.caravan.api.error.OpenEoException ProcessParameterInvalid
     */
    public static SortedMap<Double, Integer> table(String option, Object given) {
        if (!(given instanceof Map<?, ?> map) || map.isEmpty()) {
            throw Options.invalid(
                    "The option '" + option + "' must be an object of values and their colours, for example"
                            + " {\"0\": \"#0000FF\", \"1\": \"#00FF00\"}.");
        }
        SortedMap<Double, Integer> colours = new TreeMap<>();
        map.forEach((value, colour) -> colours.put(number(option, String.valueOf(value)), argb(option, colour)));
        return colours;
    }

    private static double number(String option, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException told) {
            // below
        }
        throw Options.invalid("The option '" + option + "' gives a colour to '" + text + "', which is not a number.");
    }
}
