package eo.caravan.processors.source;

/** A STAC document that cannot be used; the message says what is wrong with it and how to mend it. */
final class BrokenItemException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenItemException(String message) {
        super(message);
    }

    BrokenItemException(String message, Throwable cause) {
        super(message, cause);
    }
}
