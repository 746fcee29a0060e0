package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.source.access.Location;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Follows the pages of a list of items to their end, and no further than they bring anything new. */
final class ItemPages {
    /** So many pages in a row may be without a new item before nobody believes that there is one to come. */
    private static final int BARREN = 3;

    private final StacFetch fetch;
    private final ItemSet items;
    private final Set<Request> asked = new HashSet<>();

    ItemPages(StacFetch fetch, ItemSet items) {
        this.fetch = fetch;
        this.items = items;
    }

    /**
     * How a page is asked for.
     *
     * @param body what is sent by POST; empty for GET
     */
    record Request(Location location, Optional<JsonNode> body) {}

    /** Adds the items of a page and of all pages that follow it. */
    void collect(Request first) throws StacException {
        asked.add(first);
        follow(first, page(first));
    }

    /** The same with a first page that was fetched already. */
    void collect(Request first, JsonNode page) throws StacException {
        asked.add(first);
        follow(first, page);
    }

    private JsonNode page(Request request) throws StacException {
        return request.body.isPresent()
                ? fetch.post(request.location, request.body.get())
                : fetch.get(request.location);
    }

    private void follow(Request first, JsonNode firstPage) throws StacException {
        Request request = first;
        JsonNode page = firstPage;
        int barren = 0;
        while (true) {
            if (!page.path("features").isArray()) {
                throw StacException.document(request.location + " lists no items: it has no array 'features'");
            }
            barren = items.addAll(request.location, page.path("features")) ? 0 : barren + 1;
            Optional<Request> next = next(page, request);
            if (next.isEmpty() || items.enough()) {
                return;
            }
            if (barren >= BARREN || !asked.add(next.get())) {
                fetch.warn("The pages of " + first.location + " lead around in a circle after " + items.seen()
                        + " items, and were followed no further.");
                return;
            }
            request = next.get();
            page = page(request);
        }
    }

    private Optional<Request> next(JsonNode page, Request before) {
        Optional<Link> link = Link.first(page, before.location, "next", fetch);
        if (link.isEmpty()) {
            return Optional.empty();
        }
        if (!link.get().post()) {
            return Optional.of(new Request(link.get().target(), Optional.empty()));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        JsonNode json = link.get().json();
        if (json.path("merge").asBoolean() && before.body.orElse(null) instanceof ObjectNode old) {
            body.setAll(old);
        }
        if (json.path("body") instanceof ObjectNode more) {
            body.setAll(more);
        }
        return Optional.of(new Request(link.get().target(), Optional.of(body)));
    }
}
