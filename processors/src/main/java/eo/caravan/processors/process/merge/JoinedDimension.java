package eo.caravan.processors.process.merge;

import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.process.resample.Alignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A dimension of a merged cube, and where each of its labels stands in the two inputs.
 *
 * @param first index in the first cube for each label, -1 where it lacks the label, or {@code null} where it lacks the dimension
 * @param second the same for the second cube
 */
record JoinedDimension(Dimension dimension, int[] first, int[] second) {
    /** A dimension that only one cube has. */
    static JoinedDimension alone(Dimension dimension, boolean inFirst) {
        int[] all = IntStream.range(0, dimension.size()).toArray();
        return new JoinedDimension(dimension, inFirst ? all : null, inFirst ? null : all);
    }

    /** A dimension that both have: spatial and temporal labels in their natural order, others appended. */
    static JoinedDimension of(Dimension one, Dimension other) {
        if (one instanceof Dimension.Horizontal h && other instanceof Dimension.Horizontal o) {
            return axis(h, o);
        }
        List<Object> labels = new ArrayList<>(one.labels());
        for (Object label : other.labels()) {
            if (find(labels, label) < 0) {
                labels.add(label);
            }
        }
        if (one.type() == DimensionType.TEMPORAL || one.type() == DimensionType.SPATIAL) {
            sort(labels);
        }
        int[] first =
                labels.stream().mapToInt(label -> find(one.labels(), label)).toArray();
        int[] second =
                labels.stream().mapToInt(label -> find(other.labels(), label)).toArray();
        return new JoinedDimension(labelled(one, other, labels, first, second), first, second);
    }

    /** Whether some cell along this dimension is in both. */
    boolean overlaps() {
        return first == null
                || second == null
                || IntStream.range(0, first.length).anyMatch(i -> first[i] >= 0 && second[i] >= 0);
    }

    private static int find(List<Object> labels, Object label) {
        return IntStream.range(0, labels.size())
                .filter(i -> Alignment.sameLabel(labels.get(i), label))
                .findFirst()
                .orElse(-1);
    }

    private static void sort(List<Object> labels) {
        if (labels.stream().allMatch(Number.class::isInstance)) {
            labels.sort(Comparator.comparingDouble(label -> ((Number) label).doubleValue()));
        } else if (labels.stream().allMatch(label -> instant(label) != null)) {
            labels.sort(Comparator.comparing(JoinedDimension::instant));
        }
    }

    private static Instant instant(Object label) {
        return Instants.parse(String.valueOf(label)).orElse(null);
    }

    private static Dimension labelled(Dimension one, Dimension other, List<Object> labels, int[] first, int[] second) {
        if (one instanceof Dimension.Bands b && other instanceof Dimension.Bands o) {
            List<Band> bands = new ArrayList<>();
            for (int i = 0; i < first.length; i++) {
                bands.add(first[i] >= 0 ? b.bands().get(first[i]) : o.bands().get(second[i]));
            }
            return new Dimension.Bands(one.name(), bands);
        }
        if (one instanceof Dimension.Temporal) {
            return new Dimension.Temporal(
                    one.name(), labels.stream().map(String::valueOf).toList());
        }
        return new Dimension.Labelled(one.name(), one.type(), labels);
    }

    /** The axis around two that lie on the same lattice. */
    private static JoinedDimension axis(Dimension.Horizontal one, Dimension.Horizontal other) {
        int shift = (int) Math.rint((other.origin() - one.origin()) / one.step());
        int from = Math.min(0, shift);
        int to = Math.max(one.size(), shift + other.size());
        int[] first = new int[to - from];
        int[] second = new int[to - from];
        Arrays.setAll(first, i -> within(from + i, one.size()));
        Arrays.setAll(second, i -> within(from + i - shift, other.size()));
        return new JoinedDimension(one.range(from, to - from), first, second);
    }

    private static int within(int index, int size) {
        return index >= 0 && index < size ? index : -1;
    }
}
