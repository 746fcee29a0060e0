package eo.caravan.persistence.job;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as both databases keep them: to the millisecond. */
final class StoredTime {
    private StoredTime() {}

    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
