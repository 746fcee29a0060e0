package eo.caravan.routes.http;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Which headers cross between HTTP and the routes. Inwards all but those that would steer Camel; outwards only those
 * that an answer of ours may have, so that nothing of a request comes back to its sender.
 */
final class AnswerHeaders implements HeaderFilterStrategy {
    private static final Set<String> ANSWERED = Set.of(
            "location",
            "link",
            "openeo-identifier",
            "openeo-costs",
            "caravan-warning",
            "content-disposition",
            "cache-control",
            "etag",
            "retry-after",
            "vary");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !ANSWERED.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("camel") || lower.startsWith("org.apache.camel") || lower.startsWith(":");
    }
}
