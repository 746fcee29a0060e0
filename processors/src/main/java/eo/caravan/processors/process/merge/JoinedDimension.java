package eo.caravan.processors.process.merge;

import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
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

    /** A label of the joined dimension, its time if it is one, and where it stands in each; -1 where it does not. */
    private record Entry(Object label, Instant time, int first, int second) {}

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
        return new JoinedDimension(labelled(one, other, entries, first, second), first, second);
    }

    private static List<Entry> entries(Dimension one, Dimension other) {
        List<Entry> entries = new ArrayList<>();
        Map<Object, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < one.size(); i++) {
            entries.add(new Entry(one.label(i), time(one, i), i, -1));
            places.computeIfAbsent(meaning(one, i), label -> new ArrayDeque<>()).add(i);
        }
        for (int i = 0; i < other.size(); i++) {
            Deque<Integer> same = places.get(meaning(other, i));
            if (same == null || same.isEmpty()) {
                entries.add(new Entry(other.label(i), time(other, i), -1, i));
            } else {
                int place = same.remove();
                entries.set(place, new Entry(one.label(place), time(one, place), place, i));
            }
        }
        return entries;
    }

    /** What two labels share that mean the same. */
    private static Object meaning(Dimension dimension, int index) {
        Object label = dimension.label(index);
        if (label instanceof Number number) {
            return number.doubleValue();
        }
        Instant time = time(dimension, index);
        return time == null ? label : time;
    }

    private static Instant time(Dimension dimension, int index) {
        return dimension.instant(index).orElse(null);
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
        } else if (entries.stream().allMatch(entry -> entry.time != null)) {
            entries.sort(Comparator.comparing(Entry::time));
        }
    }

    private static Dimension labelled(Dimension one, Dimension other, List<Entry> entries, int[] first, int[] second) {
        List<Object> labels = entries.stream().map(Entry::label).toList();
        if (one instanceof Dimension.Bands b && other instanceof Dimension.Bands o) {
            List<Band> bands = new ArrayList<>();
            for (int i = 0; i < first.length; i++) {
                bands.add(first[i] >= 0 ? b.bands().get(first[i]) : o.bands().get(second[i]));
            }
            return new Dimension.Bands(one.name(), bands);
        }
        if (one instanceof Dimension.Temporal) {
            boolean told = entries.stream().allMatch(entry -> entry.time != null) && (told(one) || told(other));
            return new Dimension.Temporal(
                    one.name(),
                    labels.stream().map(String::valueOf).toList(),
                    told ? entries.stream().map(Entry::time).toList() : null);
        }
        return new Dimension.Labelled(one.name(), one.type(), labels);
    }

    /** Whether a dimension knows more of its times than its labels say. */
    private static boolean told(Dimension dimension) {
        return dimension instanceof Dimension.Temporal time && time.starts() != null;
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
