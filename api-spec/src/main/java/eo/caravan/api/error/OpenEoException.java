package eo.caravan.api.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A failure with an openEO error code, a message that says what to do, and the place where it happened. It may know of others
 * that were found beside it.
 */
public final class OpenEoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient ErrorSite site;
    private final transient List<OpenEoException> others;

    /** Fails with the code's own message, its placeholders filled from {@code values}. */
    public OpenEoException(ErrorCode code, Map<String, ?> values) {
        this(code, code.message(values), ErrorSite.UNKNOWN, null, List.of());
    }

    /** Fails with a message made for the occasion. */
    public OpenEoException(ErrorCode code, String message) {
        this(code, message, ErrorSite.UNKNOWN, null, List.of());
    }

    /** Fails with a message made for the occasion, keeping what led to it. */
    public OpenEoException(ErrorCode code, String message, Throwable cause) {
        this(code, message, ErrorSite.UNKNOWN, cause, List.of());
    }

    private OpenEoException(
            ErrorCode code, String message, ErrorSite site, Throwable cause, List<OpenEoException> others) {
        super(message, cause);
        this.code = code;
        this.site = site;
        this.others = others;
    }

    /** The first of some failures, which knows the others; {@code failures} holds at least one. */
    public static OpenEoException of(List<OpenEoException> failures) {
        List<OpenEoException> all = new ArrayList<>();
        failures.forEach(failure -> all.addAll(failure.all()));
        OpenEoException first = all.get(0);
        return first.with(first.site, List.copyOf(all.subList(1, all.size())));
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
        return with(
                site.within(outer),
                others.stream().map(other -> other.at(outer)).toList());
    }

    /** The same failure, about this argument where it does not know one. */
    public OpenEoException argument(String name) {
        return at(ErrorSite.UNKNOWN.argument(name));
    }

    private OpenEoException with(ErrorSite place, List<OpenEoException> beside) {
        OpenEoException same = new OpenEoException(code, getMessage(), place, getCause(), beside);
        same.setStackTrace(getStackTrace());
        return same;
    }

    /** This failure alone, then those that were found beside it. */
    public List<OpenEoException> all() {
        if (others.isEmpty()) {
            return List.of(this);
        }
        List<OpenEoException> all = new ArrayList<>();
        all.add(with(site, List.of()));
        all.addAll(others);
        return all;
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
