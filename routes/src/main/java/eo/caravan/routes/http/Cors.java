package eo.caravan.routes.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.Collection;
import java.util.TreeSet;

/** What browsers want to hear before they let a page of another origin talk to the API. */
final class Cors {
    private static final String EXPOSED = "Link, Location, OpenEO-Costs, OpenEO-Identifier, Accept-Ranges, "
            + "Content-Disposition, Content-Range, ETag, Retry-After, Caravan-Warning, " + RequestHeaders.REQUEST_ID;
    private static final String ALLOWED = "Authorization, Content-Type, Accept, Accept-Language, Range, If-Range, "
            + "If-Match, If-None-Match, If-Modified-Since, X-Requested-With";
    private static final String DAY_IN_SECONDS = "86400";

    private Cors() {}

    /** On every answer. */
    static void greet(HttpServerResponse response) {
        response.putHeader("Access-Control-Allow-Origin", "*").putHeader("Access-Control-Expose-Headers", EXPOSED);
    }

    /** The whole answer to {@code OPTIONS}. */
    static void preflight(HttpServerResponse response, Collection<String> methods) {
        TreeSet<String> all = new TreeSet<>(methods);
        all.add("OPTIONS");
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        response.putHeader("Access-Control-Allow-Methods", String.join(", ", all))
                .putHeader("Access-Control-Allow-Headers", ALLOWED)
                .putHeader("Access-Control-Max-Age", DAY_IN_SECONDS)
                .putHeader("Content-Type", "application/json")
                .setStatusCode(204)
                .end();
    }
}
