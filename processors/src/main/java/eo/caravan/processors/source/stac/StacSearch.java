package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.source.access.Location;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks an API for the items that fit a query, as exactly as the API understands it. */
final class StacSearch {
    private static final int PAGE = 200;

    private final StacQuery query;
    private final Conformance conformance;
    private final StacFetch fetch;
    private final ItemSet items;

    StacSearch(StacQuery query, Conformance conformance, StacFetch fetch, ItemSet items) {
        this.query = query;
        this.conformance = conformance;
        this.fetch = fetch;
        this.items = items;
    }

    /** Searches by POST; without the conditions where the API refuses them. */
    void post(Location search, Optional<String> collection) throws StacException {
        Optional<JsonNode> filter = Cql2.of(query.conditions(), conformance);
        ItemPages pages = new ItemPages(fetch, items);
        ItemPages.Request request = new ItemPages.Request(search, Optional.of(body(collection, filter)));
        JsonNode first;
        try {
            first = fetch.post(search, request.body().orElseThrow());
        } catch (StacException refused) {
            if (filter.isEmpty() || refused.reason() == StacException.Cause.TOO_MUCH) {
                throw refused;
            }
            request = new ItemPages.Request(search, Optional.of(body(collection, Optional.empty())));
            first = fetch.post(search, request.body().orElseThrow());
            fetch.warn("The search of " + search + " does not take the conditions on properties ("
                    + refused.getMessage() + "); all items were fetched, and looked at here.");
        }
        pages.collect(request, first);
    }

    private ObjectNode body(Optional<String> collection, Optional<JsonNode> filter) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        collection.ifPresent(id -> body.putArray("collections").add(id));
        if (query.intersects().isPresent()) {
            body.set("intersects", query.intersects().get());
        } else {
            query.box().ifPresent(box -> body.set("bbox", box.json()));
        }
        query.datetime().ifPresent(datetime -> body.put("datetime", datetime));
        filter.ifPresent(condition -> body.put("filter-lang", "cql2-json").set("filter", condition));
        if (conformance.fields()) {
            body.putObject("fields").putArray("exclude").add("geometry");
        }
        return body.put("limit", PAGE);
    }

    /** Asks by GET, for the items of a collection or, with a collection given, for a search. */
    void get(Location list, Optional<String> collection) throws StacException {
        Map<String, String> parameters = new LinkedHashMap<>();
        collection.ifPresent(id -> parameters.put("collections", id));
        query.box().ifPresent(box -> parameters.put("bbox", box.text()));
        query.datetime().ifPresent(datetime -> parameters.put("datetime", datetime));
        parameters.put("limit", Integer.toString(PAGE));
        String added = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String separator = list.text().contains("?") ? "&" : "?";
        Location asked = Location.of(list.text() + separator + added);
        new ItemPages(fetch, items).collect(new ItemPages.Request(asked, Optional.empty()));
    }
}
