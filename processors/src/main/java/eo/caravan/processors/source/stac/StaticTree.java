package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.source.access.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks a static catalog or collection breadth first, along its links to children and items, each document once. What cannot be
 * read is warned of and passed over, unless there is nothing else.
 */
final class StaticTree {
    private static final Set<String> DOWN = Set.of("child", "item", "items");
    /** So many documents are fetched together before somebody looks at time and limits again. */
    private static final int BATCH = 64;
    /** So many reasons are told. */
    private static final int REASONS = 3;

    private final StacFetch fetch;
    private final ItemSet items;
    private final Set<Location> visited = new HashSet<>();
    private final List<ObjectNode> collections = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    StaticTree(StacFetch fetch, ItemSet items) {
        this.fetch = fetch;
        this.items = items;
    }

    /** What came of fetching a document: one of the three. */
    private record Fetched(Location location, JsonNode json, StacException failure) {}

    /** Adds the items below a document. */
    void walk(Location root, JsonNode document) throws StacException {
        visited.add(root);
        List<Location> level = below(root, document);
        for (int depth = 1; !level.isEmpty() && !items.enough(); depth++) {
            if (depth > fetch.limits().depth()) {
                throw StacException.tooMuch("its catalogs lie in each other deeper than "
                        + fetch.limits().depth() + " levels; give the URL of a part of it");
            }
            level = descend(level);
        }
        if (items.seen() == 0 && !failures.isEmpty()) {
            throw StacException.document("none of its documents can be read: "
                    + String.join("; ", failures.subList(0, Math.min(REASONS, failures.size()))));
        }
    }

    /** The collections that were met. */
    List<ObjectNode> collections() {
        return collections;
    }

    private List<Location> descend(List<Location> level) throws StacException {
        List<Location> next = new ArrayList<>();
        for (int from = 0; from < level.size() && !items.enough(); from += BATCH) {
            fetch.checkTime();
            List<Location> batch = level.subList(from, Math.min(level.size(), from + BATCH));
            for (Fetched fetched : fetch.each(batch, this::fetch)) {
                next.addAll(take(fetched));
            }
        }
        return next;
    }

    private Fetched fetch(Location location) {
        try {
            return new Fetched(location, fetch.get(location), null);
        } catch (StacException e) {
            return new Fetched(location, null, e);
        }
    }

    private List<Location> take(Fetched fetched) throws StacException {
        if (fetched.failure != null) {
            if (fetched.failure.reason() == StacException.Cause.TOO_MUCH) {
                throw fetched.failure;
            }
            failures.add(fetched.failure.getMessage());
            fetch.warn(fetched.failure.getMessage() + "; it is left out.");
            return List.of();
        }
        JsonNode json = fetched.json;
        switch (json.path("type").asText()) {
            case "Feature" -> items.add(new ItemDocument(fetched.location, json));
            case "FeatureCollection" -> new ItemPages(fetch, items)
                    .collect(new ItemPages.Request(fetched.location, Optional.empty()), json);
            default -> {
                if (json.path("type").asText().equals("Collection")) {
                    collections.add((ObjectNode) json);
                }
                return below(fetched.location, json);
            }
        }
        return List.of();
    }

    private List<Location> below(Location location, JsonNode document) {
        List<Location> found = new ArrayList<>();
        for (Link link : Link.of(document, location, DOWN, fetch)) {
            if (visited.add(link.target())) {
                found.add(link.target());
            }
        }
        return found;
    }
}
