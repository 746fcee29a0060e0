package eo.caravan.persistence.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobStatus;
import eo.caravan.persistence.outbox.Outbox;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Tells whoever listens that a job has ended: in the same transaction as the change of its row, so never without it and never not. */
public final class JobEvents {
    /** Where events go, a topic; each is a JSON object with {@code job}, {@code user}, {@code status} and {@code time}. */
    public static final String TOPIC = "topic:caravan.events";

    private JobEvents() {}

    /** Adds an event within the transaction of {@code handle}. */
    static void put(Handle handle, JobId job, String owner, JobStatus status, Instant time) {
        String event = JsonNodeFactory.instance
                .objectNode()
                .put("job", job.value())
                .put("user", owner)
                .put("status", status.text())
                .put("time", time.toString())
                .toString();
        Outbox.put(handle, TOPIC, event);
    }
}
