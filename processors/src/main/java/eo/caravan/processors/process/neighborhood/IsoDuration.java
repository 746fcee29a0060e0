package eo.caravan.processors.process.neighborhood;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as ISO 8601 writes it: calendar units, then a time. */
record IsoDuration(Period period, Duration time) {
    private static final Pattern PATTERN = Pattern.compile("(P(?:\\d+Y)?(?:\\d+M)?(?:\\d+[DW])?)(T[\\dHMS.]+)?");

    /** Reads a duration; {@code null} where the text is none, or negative. */
    static IsoDuration parse(String text) {
        Matcher parts = PATTERN.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            Period period = parts.group(1).equals("P") ? Period.ZERO : Period.parse(parts.group(1));
            Duration time = parts.group(2) == null ? Duration.ZERO : Duration.parse("P" + parts.group(2));
            return new IsoDuration(period, time);
        } catch (DateTimeException | ArithmeticException tooLong) {
            return null;
        }
    }

    boolean zero() {
        return period.isZero() && time.isZero();
    }

    /** The instant so many durations later, or earlier where that is negative; the ends of time where it is beyond them. */
    Instant after(Instant start, int times) {
        try {
            OffsetDateTime date = start.atOffset(ZoneOffset.UTC).plus(period.multipliedBy(times));
            return date.toInstant().plus(time.multipliedBy(times));
        } catch (DateTimeException | ArithmeticException beyond) {
            return times < 0 ? Instant.MIN : Instant.MAX;
        }
    }

    /** How many whole durations lie between two instants, the second not before the first. */
    int between(Instant start, Instant end) {
        int low = 0;
        long high = 1;
        while (high < Integer.MAX_VALUE && !after(start, (int) high).isAfter(end)) {
            high *= 2;
        }
        int above = (int) Math.min(high, Integer.MAX_VALUE);
        while (above - low > 1) {
            int middle = low + (above - low) / 2;
            if (after(start, middle).isAfter(end)) {
                above = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
