package eo.caravan.processors.cube;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads points in time as they stand in labels and extents: RFC 3339 date-times, dates, months and years (their begin, UTC). A
 * leap second counts as the second before it.
 */
public final class Instants {
    private Instants() {}

    /** The instant, or empty where the text is none. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(read(text.trim()));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Instant read(String text) {
        return switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            case 7 -> YearMonth.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            case 10 -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            default -> OffsetDateTime.parse(text.replaceFirst("(?<=[Tt]\\d{2}:\\d{2}:)60", "59"))
                    .toInstant();
        };
    }
}
