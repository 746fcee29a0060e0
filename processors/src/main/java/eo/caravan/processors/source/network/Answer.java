package eo.caravan.processors.source.network;

import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.RemoteFailureException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/**
 * What a server answered, without the body.
 *
 * @param location what was asked, after redirects
 * @param headers by name in lower case, the first of each
 */
record Answer(Location location, int status, Map<String, String> headers) {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    static Answer of(Location location, HttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Iterator<Header> all = response.headerIterator(); all.hasNext(); ) {
            Header header = all.next();
            if (header.getValue() != null) {
                headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
            }
        }
        return new Answer(location, response.getCode(), headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String host() {
        return location.uri().getHost();
    }

    boolean good() {
        return status >= 200 && status < 300;
    }

    boolean redirect() {
        return REDIRECTS.contains(status) && headers.containsKey("location");
    }

    /** Refuses a body that is packed although nobody asked for that: it could unpack to anything. */
    void requirePlain() throws IOException {
        String coding = header("content-encoding").orElse("identity").strip();
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
            throw new RemoteFailureException("the server " + host() + " packs it although not asked to", false, null);
        }
    }

    /** The declared length of the body, or -1. */
    long length() {
        try {
            return header("content-length").map(Long::parseLong).orElse(-1L);
        } catch (NumberFormatException unused) {
            return -1;
        }
    }

    /** What is wrong where the answer is not good. */
    IOException failure() {
        return switch (status) {
            case 404, 410 -> new NoSuchFileException(location.toString());
            case 401, 403 -> new RemoteFailureException(
                    "the server " + host() + " does not give it to us (status " + status
                            + "); the link may be out of date, or need a signature",
                    false,
                    null);
            case 412 -> Version.changed();
            default -> new RemoteFailureException(
                    "the server " + host() + " answers with status " + status, PASSING.contains(status), null);
        };
    }
}
