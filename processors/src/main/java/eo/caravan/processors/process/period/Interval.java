package eo.caravan.processors.process.period;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.process.filter.TemporalInterval;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A left-closed interval: between two moments, or between two times of every day (UTC), which may lead over midnight. */
sealed interface Interval {
    Pattern TIME_OF_DAY = Pattern.compile("\\d{2}:\\d{2}:\\d{2}Z?");

    /** The labels within, in the order of their dimension. */
    int[] within(TimeOrder<Instant> moments, TimeOrder<LocalTime> timesOfDay);

    /** Between two moments. */
    record Moments(TemporalInterval interval) implements Interval {
        @Override
        public int[] within(TimeOrder<Instant> moments, TimeOrder<LocalTime> timesOfDay) {
            return moments.between(interval.start(), interval.end());
        }
    }

    /**
     * Between two times of the day.
     *
     * @param end {@code null} for midnight
     */
    record TimesOfDay(LocalTime start, LocalTime end) implements Interval {
        @Override
        public int[] within(TimeOrder<Instant> moments, TimeOrder<LocalTime> timesOfDay) {
            if (end != null && start.isBefore(end)) {
                return timesOfDay.between(start, end);
            }
            int[] evening = IntStream.range(timesOfDay.rank(start), timesOfDay.size())
                    .map(timesOfDay::label)
                    .toArray();
            int[] morning = end == null ? new int[0] : timesOfDay.between(LocalTime.MIN, end);
            return IntStream.concat(Arrays.stream(morning), Arrays.stream(evening))
                    .sorted()
                    .toArray();
        }
    }

    /**
     * Reads an interval as it stands in arguments: two texts, or one and a null for an open end.
     *
     * @throws OpenEoException TemporalExtentEmpty where no time lies within, ProcessParameterInvalid where it is no interval
     */
    static Interval read(List<?> ends, String process) {
        boolean timeOfDay = ends.stream().anyMatch(Interval::isTimeOfDay);
        if (!timeOfDay) {
            return new Moments(TemporalInterval.read(ends, process, "intervals"));
        }
        if (ends.size() != 2 || !ends.stream().allMatch(end -> end == null || isTimeOfDay(end))) {
            throw OpenEoException.invalid(
                    process, "intervals", "An interval has two times of the day or two dates, not " + ends + ".");
        }
        LocalTime start = ends.get(0) == null ? LocalTime.MIN : time(ends.get(0), process);
        LocalTime end = ends.get(1) == null ? null : time(ends.get(1), process);
        if (start.equals(end)) {
            throw new OpenEoException(
                    ProcessErrorCode.TEMPORAL_EXTENT_EMPTY,
                    "The interval " + ends + " is empty: a time of the day must differ from the one it begins with.");
        }
        return new TimesOfDay(start, end);
    }

    private static boolean isTimeOfDay(Object end) {
        return end instanceof String text && TIME_OF_DAY.matcher(text).matches();
    }

    /** A time of the day; midnight as an end may be written as 24:00:00. */
    private static LocalTime time(Object text, String process) {
        try {
            return LocalTime.parse(text.toString().replace("Z", ""));
        } catch (DateTimeException notATime) {
            throw OpenEoException.invalid(process, "intervals", "'" + text + "' is no time of the day.");
        }
    }

    /** The default label of an interval, the text of its start; a moment in another zone is told in UTC. */
    static String label(Object start) {
        String text = String.valueOf(start);
        boolean asItStands = isTimeOfDay(start) || !text.contains(":") || text.endsWith("Z");
        return asItStands
                ? text
                : OffsetDateTime.parse(text)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant()
                        .toString();
    }
}
