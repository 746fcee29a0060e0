package eo.caravan.processors.source.network;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a request is sent again: longer each time, never the same for two, and as the server wishes. */
final class BackOff {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration first;
    private final Clock clock;

    /** Waits around {@code first} before the first repetition, then around twice as long, and so on. */
    BackOff(Duration first, Clock clock) {
        this.first = first;
        this.clock = clock;
    }

    /** The time before repetition number {@code attempt}, from 0 on: between half of the full time and all of it. */
    Duration before(int attempt) {
        long full = Math.min(LONGEST.toNanos(), first.toNanos() << Math.min(attempt, 20));
        return Duration.ofNanos(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }

    /** What a server asks for in {@code Retry-After}: seconds, or a date; empty where it cannot be understood. */
    Optional<Duration> wished(String retryAfter) {
        String text = retryAfter.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration wait = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException | ArithmeticException unused) {
            return Optional.empty();
        }
    }
}
