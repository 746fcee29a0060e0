package eo.caravan.processors.process.neighborhood;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.projection.CoordinateSystems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a user says of the sizes and overlaps of neighbourhoods. */
final class Division {
    private static final String PROCESS = "apply_neighborhood";
    private static final int LARGEST_OVERLAP = 100_000;

    private final Shape shape;
    private final Map<Integer, Length> sizes;
    private final Map<Integer, Length> overlaps;

    /** A value that is not null, with its unit. */
    private record Length(Object value, Object unit, String parameter) {}

    private Division(Shape shape, List<?> size, List<?> overlap) {
        this.shape = shape;
        this.sizes = lengths(shape, size, "size");
        this.overlaps = lengths(shape, overlap == null ? List.of() : overlap, "overlap");
    }

    /**
     * How each dimension of a cube is divided.
     *
     * @param size objects with {@code dimension}, {@code value} and {@code unit}
     * @param overlap the same; {@code null} for none
     * @throws OpenEoException DimensionNotAvailable, UnitMismatch, ProcessParameterInvalid
     */
    static List<Stretches> of(Shape shape, List<?> size, List<?> overlap) {
        Division division = new Division(shape, size, overlap);
        List<Stretches> stretches = new ArrayList<>();
        for (int d = 0; d < shape.dimensions().size(); d++) {
            stretches.add(division.stretches(d));
        }
        return stretches;
    }

    private static Map<Integer, Length> lengths(Shape shape, List<?> given, String parameter) {
        Map<Integer, Length> lengths = new HashMap<>();
        for (Object each : given) {
            Map<?, ?> entry = (Map<?, ?>) each;
            String name = String.valueOf(entry.get("dimension"));
            Length length = new Length(entry.get("value"), entry.get("unit"), parameter);
            if (lengths.putIfAbsent(shape.index(name), length) != null) {
                throw invalid(parameter, "The dimension '" + name + "' is given twice.");
            }
        }
        lengths.values().removeIf(length -> length.value == null);
        return lengths;
    }

    private Stretches stretches(int d) {
        Dimension dimension = shape.dimension(d);
        Length size = sizes.get(d);
        Length overlap = overlaps.get(d);
        IsoDuration around = overlap == null ? null : duration(dimension, overlap);
        int added = overlap == null || around != null ? 0 : overlap(dimension, overlap);
        if (size == null) {
            return Stretches.whole(dimension, added);
        }
        IsoDuration length = duration(dimension, size);
        if (length == null) {
            int count = size(dimension, size);
            return around == null || dimension.size() == 0
                    ? new CountedStretches(dimension, count, added, true)
                    : TimedStretches.of(dimension, times(dimension, overlap), count, around);
        }
        if (length.zero()) {
            throw invalid("size", "The duration for '" + dimension.name() + "' is zero.");
        }
        if (added > 0) {
            throw invalid(
                    "overlap",
                    "Give the overlap of '" + dimension.name() + "' as a duration, too, as its size is one.");
        }
        return dimension.size() == 0
                ? Stretches.whole(dimension, 0)
                : TimedStretches.of(dimension, times(dimension, size), length, around);
    }

    private static IsoDuration duration(Dimension dimension, Length length) {
        if (!(length.value instanceof String text)) {
            return null;
        }
        IsoDuration duration = IsoDuration.parse(text);
        if (duration == null) {
            throw invalid(length.parameter, "'" + text + "' is no duration that can be used; write P10D or PT6H.");
        }
        if (dimension.type() != DimensionType.TEMPORAL) {
            throw invalid(
                    length.parameter,
                    "A duration suits temporal dimensions only, and '" + dimension.name()
                            + "' is none. Give a number.");
        }
        return duration;
    }

    private static List<Instant> times(Dimension dimension, Length length) {
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < dimension.size(); i++) {
            Object label = dimension.label(i);
            times.add(dimension
                    .instant(i)
                    .orElseThrow(() -> invalid(
                            length.parameter,
                            "A duration needs dates, and the label '" + label
                                    + "' is none. Give a number of labels in px.")));
        }
        return times;
    }

    private static int size(Dimension dimension, Length length) {
        double count = count(dimension, length);
        if (count <= 0) {
            throw invalid("size", "The size of '" + dimension.name() + "' must be greater than 0.");
        }
        return (int) Math.max(1, Math.min(Math.rint(count), Math.max(1, dimension.size())));
    }

    private static int overlap(Dimension dimension, Length length) {
        double count = Math.rint(count(dimension, length));
        if (!(count >= 0 && count <= LARGEST_OVERLAP)) {
            throw invalid(
                    "overlap",
                    "The overlap of '" + dimension.name() + "' must be between 0 and " + LARGEST_OVERLAP + " cells.");
        }
        return (int) count;
    }

    /** So many labels; of lengths on an axis not always a whole number. */
    private static double count(Dimension dimension, Length length) {
        double value = (Double) length.value;
        boolean pixels = "px".equals(length.unit);
        if (!pixels && dimension instanceof Dimension.Horizontal axis) {
            double unit = length.unit == null ? 1 : metres(axis);
            return value / unit / Math.abs(axis.step());
        }
        if (!pixels && length.unit != null) {
            throw mismatch("The dimension '" + dimension.name() + "' has no lengths in metres. Give the unit px.");
        }
        if (value != Math.rint(value)) {
            throw invalid(
                    length.parameter,
                    "A number of labels must be whole, and " + value + " for '" + dimension.name() + "' is not.");
        }
        return value;
    }

    private static double metres(Dimension.Horizontal axis) {
        if (CoordinateSystems.isGeographic(axis.crs())) {
            throw mismatch(
                    "The axis '" + axis.name()
                            + "' is in degrees, of which a metre is not always the same part. Give the unit px, or no unit for degrees.");
        }
        return CoordinateSystems.metresPerUnit(axis.crs());
    }

    private static OpenEoException mismatch(String message) {
        return new OpenEoException(ProcessErrorCode.UNIT_MISMATCH, message);
    }

    private static OpenEoException invalid(String parameter, String reason) {
        return OpenEoException.invalid(PROCESS, parameter, reason);
    }
}
