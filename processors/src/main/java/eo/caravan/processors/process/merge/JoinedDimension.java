package eo.caravan.processors.process.merge;

import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Instants;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** A label of the joined dimension, and where it stands in each; -1 where it does not. */
    private record Entry(Object label, int first, int second) {}

    /**
     * A dimension that both have: the labels of the first, then those that only the second has. With such, times and numbers
     * are brought into their natural order. A label that repeats stands for its equals in the same turn.
     */
    static JoinedDimension of(Dimension one, Dimension other) {
        if (one instanceof Dimension.Horizontal h && other instanceof Dimension.Horizontal o) {
            return axis(h, o);
        }
        List<Entry> entries = entries(one, other);
        if (entries.size() > one.size()
                && (one.type() == DimensionType.TEMPORAL || one.type() == DimensionType.SPATIAL)) {
            sort(entries);
        }
        int[] first = entries.stream().mapToInt(Entry::first).toArray();
        int[] second = entries.stream().mapToInt(Entry::second).toArray();
        return new JoinedDimension(
                labelled(one, other, entries.stream().map(Entry::label).toList(), first, second), first, second);
    }

    private static List<Entry> entries(Dimension one, Dimension other) {
        List<Entry> entries = new ArrayList<>();
        Map<Object, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < one.size(); i++) {
            entries.add(new Entry(one.label(i), i, -1));
            places.computeIfAbsent(meaning(one.label(i)), label -> new ArrayDeque<>())
                    .add(i);
        }
        for (int i = 0; i < other.size(); i++) {
            Deque<Integer> same = places.get(meaning(other.label(i)));
            if (same == null || same.isEmpty()) {
                entries.add(new Entry(other.label(i), -1, i));
            } else {
                int place = same.remove();
                entries.set(place, new Entry(one.label(place), place, i));
            }
        }
        return entries;
    }

    /** What two labels share that mean the same. */
    private static Object meaning(Object label) {
        if (label instanceof Number number) {
            return number.doubleValue();
        }
        Instant instant = instant(label);
        return instant == null ? label : instant;
    }

    /** Whether some cell along this dimension is in both. */
    boolean overlaps() {
        return first == null
                || second == null
                || IntStream.range(0, first.length).anyMatch(i -> first[i] >= 0 && second[i] >= 0);
    }

    private static void sort(List<Entry> entries) {
        if (entries.stream().allMatch(entry -> entry.label instanceof Number)) {
            entries.sort(Comparator.comparingDouble(entry -> ((Number) entry.label).doubleValue()));
        } else if (entries.stream().allMatch(entry -> instant(entry.label) != null)) {
            entries.sort(Comparator.comparing(entry -> instant(entry.label)));
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
