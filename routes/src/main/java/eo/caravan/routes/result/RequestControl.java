package eo.caravan.routes.result;

import eo.caravan.processors.execute.RunControl;
import java.time.Clock;
import java.time.Instant;

/** Stops a computation when its time is over or nobody waits for it any more. */
final class RequestControl implements RunControl {
    private final Clock clock;
    private final Instant deadline;
    private volatile boolean abandoned;

    RequestControl(Clock clock, Instant deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    void abandon() {
        abandoned = true;
    }

    @Override
    public boolean cancelled() {
        return abandoned || clock.instant().isAfter(deadline);
    }

    @Override
    public void progress(long partsDone, long partsPlanned) {
        // whoever waits for an answer sees no progress
    }
}
