package eo.caravan.processors.input.cf;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as CF has them: a number of units since a moment, in one of the calendars that people use. */
final class CfTime {
    private static final Pattern UNITS = Pattern.compile(
            "(?i)\\s*([a-z]+)\\s+since\\s+([+-]?\\d{1,6})-(\\d{1,2})-(\\d{1,2})"
                    + "(?:[ t]+(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d+))?)?)?)?\\s*(z|utc|gmt|[+-]\\d{1,2}(?::?\\d{2})?)?\\s*");
    private static final Map<String, Double> SECONDS = Map.ofEntries(
            Map.entry("day", 86_400.0),
            Map.entry("d", 86_400.0),
            Map.entry("hour", 3_600.0),
            Map.entry("hr", 3_600.0),
            Map.entry("h", 3_600.0),
            Map.entry("minute", 60.0),
            Map.entry("min", 60.0),
            Map.entry("second", 1.0),
            Map.entry("sec", 1.0),
            Map.entry("s", 1.0),
            Map.entry("millisecond", 1e-3),
            Map.entry("msec", 1e-3),
            Map.entry("ms", 1e-3),
            Map.entry("microsecond", 1e-6),
            Map.entry("nanosecond", 1e-9));
    private static final double LARGEST = 1e13;

    private final long since;
    private final double unit;

    private CfTime(long since, double unit) {
        this.since = since;
        this.unit = unit;
    }

    /** Whether these are units of time since a moment. */
    static boolean isTime(String units) {
        return units.toLowerCase(Locale.ROOT).contains(" since ");
    }

    /**
     * A way of counting.
     *
     * @param calendar empty for the standard one
     * @throws IOException naming units and calendars that cannot be turned into dates
     */
    static CfTime of(String units, String calendar) throws IOException {
        Matcher found = UNITS.matcher(units);
        if (!found.matches()) {
            throw new IOException("its times are in '" + units + "', which is no unit of time since a date");
        }
        String name = found.group(1).toLowerCase(Locale.ROOT);
        String singular = name.length() > 3 && name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        Double seconds = SECONDS.getOrDefault(singular, SECONDS.get(name));
        if (seconds == null) {
            throw new IOException("its times are in " + name
                    + ", which have no fixed length; write them in days, hours, minutes or seconds");
        }
        return new CfTime(reference(found, calendar.toLowerCase(Locale.ROOT)), seconds);
    }

    private static long reference(Matcher found, String calendar) throws IOException {
        int year = Integer.parseInt(found.group(2));
        int month = Integer.parseInt(found.group(3));
        int day = Integer.parseInt(found.group(4));
        long clock = 3600L * number(found, 5) + 60L * number(found, 6) + number(found, 7) - zone(found.group(9));
        try {
            switch (calendar) {
                case "", "standard", "gregorian" -> {
                    GregorianCalendar mixed = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
                    mixed.clear();
                    mixed.setLenient(false);
                    mixed.set(Calendar.ERA, year > 0 ? GregorianCalendar.AD : GregorianCalendar.BC);
                    mixed.set(Calendar.YEAR, year > 0 ? year : 1 - year);
                    mixed.set(Calendar.MONTH, month - 1);
                    mixed.set(Calendar.DAY_OF_MONTH, day);
                    return mixed.getTimeInMillis() / 1000 + clock;
                }
                case "proleptic_gregorian" -> {
                    return LocalDate.of(year, month, day).toEpochDay() * 86_400 + clock;
                }
                default -> throw new IOException("its times follow the calendar '" + calendar
                        + "', whose days are no real dates; convert it to the standard calendar");
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException("its times count from " + year + "-" + month + "-" + day + ", which is no date", e);
        }
    }

    private static int number(Matcher found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }

    private static long zone(String text) {
        if (text == null || !text.matches("[+-].*")) {
            return 0;
        }
        String digits = text.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.substring(0, Math.min(2, digits.length())));
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
        return (text.charAt(0) == '-' ? -1 : 1) * (hours * 3600L + minutes * 60L);
    }

    /** The labels of values, to the millisecond. */
    List<String> labels(double[] values) throws IOException {
        List<String> labels = new ArrayList<>(values.length);
        for (double value : values) {
            double seconds = value * unit;
            if (!(Math.abs(seconds) < LARGEST)) {
                throw new IOException("one of its times is " + value);
            }
            long whole = (long) Math.floor(seconds);
            long millis = Math.round((seconds - whole) * 1000);
            labels.add(Instant.ofEpochSecond(since + whole).plusMillis(millis).toString());
        }
        return labels;
    }
}
