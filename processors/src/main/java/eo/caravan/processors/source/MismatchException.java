package eo.caravan.processors.source;

import java.io.IOException;

/** A file is not what its item tells of it. */
final class MismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
        super(message);
    }
}
