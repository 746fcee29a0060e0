package eo.caravan.processors.process.neighborhood;

import eo.caravan.processors.cube.Dimension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Neighbourhoods along time. They are either as long as a duration, counted from the first instant on, or of so many labels; what is
 * added on both sides is all within a duration before and after. The labels may stand in any order, and keep it.
 */
final class TimedStretches implements Stretches {
    private final Dimension dimension;
    private final List<Instant> times;
    private final IsoDuration overlap;
    private final int[] numbers;
    private final List<Span> spans = new ArrayList<>();

    /** From the begin on, before the end. */
    private record Span(Instant begin, Instant end) {}

    private TimedStretches(Dimension dimension, List<Instant> times, IsoDuration overlap) {
        this.dimension = dimension;
        this.times = times;
        this.overlap = overlap;
        this.numbers = new int[times.size()];
    }

    /** Neighbourhoods as long as a duration; those without any label are left out. */
    static TimedStretches of(Dimension dimension, List<Instant> times, IsoDuration size, IsoDuration overlap) {
        TimedStretches stretches = new TimedStretches(dimension, times, overlap);
        Instant start = times.isEmpty() ? Instant.EPOCH : Collections.min(times);
        TreeMap<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < times.size(); i++) {
            members.computeIfAbsent(size.between(start, times.get(i)), k -> new ArrayList<>())
                    .add(i);
        }
        members.forEach((k, labels) -> stretches.add(labels, new Span(size.after(start, k), size.after(start, k + 1))));
        return stretches;
    }

    /** Neighbourhoods of so many labels. */
    static TimedStretches of(Dimension dimension, List<Instant> times, int size, IsoDuration overlap) {
        TimedStretches stretches = new TimedStretches(dimension, times, overlap);
        for (int at = 0; at < times.size(); at += size) {
            List<Integer> labels = IntStream.range(at, Math.min(times.size(), at + size))
                    .boxed()
                    .toList();
            List<Instant> own = labels.stream().map(times::get).toList();
            stretches.add(
                    labels, new Span(Collections.min(own), Collections.max(own).plusNanos(1)));
        }
        return stretches;
    }

    private void add(List<Integer> labels, Span span) {
        labels.forEach(label -> numbers[label] = spans.size());
        spans.add(span);
    }

    @Override
    public int of(int index) {
        return numbers[index];
    }

    @Override
    public Stretch get(int number) {
        Span span = spans.get(number);
        Instant begin = overlap == null ? span.begin : overlap.after(span.begin, -1);
        Instant end = overlap == null ? span.end : overlap.after(span.end, 1);
        int[] sources = IntStream.range(0, times.size())
                .filter(i -> numbers[i] == number
                        || overlap != null
                                && !times.get(i).isBefore(begin)
                                && times.get(i).isBefore(end))
                .toArray();
        boolean[] counts = new boolean[sources.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = numbers[sources[i]] == number;
        }
        return new Stretch(dimension.pick(sources), sources, counts);
    }

    @Override
    public boolean single() {
        return false;
    }
}
