package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.source.access.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The items found so far that may fit a query, each once. Not safe for several threads at once. */
final class ItemSet {
    private final StacQuery query;
    private final Predicate<JsonNode> condition;
    private final StacLimits limits;
    private final Set<List<String>> seen = new HashSet<>();
    private final List<ItemDocument> items = new ArrayList<>();
    private final int enough;

    /**
     * No items yet.
     *
     * @param condition what they must fulfil beside the query
     * @param enough so many are wanted, and no further ones need be looked for
     */
    ItemSet(StacQuery query, Predicate<JsonNode> condition, StacLimits limits, int enough) {
        this.query = query;
        this.condition = condition;
        this.limits = limits;
        this.enough = enough;
    }

    /** Adds an item where it fits; tells whether it was never seen before. */
    boolean add(ItemDocument item) throws StacException {
        JsonNode json = item.json();
        boolean fresh = seen.add(
                List.of(json.path("collection").asText(), json.path("id").asText()));
        if (fresh && query.mayFit(json) && condition.test(json)) {
            items.add(item);
        }
        if (items.size() > limits.items()) {
            throw StacException.tooMuch("more than " + limits.items()
                    + " items fit; narrow the spatial extent, the temporal extent or the properties");
        }
        if (seen.size() > limits.documents() * 10L) {
            throw StacException.tooMuch("it lists more than " + limits.documents() * 10L
                    + " items; give the URL of a part of it, or of an API that can be searched");
        }
        return fresh;
    }

    /** Adds the features of an item collection; tells whether any was never seen before. */
    boolean addAll(Location page, JsonNode features) throws StacException {
        boolean any = false;
        for (JsonNode feature : features) {
            if (feature.isObject() && feature.has("assets")) {
                any |= add(new ItemDocument(own(page, feature), feature));
            }
        }
        return any;
    }

    /** Items in a list know themselves where they stand; their hrefs are relative to that. */
    private static Location own(Location page, JsonNode feature) {
        for (JsonNode link : feature.path("links")) {
            if (link.path("rel").asText().equals("self")) {
                try {
                    return page.resolve(link.path("href").asText());
                } catch (IllegalArgumentException unusable) {
                    return page;
                }
            }
        }
        return page;
    }

    /** Whether no further items are needed. */
    boolean enough() {
        return items.size() >= enough;
    }

    int seen() {
        return seen.size();
    }

    List<ItemDocument> items() {
        return items;
    }
}
