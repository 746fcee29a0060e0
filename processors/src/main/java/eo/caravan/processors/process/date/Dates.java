package eo.caravan.processors.process.date;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.process.Instants;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/** Shifting and comparing dates, dates with times, and times of the day, all as text; without data where there is none. */
@AutoService(ProcessFamily.class)
public final class Dates implements ProcessFamily {
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "millisecond", ChronoUnit.MILLIS,
            "second", ChronoUnit.SECONDS,
            "minute", ChronoUnit.MINUTES,
            "hour", ChronoUnit.HOURS,
            "day", ChronoUnit.DAYS,
            "week", ChronoUnit.WEEKS,
            "month", ChronoUnit.MONTHS,
            "year", ChronoUnit.YEARS);

    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z?");
    private static final int LAST_YEAR = 9999;

    @Override
    public Map<String, ValueProcess> processes() {
        ValueProcess shift = Dates::shift;
        ValueProcess difference = Dates::difference;
        ValueProcess between = Dates::between;
        return Map.of("date_shift", shift, "date_difference", difference, "date_between", between);
    }

    private static Object shift(Map<String, Object> arguments) {
        if (!(arguments.get("date") instanceof String date) || !(arguments.get("value") instanceof Double value)) {
            return null;
        }
        OffsetDateTime start = dateTime("date_shift", "date", date);
        try {
            OffsetDateTime shifted = start.plus(value.longValue(), unit("date_shift", arguments.get("unit")));
            if (shifted.getYear() >= 0 && shifted.getYear() <= LAST_YEAR) {
                return Instants.dateOnly(date) ? shifted.toLocalDate().toString() : text(shifted);
            }
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw outOfCalendar(tooFar);
        }
        throw outOfCalendar(null);
    }

    private static OpenEoException outOfCalendar(RuntimeException cause) {
        OpenEoException refused = OpenEoException.invalid(
                "date_shift", "value", "it leads out of the calendar, which has the years 0000 to 9999");
        if (cause != null) {
            refused.addSuppressed(cause);
        }
        return refused;
    }

    private static String text(OffsetDateTime dateTime) {
        int nano = dateTime.getNano();
        String fraction = nano == 0 ? "" : nano % 1_000_000 == 0 ? ".SSS" : ".SSSSSSSSS";
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss" + fraction + "XXX")
                .format(dateTime);
    }

    /** The second date less the first; months and years are counted whole, their rest as a part of the next one. */
    private static Object difference(Map<String, Object> arguments) {
        if (!(arguments.get("date1") instanceof String first) || !(arguments.get("date2") instanceof String second)) {
            return null;
        }
        OffsetDateTime from = dateTime("date_difference", "date1", first).withOffsetSameInstant(ZoneOffset.UTC);
        OffsetDateTime to = dateTime("date_difference", "date2", second).withOffsetSameInstant(ZoneOffset.UTC);
        Object given = arguments.get("unit");
        ChronoUnit unit = given == null ? ChronoUnit.SECONDS : unit("date_difference", given);
        if (!unit.isDurationEstimated() || unit == ChronoUnit.DAYS || unit == ChronoUnit.WEEKS) {
            return seconds(Duration.between(from, to)) / seconds(unit.getDuration());
        }
        long whole = unit.between(from, to);
        OffsetDateTime reached = from.plus(whole, unit);
        Duration rest = Duration.between(reached, to);
        long direction = rest.isNegative() ? -1 : 1;
        double step = seconds(Duration.between(reached, from.plus(whole + direction, unit)));
        return rest.isZero() ? (Double) (double) whole : (Double) (whole + direction * (seconds(rest) / step));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private static Object between(Map<String, Object> arguments) {
        if (!(arguments.get("x") instanceof String x)
                || !(arguments.get("min") instanceof String min)
                || !(arguments.get("max") instanceof String max)) {
            return null;
        }
        Instant value = moment("x", x);
        Instant low = moment("min", min);
        Instant high = moment("max", max);
        if (timeOfDay(x) != timeOfDay(min) || timeOfDay(x) != timeOfDay(max)) {
            throw OpenEoException.invalid("date_between", "x", "times of the day cannot be compared with dates");
        }
        boolean excluded = Boolean.TRUE.equals(arguments.get("exclude_max")) && value.equals(high);
        return !value.isBefore(low) && !value.isAfter(high) && !excluded;
    }

    private static boolean timeOfDay(String text) {
        return TIME_OF_DAY.matcher(text).matches();
    }

    /** A moment; a time of the day is that of the first day of 1970. */
    private static Instant moment(String parameter, String text) {
        if (!timeOfDay(text)) {
            return dateTime("date_between", parameter, text).toInstant();
        }
        Instant moment = Instants.parse("1970-01-01T" + text.replace("Z", "") + "Z");
        if (moment == null) {
            throw OpenEoException.invalid("date_between", parameter, "'" + text + "' is no time of the day");
        }
        return moment;
    }

    private static OffsetDateTime dateTime(String process, String parameter, String text) {
        OffsetDateTime dateTime = Instants.dateTime(text);
        if (dateTime == null) {
            throw OpenEoException.invalid(
                    process, parameter, "'" + text + "' is no date; write 2020-01-31 or 2020-01-31T12:00:00Z");
        }
        return dateTime;
    }

    private static ChronoUnit unit(String process, Object name) {
        ChronoUnit unit = UNITS.get(String.valueOf(name));
        if (unit == null) {
            throw OpenEoException.invalid(process, "unit", "'" + name + "' is none of " + UNITS.keySet());
        }
        return unit;
    }
}
