package eo.caravan.api.error;

import java.util.Map;

/** A failure with an openEO error code, a message that says what to do, and the place where it happened. */
public final class OpenEoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient ErrorSite site;

    /** Fails with the code's own message, its placeholders filled from {@code values}. */
    public OpenEoException(ErrorCode code, Map<String, ?> values) {
        this(code, code.message(values), ErrorSite.UNKNOWN, null);
    }

    /** Fails with a message made for the occasion. */
    public OpenEoException(ErrorCode code, String message) {
        this(code, message, ErrorSite.UNKNOWN, null);
    }

    /** Fails with a message made for the occasion, keeping what led to it. */
    public OpenEoException(ErrorCode code, String message, Throwable cause) {
        this(code, message, ErrorSite.UNKNOWN, cause);
    }

    private OpenEoException(ErrorCode code, String message, ErrorSite site, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.site = site;
    }

    /** The value of {@code parameter} in {@code process} cannot be used, for the {@code reason} given. */
    public static OpenEoException invalid(String process, String parameter, String reason) {
        return new OpenEoException(
                        ApiErrorCode.PROCESS_PARAMETER_INVALID,
                        Map.of("process", process, "parameter", parameter, "reason", reason))
                .at(new ErrorSite(null, process, parameter, null));
    }

    /** The same failure, knowing more of where it happened; what is known already stays. */
    public OpenEoException at(ErrorSite outer) {
        OpenEoException located = new OpenEoException(code, getMessage(), site.within(outer), getCause());
        located.setStackTrace(getStackTrace());
        return located;
    }

    /** The innermost openEO error among the causes of {@code failure}, or {@code null} where there is none. */
    public static OpenEoException innermost(Throwable failure) {
        OpenEoException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OpenEoException error) {
                found = error;
            }
        }
        return found;
    }

    public ErrorCode code() {
        return code;
    }

    public ErrorSite site() {
        return site;
    }

    /** The message, led by what is known of the place. */
    public String locatedMessage() {
        return site.describe() + getMessage();
    }
}
