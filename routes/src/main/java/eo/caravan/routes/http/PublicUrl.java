package eo.caravan.routes.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which URL a client reaches the server: as configured, else as the proxy in front says (X-Forwarded-Proto, -Host,
 * -Port, -Prefix), else as the request was addressed.
 */
final class PublicUrl {
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?");
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    private final Optional<URI> configured;

    PublicUrl(Optional<URI> configured) {
        this.configured = configured;
    }

    /** The URL of the server's root, without a slash at the end. */
    String of(HttpServerRequest request) {
        return configured.map(URI::toString).orElseGet(() -> seen(request));
    }

    private static String seen(HttpServerRequest request) {
        String scheme = "https".equals(forwarded(request, "X-Forwarded-Proto", request.scheme())) ? "https" : "http";
        String host = forwarded(request, "X-Forwarded-Host", String.valueOf(request.authority()));
        if (!AUTHORITY.matcher(host).matches()) {
            host = request.localAddress().hostAddress() + ":"
                    + request.localAddress().port();
        }
        String port = forwarded(request, "X-Forwarded-Port", "");
        if (port.matches("\\d{1,5}") && host.indexOf(':') < 0 && !port.equals("https".equals(scheme) ? "443" : "80")) {
            host += ":" + port;
        }
        String prefix = ApiPaths.withoutTrailingSlash(forwarded(request, "X-Forwarded-Prefix", ""));
        return scheme + "://" + host + (PREFIX.matcher(prefix).matches() ? prefix : "");
    }

    /** The first value of a header that every proxy on the way may have added to. */
    private static String forwarded(HttpServerRequest request, String header, String fallback) {
        String value = request.getHeader(header);
        return value == null ? fallback : value.split(",", 2)[0].strip();
    }
}
