package eo.caravan.api.contract;

/** Who may call an operation. */
public enum Access {
    /** Everybody; credentials are not looked at. */
    PUBLIC(false),
    /** Everybody; somebody with a bearer token may be shown more. */
    BEARER_OPTIONAL(false),
    /** Only with a bearer token. */
    BEARER(true),
    /** Only with a user name and a password. */
    BASIC(true);

    private final boolean required;

    Access(boolean required) {
        this.required = required;
    }

    /** Whether a request without credentials must be turned away with 401. */
    public boolean required() {
        return required;
    }
}
