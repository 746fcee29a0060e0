package eo.caravan.processors.source.access;

import java.io.IOException;

/** What is read is no longer what was opened: whoever keeps parts of it must forget them and open it anew. */
public final class SourceChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    public SourceChangedException(String message) {
        super(message);
    }
}
