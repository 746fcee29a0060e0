package eo.caravan.processors.source;

import eo.caravan.processors.execute.RunControl;
import java.time.Duration;

/** Stops when somebody else says so, or when a time is over. */
final class ShortWatch implements RunControl {
    private final RunControl other;
    private final long began = System.nanoTime();
    private final long nanos;

    ShortWatch(RunControl other, Duration time) {
        this.other = other;
        this.nanos = time.toNanos();
    }

    /** Whether the time is over while nobody else wants to stop. */
    boolean late() {
        return System.nanoTime() - began > nanos && !other.cancelled();
    }

    @Override
    public boolean cancelled() {
        return other.cancelled() || late();
    }

    @Override
    public void progress(long partsDone, long partsPlanned) {
        // a check has no progress to show
    }
}
