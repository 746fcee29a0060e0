package eo.caravan.processors.input.vector;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds out what the texts of a column are. */
public final class TextColumn {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,4})?");

    private TextColumn() {}

    /** Replaces the texts of a column by numbers or truth values where all of them are such. */
    static void typed(List<Object[]> rows, int column) {
        boolean numbers = true;
        boolean truths = true;
        boolean any = false;
        for (Object[] row : rows) {
            if (row[column] instanceof String text) {
                any = true;
                numbers = numbers && number(text) != null;
                truths = truths && truth(text) != null;
            }
            if (!numbers && !truths) {
                return;
            }
        }
        if (any) {
            for (Object[] row : rows) {
                if (row[column] instanceof String text) {
                    row[column] = numbers ? number(text) : truth(text);
                }
            }
        }
    }

    /** The number, or {@code null}. */
    public static Double number(String text) {
        String trimmed = text.trim();
        if (NUMBER.matcher(trimmed).matches()) {
            return Double.valueOf(trimmed);
        }
        return switch (trimmed.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> null;
        };
    }

    private static Boolean truth(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }
}
