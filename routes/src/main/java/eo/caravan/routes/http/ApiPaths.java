package eo.caravan.routes.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where the API lies on the server. */
public final class ApiPaths {
    /** The path of this version, without a slash at the end. */
    public static final String BASE = "/openeo/1.3";

    /** The document that lists the versions; it lies at the root of the server. */
    public static final String WELL_KNOWN = "/.well-known/openeo";

    private static final Pattern VERSIONED = Pattern.compile("/openeo/v?(\\d+(?:\\.\\d+)*)(?:/.*)?");

    private ApiPaths() {}

    /** The path below {@link #BASE}, {@code /} for the base itself; empty where the path lies elsewhere. */
    static Optional<String> belowBase(String path) {
        if (path.equals(BASE)) {
            return Optional.of("/");
        }
        return path.startsWith(BASE + "/") ? Optional.of(path.substring(BASE.length())) : Optional.empty();
    }

    /** The version that a path asks for, if it has the form of an API path. */
    static Optional<String> version(String path) {
        var matcher = VERSIONED.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The path with no slash at its end, unless it is the root. */
    static String withoutTrailingSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
