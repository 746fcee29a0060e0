package eo.caravan.processors.source.access;

import java.io.IOException;

/** Another machine did not give what it was asked for. The message names the host and never the query of a URL. */
public final class RemoteFailureException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /**
     * A failure.
     *
     * @param passing whether it may be over when one tries again later
     */
    public RemoteFailureException(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether it may be over when one tries again later. */
    public boolean passing() {
        return passing;
    }
}
