package eo.caravan.processors.process.filter;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Instants;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A left-closed interval in time.
 *
 * @param start the first instant, {@link Instant#MIN} for an open begin
 * @param end the first instant after it, {@link Instant#MAX} for an open end
 */
public record TemporalInterval(Instant start, Instant end) {
    /**
     * Reads an interval as it stands in arguments: two texts, or one and a null.
     *
     * @throws OpenEoException TemporalExtentEmpty where the end does not follow the start, ProcessParameterInvalid where it is
     *     no interval
     */
    public static TemporalInterval read(List<?> extent, String process, String parameter) {
        if (extent.size() != 2) {
            throw OpenEoException.invalid(
                    process,
                    parameter,
                    "An interval has two elements, its start and its end, not " + extent.size() + ".");
        }
        if (extent.get(0) == null && extent.get(1) == null) {
            throw OpenEoException.invalid(process, parameter, "Start and end of the interval cannot both be null.");
        }
        Instant start = extent.get(0) == null ? Instant.MIN : instant(extent.get(0), process, parameter);
        Instant end = extent.get(1) == null ? Instant.MAX : instant(extent.get(1), process, parameter);
        if (!start.isBefore(end)) {
            throw new OpenEoException(
                    ProcessErrorCode.TEMPORAL_EXTENT_EMPTY,
                    "The temporal extent from " + extent.get(0) + " to " + extent.get(1)
                            + " is empty. Its end must be later than its start.");
        }
        return new TemporalInterval(start, end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** The two ends as RFC 3339 texts, {@code null} for an open one. */
    public List<String> texts() {
        return Arrays.asList(
                start.equals(Instant.MIN) ? null : start.toString(), end.equals(Instant.MAX) ? null : end.toString());
    }

    private static Instant instant(Object text, String process, String parameter) {
        return Instants.parse(String.valueOf(text))
                .orElseThrow(() -> OpenEoException.invalid(
                        process,
                        parameter,
                        "'" + text
                                + "' is no date or date-time. Write for example 2022-06-01 or 2022-06-01T10:00:00Z."));
    }
}
