package eo.caravan.processors.vectors;

/** What should be vectors is none; the message says why. */
public final class MalformedVectorsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedVectorsException(String message) {
        super(message);
    }

    MalformedVectorsException(String message, Throwable cause) {
        super(message, cause);
    }
}
