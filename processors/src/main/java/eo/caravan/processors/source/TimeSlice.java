package eo.caravan.processors.source;

import eo.caravan.processors.cube.Grid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The items that lie over each other under one label of time: the tiles of one pass.
 *
 * @param time of the first item; empty where the collection knows no time
 * @param items in the order in which they lie, the uppermost first
 */
record TimeSlice(Optional<Instant> time, List<SourceItem> items) {
    /** The longest pause between two items of a pass. */
    private static final Duration PAUSE = Duration.ofMinutes(5);
    /** The longest time from the first to the last item of a pass. */
    private static final Duration PASS = Duration.ofMinutes(15);

    /** The label of the slice, RFC 3339 in UTC. */
    String label() {
        return time.orElseThrow().toString();
    }

    /** All items as one slice without time. */
    static List<TimeSlice> timeless(List<SourceItem> items) {
        return List.of(new TimeSlice(Optional.empty(), items));
    }

    /**
     * Parts items into passes. An item belongs to the pass before it where it follows within five minutes, is no more than
     * a quarter of an hour from the pass's first item, and none of the pass lies on the very same grid; items of the very
     * same time always belong together.
     *
     * @param items with a time each, in {@link SourceItem#ORDER}
     */
    static List<TimeSlice> passes(List<SourceItem> items) {
        List<TimeSlice> passes = new ArrayList<>();
        List<SourceItem> pass = new ArrayList<>();
        Set<Grid> grids = new HashSet<>();
        for (SourceItem item : items) {
            if (!pass.isEmpty() && !joins(item, pass, grids)) {
                passes.add(of(pass));
                pass = new ArrayList<>();
                grids.clear();
            }
            pass.add(item);
            grids.add(item.bands().get(0).grid());
        }
        if (!pass.isEmpty()) {
            passes.add(of(pass));
        }
        return passes;
    }

    private static boolean joins(SourceItem item, List<SourceItem> pass, Set<Grid> grids) {
        Instant time = item.time().orElseThrow();
        Instant first = pass.get(0).time().orElseThrow();
        Instant last = pass.get(pass.size() - 1).time().orElseThrow();
        if (time.equals(last)) {
            return true;
        }
        return Duration.between(last, time).compareTo(PAUSE) <= 0
                && Duration.between(first, time).compareTo(PASS) <= 0
                && !grids.contains(item.bands().get(0).grid());
    }

    private static TimeSlice of(List<SourceItem> pass) {
        return new TimeSlice(pass.get(0).time(), List.copyOf(pass));
    }
}
