package eo.caravan.api.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** The states of a batch job. A job that ended can be queued again. */
public enum JobStatus {
    CREATED,
    QUEUED,
    RUNNING,
    CANCELED,
    FINISHED,
    ERROR;

    /**
     * The states that may come next. A running job goes back to the queue when its worker is gone, a queued one back to
     * created when its owner stops it, and fails when every attempt to run it was lost.
     */
    public Set<JobStatus> successors() {
        return switch (this) {
            case CREATED, CANCELED, FINISHED, ERROR -> Set.of(QUEUED);
            case QUEUED -> Set.of(RUNNING, CREATED, ERROR);
            case RUNNING -> Set.of(FINISHED, ERROR, CANCELED, QUEUED);
        };
    }

    /** Whether the job waits or works, and so must not be changed. */
    public boolean isActive() {
        return this == QUEUED || this == RUNNING;
    }

    /** The name in the API. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
