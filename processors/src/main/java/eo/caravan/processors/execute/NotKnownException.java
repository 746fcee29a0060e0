package eo.caravan.processors.execute;

/**
 * What a step returns is not known while its graph is only checked: finding out would take longer than a check may take. Nothing is
 * wrong with the step.
 */
public final class NotKnownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotKnownException(String message) {
        super(message);
    }
}
