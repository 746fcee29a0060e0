package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.source.access.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A link of a document.
 *
 * @param json the link as it stands there
 */
record Link(String relation, Location target, JsonNode json) {
    /** The links of some relations, in their order; what leads nowhere is warned of and passed over. */
    static List<Link> of(JsonNode document, Location base, Set<String> relations, StacFetch fetch) {
        List<Link> found = new ArrayList<>();
        for (JsonNode link : document.path("links")) {
            String relation = link.path("rel").asText();
            String href = link.path("href").asText();
            if (relations.contains(relation) && !href.isEmpty()) {
                try {
                    found.add(new Link(relation, base.resolve(href), link));
                } catch (IllegalArgumentException e) {
                    fetch.warn("The link '" + relation + "' of " + base + " is passed over: " + e.getMessage());
                }
            }
        }
        return found;
    }

    static Optional<Link> first(JsonNode document, Location base, String relation, StacFetch fetch) {
        return of(document, base, Set.of(relation), fetch).stream().findFirst();
    }

    /** Whether it is to be followed by POST. */
    boolean post() {
        return json.path("method").asText("GET").equalsIgnoreCase("POST");
    }
}
