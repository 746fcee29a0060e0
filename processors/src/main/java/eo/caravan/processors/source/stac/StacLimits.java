package eo.caravan.processors.source.stac;

import java.time.Duration;

/**
 * How much is read of a STAC source for one load.
 *
 * @param items the most items that may fit a load
 * @param documents the most documents and pages that are fetched
 * @param depth how many catalogs may lie within each other
 * @param time the longest that fetching may take altogether
 */
public record StacLimits(int items, int documents, int depth, Duration time) {
    /** What a server allows unless it is told otherwise. */
    public static final StacLimits STANDARD = new StacLimits(10_000, 20_000, 16, Duration.ofMinutes(10));

    private static final StacLimits CHECK = new StacLimits(100, 30, 16, Duration.ofSeconds(5));

    /** The same with another number of items. */
    public StacLimits items(int most) {
        return new StacLimits(most, Math.max(documents, 2 * most), depth, time);
    }

    /** What is read while a graph is only checked: what comes back within seconds. */
    public StacLimits checking() {
        return new StacLimits(
                Math.min(items, CHECK.items),
                Math.min(documents, CHECK.documents),
                Math.min(depth, CHECK.depth),
                time.compareTo(CHECK.time) < 0 ? time : CHECK.time);
    }
}
