package eo.caravan.routes.collection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eo.caravan.processors.source.CollectionCatalog;
import eo.caravan.routes.http.ApiPaths;
import eo.caravan.routes.http.HttpExtension;
import eo.caravan.routes.http.RequestHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * The first page of {@code GET /collections}, written once and sent again until a collection changes: the one document that every
 * client asks for. Pages with a limit are left to the route.
 */
public final class CollectionsPage implements HttpExtension {
    /** Pages differ by the address that a client used. */
    private static final int KEPT = 50;

    private final CollectionCatalog catalog;
    private final ListCollections listCollections;
    private final ObjectMapper json = new ObjectMapper();
    private final Cache<String, Page> pages =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public CollectionsPage(CollectionCatalog catalog, ListCollections listCollections) {
        this.catalog = catalog;
        this.listCollections = listCollections;
    }

    /** @param state of the catalog when the page was written */
    private record Page(Object state, String tag, Buffer plain, Buffer packed) {}

    @Override
    public String prefix() {
        return null;
    }

    @Override
    public void mount(Router router) {
        router.route(HttpMethod.GET, ApiPaths.BASE + "/collections").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (context.request().query() != null) {
            context.next();
            return;
        }
        String apiUrl = context.request().getHeader(RequestHeaders.API_URL);
        Page page = pages.getIfPresent(apiUrl);
        if (page != null && page.state.equals(catalog.state())) {
            send(context, page);
        } else {
            context.vertx()
                    .executeBlocking(() -> write(apiUrl), false)
                    .onSuccess(written -> send(context, written))
                    .onFailure(context::fail);
        }
    }

    private Page write(String apiUrl) throws IOException {
        Object state = catalog.state();
        byte[] plain = json.writeValueAsBytes(listCollections.list(null, null, apiUrl));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(plain);
        }
        String tag = "\"" + UUID.nameUUIDFromBytes(plain) + "\"";
        Page page = new Page(state, tag, Buffer.buffer(plain), Buffer.buffer(packed.toByteArray()));
        pages.put(apiUrl, page);
        return page;
    }

    private static void send(RoutingContext context, Page page) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        response.putHeader("Content-Type", "application/json")
                .putHeader("ETag", page.tag)
                .putHeader("Vary", "Accept-Encoding");
        String accepted = context.request().getHeader("Accept-Encoding");
        String known = context.request().getHeader("If-None-Match");
        if (known != null && known.contains(page.tag)) {
            response.setStatusCode(304).end();
        } else if (accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0")) {
            response.putHeader("Content-Encoding", "gzip").end(page.packed);
        } else {
            response.end(page.plain);
        }
    }
}
