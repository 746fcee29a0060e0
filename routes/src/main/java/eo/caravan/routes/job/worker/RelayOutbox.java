package eo.caravan.routes.job.worker;

import eo.caravan.persistence.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what waits in the outbox. Where the broker is away it waits a moment and tries again. */
public final class RelayOutbox {
    private static final Logger LOG = LoggerFactory.getLogger(RelayOutbox.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final SendMessage sender;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;

    public RelayOutbox(Outbox outbox, SendMessage sender, Clock clock) {
        this.outbox = outbox;
        this.sender = sender;
        this.clock = clock;
    }

    /** Sends all there is. */
    public synchronized void relay() {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            int sent;
            do {
                sent = outbox.relay(message -> sender.send(message.queue(), message.body()));
            } while (sent > 0);
        } catch (RuntimeException e) {
            notBefore = clock.instant().plus(PAUSE);
            LOG.warn("Messages wait in the outbox: {}", e.toString());
        }
    }
}
