package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.source.access.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds out what a URL of STAC leads to, and collects the items there that may fit a query. */
public final class StacSource {
    private static final int TOLD = 20;
    private static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    private final Location url;
    private final StacQuery query;
    private final StacFetch fetch;
    private final ItemSet items;

    private StacSource(Location url, StacQuery query, Predicate<JsonNode> condition, StacFetch fetch, int enough) {
        this.url = url;
        this.query = query;
        this.fetch = fetch;
        this.items = new ItemSet(query, condition, fetch.limits(), enough);
    }

    /**
     * The items that may fit.
     *
     * @param url of an item, a list of items, a static or served collection, a catalog, an API, or results of a job
     * @param condition what items must fulfil beside the query, to be looked at here
     * @throws StacException where the document, or everything that it leads to, cannot be used, or where there is too much
     */
    public static StacFound find(Location url, StacQuery query, Predicate<JsonNode> condition, StacFetch fetch)
            throws StacException {
        return new StacSource(url, query, condition, fetch, Integer.MAX_VALUE).find(fetch.get(url));
    }

    /** Some of the items, at least {@code enough} where there are so many. */
    public static StacFound sample(Location url, int enough, StacFetch fetch) throws StacException {
        return new StacSource(url, StacQuery.ALL, item -> true, fetch, enough).find(fetch.get(url));
    }

    /** What the items of a collection can be filtered by, where an API tells it. */
    public static Optional<ObjectNode> queryables(Location url, JsonNode collection, StacFetch fetch) {
        for (Link link : Link.of(collection, url, Set.of(QUERYABLES, "queryables"), fetch)) {
            try {
                if (fetch.get(link.target()) instanceof ObjectNode schema) {
                    return Optional.of(schema);
                }
            } catch (StacException e) {
                fetch.warn(e.getMessage());
            }
        }
        return Optional.empty();
    }

    private StacFound find(JsonNode root) throws StacException {
        Optional<ObjectNode> collection = Optional.empty();
        switch (root.path("type").asText()) {
            case "Feature" -> item(root);
            case "FeatureCollection" -> new ItemPages(fetch, items)
                    .collect(new ItemPages.Request(url, Optional.empty()), root);
            case "Collection" -> {
                collection(root);
                collection = Optional.of((ObjectNode) root);
            }
            default -> collection = catalog(root);
        }
        List<ItemDocument> dated = new ArrayList<>();
        for (ItemDocument item : items.items()) {
            dated.addAll(AssetTimes.split(item));
        }
        return new StacFound(root.path("id").asText("STAC"), collection, dated);
    }

    private void item(JsonNode root) throws StacException {
        if (!root.path("assets").isObject()) {
            throw StacException.document(url + " is no STAC item: it has no assets");
        }
        items.add(new ItemDocument(url, root));
    }

    private void collection(JsonNode root) throws StacException {
        Optional<Link> list = Link.first(root, url, "items", fetch);
        Optional<Link> top = Link.first(root, url, "root", fetch);
        if (list.isPresent() && top.isPresent() && !top.get().target().equals(url)) {
            Optional<JsonNode> landing = landing(top.get().target());
            Conformance conformance = landing.map(Conformance::of).orElse(Conformance.NONE);
            if (conformance.api()) {
                String id = root.path("id").asText();
                Optional<Link> search = conformance.itemSearch()
                        ? search(landing.get(), top.get().target())
                        : Optional.empty();
                ask(conformance, search, id, list.get().target());
                return;
            }
        }
        new StaticTree(fetch, items).walk(url, root);
        if (items.seen() == 0) {
            for (ItemDocument item : ResultAssets.items(url, root)) {
                items.add(item);
            }
        }
    }

    private Optional<JsonNode> landing(Location top) throws StacException {
        try {
            return Optional.of(fetch.get(top));
        } catch (StacException e) {
            if (e.reason() == StacException.Cause.TOO_MUCH) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** The link for searching, by POST where there is a choice. */
    private Optional<Link> search(JsonNode landing, Location base) {
        List<Link> links = Link.of(landing, base, Set.of("search"), fetch);
        return links.stream().filter(Link::post).findFirst().or(() -> links.stream()
                .findFirst());
    }

    private void ask(Conformance conformance, Optional<Link> search, String id, Location list) throws StacException {
        StacSearch asking = new StacSearch(query, conformance, fetch, items);
        if (search.isPresent() && search.get().post()) {
            asking.post(search.get().target(), Optional.of(id));
        } else if (search.isPresent()) {
            asking.get(search.get().target(), Optional.of(id));
        } else {
            asking.get(list, Optional.empty());
        }
    }

    /** A static catalog, or the landing page of an API; the one collection in it, where it is one. */
    private Optional<ObjectNode> catalog(JsonNode root) throws StacException {
        Conformance conformance = Conformance.of(root);
        Optional<Link> search = conformance.itemSearch() ? search(root, url) : Optional.empty();
        if (search.isPresent()) {
            StacSearch asking = new StacSearch(query, conformance, fetch, items);
            if (search.get().post()) {
                asking.post(search.get().target(), Optional.empty());
            } else {
                asking.get(search.get().target(), Optional.empty());
            }
            return Optional.empty();
        }
        if (!root.path("type").asText().equals("Catalog") && !root.has("stac_version") || root.has("collections")) {
            throw StacException.document(url + " is no STAC item, collection or catalog" + instead(root));
        }
        StaticTree tree = new StaticTree(fetch, items);
        tree.walk(url, root);
        return tree.collections().size() == 1 ? Optional.of(tree.collections().get(0)) : Optional.empty();
    }

    private static String instead(JsonNode root) {
        List<String> ids = new ArrayList<>();
        root.path("collections")
                .forEach(collection -> ids.add(collection.path("id").asText()));
        return ids.isEmpty()
                ? ""
                : " but a list of collections; give the URL of one of them: "
                        + ids.stream().limit(TOLD).collect(Collectors.joining(", "));
    }
}
