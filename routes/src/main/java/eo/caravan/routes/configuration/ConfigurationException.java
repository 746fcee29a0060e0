package eo.caravan.routes.configuration;

/** A setting is unknown or cannot be understood; the message is for the operator and says what would be valid. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
