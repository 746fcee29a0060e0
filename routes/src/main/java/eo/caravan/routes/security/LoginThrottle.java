package eo.caravan.routes.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down guessing: after five wrong passwords for a name in a row it must wait before the next try, first a second,
 * then twice as long each time, at most a minute. A right password, or ten quiet minutes, forget it all.
 */
final class LoginThrottle {
    private static final int FREE_TRIES = 5;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int NAMES_REMEMBERED = 10_000;

    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(NAMES_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final Clock clock;

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this name must wait before it may try again; zero where it need not. */
    Duration wait(String name) {
        Failures known = failures.getIfPresent(name);
        if (known == null || !clock.instant().isBefore(known.until)) {
            return Duration.ZERO;
        }
        return Duration.between(clock.instant(), known.until);
    }

    void failed(String name) {
        failures.asMap().compute(name, (same, known) -> {
            int count = known == null ? 1 : known.count + 1;
            int doublings = Math.min(count - FREE_TRIES, 10);
            long seconds = doublings < 0 ? 0 : Math.min(1L << doublings, LONGEST_WAIT_SECONDS);
            return new Failures(count, clock.instant().plusSeconds(seconds));
        });
    }

    void succeeded(String name) {
        failures.invalidate(name);
    }

    private record Failures(int count, Instant until) {}
}
