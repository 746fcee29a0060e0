package eo.caravan.processors.process;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads dates (midnight in UTC) and dates with time and zone, as RFC 3339 writes them. */
public final class Instants {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT);

    private Instants() {}

    /** Whether a text is written as a date without time. */
    public static boolean dateOnly(String text) {
        return DATE.matcher(text).matches();
    }

    /** The date and time of a text in its own zone, {@code null} where it is none; a leap second counts as the one before. */
    public static OffsetDateTime dateTime(String text) {
        try {
            if (dateOnly(text)) {
                return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
            }
            return OffsetDateTime.parse(text.replaceFirst("(?<=[Tt]\\d{2}:\\d{2}:)60", "59"), DATE_TIME);
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /** The instant of a text, {@code null} where it is none. */
    public static Instant parse(String text) {
        OffsetDateTime dateTime = dateTime(text);
        return dateTime == null ? null : dateTime.toInstant();
    }
}
