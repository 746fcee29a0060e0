package eo.caravan.processors.process.neighborhood;

import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Dimensions that go on beyond their first and last label. */
final class Continued {
    private Continued() {}

    /** {@code size} labels from an index on, which may be negative. */
    static Dimension range(Dimension dimension, int from, int size) {
        if (dimension instanceof Dimension.Horizontal horizontal) {
            return horizontal.range(from, size);
        }
        if (from >= 0 && from + size <= dimension.size()) {
            return dimension.pick(IntStream.range(from, from + size).toArray());
        }
        List<Object> labels = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean within = from + i >= 0 && from + i < dimension.size();
            labels.add(within ? dimension.label(from + i) : beyond(dimension, from + i));
        }
        if (dimension instanceof Dimension.Bands bands) {
            return new Dimension.Bands(dimension.name(), bands(bands, from, labels));
        }
        return dimension instanceof Dimension.Temporal
                ? new Dimension.Temporal(
                        dimension.name(),
                        labels.stream().map(String.class::cast).toList())
                : new Dimension.Labelled(dimension.name(), dimension.type(), labels);
    }

    private static List<Band> bands(Dimension.Bands known, int from, List<Object> labels) {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            boolean within = from + i >= 0 && from + i < known.size();
            bands.add(within ? known.bands().get(from + i) : Band.named((String) labels.get(i)));
        }
        return bands;
    }

    /** A label for a place that has none: as far from the nearest end as its neighbours are from each other, or its place. */
    private static Object beyond(Dimension dimension, int index) {
        int last = dimension.size() - 1;
        int end = index < 0 ? 0 : last;
        int steps = index - end;
        if (last < 0) {
            return String.valueOf(index);
        }
        int inner = index < 0 ? Math.min(1, last) : Math.max(0, last - 1);
        if (dimension.type() == DimensionType.TEMPORAL) {
            Optional<Instant> at = dimension.instant(end);
            Optional<Instant> next = dimension.instant(inner);
            if (at.isPresent() && next.isPresent()) {
                Duration step = end == inner
                        ? Duration.ofDays(1)
                        : Duration.between(at.get(), next.get()).abs();
                return time(at.get(), step, steps);
            }
        } else if (dimension.label(end) instanceof Double at && dimension.label(inner) instanceof Double next) {
            return at + (end == inner ? 1 : Math.abs(at - next)) * steps;
        }
        return String.valueOf(index);
    }

    private static String time(Instant at, Duration step, int steps) {
        try {
            return at.plus(step.multipliedBy(steps)).toString();
        } catch (DateTimeException | ArithmeticException beyondTime) {
            return String.valueOf(steps);
        }
    }
}
