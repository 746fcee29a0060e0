package eo.caravan.processors.process.period;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The periods of the calendar that time is divided into, all in UTC. A season that spans two years belongs to the year in which it
 * begins.
 */
enum Period {
    HOUR(ChronoUnit.HOURS, 1),
    DAY(ChronoUnit.DAYS, 1),
    WEEK(ChronoUnit.WEEKS, 1),
    DEKAD(ChronoUnit.DAYS, 10),
    MONTH(ChronoUnit.MONTHS, 1),
    SEASON(ChronoUnit.MONTHS, 3),
    TROPICAL_SEASON(ChronoUnit.MONTHS, 6),
    YEAR(ChronoUnit.YEARS, 1),
    DECADE(ChronoUnit.YEARS, 10),
    DECADE_AD(ChronoUnit.YEARS, 10);

    private static final List<String> SEASONS = List.of("djf", "mam", "jja", "son");

    private final ChronoUnit unit;
    private final int length;

    Period(ChronoUnit unit, int length) {
        this.unit = unit;
        this.length = length;
    }

    /** The period of this name in openEO, for example {@code tropical-season}. */
    static Period parse(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The begin of the period that holds a moment. */
    LocalDateTime start(Instant moment) {
        LocalDateTime time = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        if (this == HOUR) {
            return time.truncatedTo(ChronoUnit.HOURS);
        }
        return start(time.toLocalDate()).atStartOfDay();
    }

    private LocalDate start(LocalDate day) {
        return switch (this) {
            case HOUR, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case DEKAD -> day.withDayOfMonth(1 + 10 * dekad(day));
            case MONTH -> day.withDayOfMonth(1);
            case SEASON -> back(day, day.getMonthValue() % 3);
            case TROPICAL_SEASON -> back(day, (day.getMonthValue() + 1) % 6);
            case YEAR -> day.withDayOfYear(1);
            case DECADE -> day.withDayOfYear(1).minusYears(Math.floorMod(day.getYear(), 10));
            case DECADE_AD -> day.withDayOfYear(1).minusYears(Math.floorMod(day.getYear() - 1, 10));
        };
    }

    private static LocalDate back(LocalDate day, int months) {
        return day.withDayOfMonth(1).minusMonths(months);
    }

    /** Which third of its month a day lies in, from 0. */
    private static int dekad(LocalDate day) {
        return Math.min(2, (day.getDayOfMonth() - 1) / 10);
    }

    /** The begin of the period after the one that begins at {@code start}. */
    LocalDateTime next(LocalDateTime start) {
        return this == DEKAD && start.getDayOfMonth() == 21
                ? start.withDayOfMonth(1).plusMonths(1)
                : start.plus(length, unit);
    }

    /** The label of the period that begins at {@code start}: the year, and what {@link #part} says of its place in the year. */
    String label(LocalDateTime start) {
        return switch (this) {
            case HOUR -> start.toLocalDate() + "-" + part(start);
            case WEEK -> padded(start.get(IsoFields.WEEK_BASED_YEAR), 4) + "-" + part(start);
            case YEAR, DECADE, DECADE_AD -> part(start);
            default -> padded(start.getYear(), 4) + "-" + part(start);
        };
    }

    /** The label without the year: what the same period of every year is called. Years and decades have nothing else. */
    String part(LocalDateTime start) {
        return switch (this) {
            case HOUR -> padded(start.getHour(), 2);
            case DAY -> padded(start.getDayOfYear(), 3);
            case WEEK -> padded(start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
            case DEKAD -> padded(3 * (start.getMonthValue() - 1) + dekad(start.toLocalDate()) + 1, 2);
            case MONTH -> padded(start.getMonthValue(), 2);
            case SEASON -> SEASONS.get(start.getMonthValue() % 12 / 3);
            case TROPICAL_SEASON -> start.getMonthValue() == 11 ? "ndjfma" : "mjjaso";
            case YEAR, DECADE, DECADE_AD -> padded(start.getYear(), 4);
        };
    }

    /** The {@link #part} that a text ends in, where it is written like the {@link #label} of such a period and tells its year. */
    Optional<String> writtenPart(String label) {
        String ending =
                switch (this) {
                    case HOUR -> "\\d{2}-\\d{2}-(\\d{2})";
                    case DAY -> "(\\d{3})";
                    case WEEK, DEKAD, MONTH -> "(\\d{2})";
                    case SEASON -> "(djf|mam|jja|son)";
                    case TROPICAL_SEASON -> "(ndjfma|mjjaso)";
                    case YEAR, DECADE, DECADE_AD -> "()";
                };
        Matcher matcher = Pattern.compile("-?\\d{4,}-" + ending).matcher(label);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** A number with leading zeros. */
    static String padded(int number, int digits) {
        String text = Integer.toString(Math.abs(number));
        return (number < 0 ? "-" : "") + "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
