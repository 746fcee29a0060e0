package eo.caravan.processors.source.stac;

/** A STAC source cannot be used; the message names the document, says what is wrong with it and what can be done. */
public final class StacException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, and whether trying again may help. */
    public enum Cause {
        /** A document is not there, cannot be reached, or is no STAC. */
        DOCUMENT,
        /** There is more than may be read for one load. */
        TOO_MUCH
    }

    private final Cause reason;

    private StacException(Cause reason, String message) {
        super(message);
        this.reason = reason;
    }

    StacException(String message, Throwable cause) {
        super(message, cause);
        this.reason = Cause.DOCUMENT;
    }

    /** A document that cannot be used. */
    public static StacException document(String message) {
        return new StacException(Cause.DOCUMENT, message);
    }

    /** More than may be read. */
    public static StacException tooMuch(String message) {
        return new StacException(Cause.TOO_MUCH, message);
    }

    public Cause reason() {
        return reason;
    }
}
