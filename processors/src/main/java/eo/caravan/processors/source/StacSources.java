package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.NotKnownException;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import eo.caravan.processors.source.stac.ItemDocument;
import eo.caravan.processors.source.stac.StacException;
import eo.caravan.processors.source.stac.StacFetch;
import eo.caravan.processors.source.stac.StacFound;
import eo.caravan.processors.source.stac.StacLimits;
import eo.caravan.processors.source.stac.StacQuery;
import eo.caravan.processors.source.stac.StacSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cubes over STAC that is in no catalog of this server: items, collections, APIs, results of jobs. What was found for a request is
 * remembered for a minute, since a graph is checked before it runs; what lies on this machine is read anew. For any number of threads.
 */
public final class StacSources {
    private static final Logger LOG = LoggerFactory.getLogger(StacSources.class);
    /** So many items show what the others of their collection are like. */
    private static final int SAMPLE = 20;

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final long REMEMBERED_ITEMS = 50_000;
    /** So many of the things left out are told one by one. */
    private static final int WARNINGS = 20;
    /** So many reasons are told where nothing can be read. */
    private static final int REASONS = 3;
    /** Items are read in such parts; between two of them somebody looks at the time. */
    private static final int BATCH = 64;

    private final Resources resources;
    private final TilePool tiles;
    private final StacLimits limits;
    private final Cache<Key, Opened> recent;

    private record Key(Location url, StacQuery query, Set<String> bands) {}

    /** What was found for a request, and what was left out. */
    private record Opened(String id, ObjectNode declared, List<SourceItem> items, List<String> warnings) {}

    /**
     * Sources within limits.
     *
     * @param tiles keeps the files of their assets
     */
    public StacSources(Resources resources, TilePool tiles, StacLimits limits) {
        this.resources = resources;
        this.tiles = tiles;
        this.limits = limits;
        this.recent = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumWeight(REMEMBERED_ITEMS)
                .<Key, Opened>weigher((key, opened) -> 1 + opened.items.size())
                .executor(Runnable::run)
                .build();
    }

    /**
     * A lazy cube over what a URL of STAC leads to.
     *
     * @param request its collection is the URL as the user gave it
     * @throws OpenEoException NoDataAvailable, or ProcessParameterInvalid where the source cannot be used or a band is not there
     * @throws NotKnownException where a graph is only checked and finding out would take too long
     */
    public Cube open(Location url, LoadRequest request) {
        Origin origin = Origin.stac(request.collection().replaceFirst("[?#].*", ""));
        try {
            return open(url, request, origin, JsonNodeFactory.instance.objectNode());
        } catch (StacException e) {
            throw OpenEoException.invalid(
                    origin.process(), "url", "The " + origin.name() + " cannot be loaded: " + e.getMessage() + ".");
        }
    }

    /**
     * The same for a source with another name.
     *
     * @param overlay fields of the collection that count instead of its own
     */
    Cube open(Location url, LoadRequest request, Origin origin, ObjectNode overlay) throws StacException {
        Opened opened;
        try {
            opened = request.loading().checking() ? soon(url, request) : opened(url, request);
        } catch (StacException e) {
            if (request.loading().checking() && e.reason() == StacException.Cause.TOO_MUCH) {
                throw new NotKnownException(e.getMessage());
            }
            throw e;
        }
        Consumer<String> warnings = request.loading().warnings();
        opened.warnings.forEach(warnings);
        if (opened.items.isEmpty()) {
            throw new OpenEoException(
                    ProcessErrorCode.NO_DATA_AVAILABLE,
                    "The " + origin.name() + " has no item for the extent, the time and the properties that were asked"
                            + " for. " + origin.hint());
        }
        ObjectNode declared = opened.declared.deepCopy().setAll(overlay);
        List<String> left = new ArrayList<>();
        StacCollection collection = StacCollection.of(opened.id, origin, declared, opened.items, left);
        left.forEach(warnings);
        return new CubeOpening(collection, request).open(tiles);
    }

    /** Finds within the time of a check what can be found; servers that keep silent are left alone then. */
    private Opened soon(Location url, LoadRequest request) throws StacException {
        Loading loading = request.loading();
        if (loading.executor().isEmpty()) {
            return opened(url, request);
        }
        ShortWatch watch = new ShortWatch(loading.control(), limits.checking().time());
        List<Opened> found = new ArrayList<>();
        try {
            loading.executor().get().run(List.of(url), part -> 0, part -> opened(part, request), found::add, watch);
        } catch (CancelledException stopped) {
            if (watch.late() && !Thread.currentThread().isInterrupted()) {
                throw new NotKnownException("finding out takes longer than a check may take");
            }
            throw stopped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (StacException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("only what was declared can be thrown", e);
        }
        return found.get(0);
    }

    /**
     * How a collection of another server is served here, by its own document and some of its items.
     *
     * @param overlay fields of the collection that count instead of its own
     */
    RemoteCopies.Copy describe(RemoteCollection remote, ObjectNode overlay) throws StacException {
        List<String> warnings = new ArrayList<>();
        StacFetch fetch = new StacFetch(resources, Optional.empty(), RunControl.UNWATCHED, limits, warnings::add);
        StacFound found = StacSource.sample(remote.url(), SAMPLE, fetch);
        List<ItemDocument> some =
                found.items().subList(0, Math.min(SAMPLE, found.items().size()));
        List<SourceItem> items = read(some, Set.of(), fetch, warnings);
        if (items.isEmpty()) {
            throw StacException.document("it has no items");
        }
        ObjectNode declared = found.collection()
                .orElseGet(JsonNodeFactory.instance::objectNode)
                .deepCopy();
        declared.setAll(overlay);
        StacCollection collection =
                StacCollection.of(remote.id(), Origin.collection(remote.id()), declared, items, warnings);
        few(warnings).forEach(warning -> LOG.warn("The collection {}: {}", remote.id(), warning));
        Optional<ObjectNode> queryables = StacSource.queryables(remote.url(), declared, fetch);
        return new RemoteCopies.Copy(
                RemoteDescription.of(collection), queryables.orElseGet(() -> RemoteDescription.queryables(collection)));
    }

    private Opened opened(Location url, LoadRequest request) throws StacException {
        StacQuery query = RequestQuery.of(request);
        Key key = new Key(url, query, request.bands() == null ? Set.of() : Set.copyOf(request.bands()));
        Opened known = recent.getIfPresent(key);
        if (known != null) {
            return known;
        }
        List<String> warnings = new ArrayList<>();
        StacFetch fetch = new StacFetch(
                resources,
                request.loading().executor(),
                request.loading().control(),
                request.loading().checking() ? limits.checking() : limits,
                warnings::add);
        StacFound found = StacSource.find(url, query, request.items(), fetch);
        List<SourceItem> items = read(found.items(), key.bands, fetch, warnings);
        Opened opened = new Opened(
                found.id(), found.collection().orElseGet(() -> declared(found.items())), items, few(warnings));
        if (url.remote()) {
            recent.put(key, opened);
        }
        return opened;
    }

    /** Reads the items, several at once; those that cannot be read are left out. */
    private List<SourceItem> read(
            List<ItemDocument> documents, Set<String> bands, StacFetch fetch, List<String> warnings)
            throws StacException {
        ItemReader reader = new ItemReader(tiles);
        List<SourceItem> items = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (int from = 0; from < documents.size(); from += BATCH) {
            fetch.checkTime();
            List<ItemDocument> batch = documents.subList(from, Math.min(documents.size(), from + BATCH));
            for (Read read : fetch.each(batch, document -> read(reader, document, bands))) {
                read.item.ifPresent(items::add);
                read.failure.ifPresent(failures::add);
            }
        }
        if (items.isEmpty() && !failures.isEmpty()) {
            throw StacException.document("none of its " + documents.size() + " items can be read: "
                    + String.join("; ", failures.subList(0, Math.min(REASONS, failures.size()))));
        }
        failures.forEach(failure -> warnings.add(failure + "; the item is left out."));
        return items;
    }

    /** What came of reading an item: one of the two. */
    private record Read(Optional<SourceItem> item, Optional<String> failure) {}

    private static Read read(ItemReader reader, ItemDocument document, Set<String> bands) {
        try {
            return new Read(Optional.of(reader.read(document.base(), document.json(), bands)), Optional.empty());
        } catch (BrokenItemException e) {
            String id = document.json().path("id").asText(document.base().toString());
            return new Read(Optional.empty(), Optional.of("item " + id + ": " + e.getMessage()));
        }
    }

    /** Items may tell the dimensions of their cube themselves; where there is only one, these count. */
    private static ObjectNode declared(List<ItemDocument> items) {
        ObjectNode declared = JsonNodeFactory.instance.objectNode();
        if (!items.isEmpty()
                && items.get(0).json().path("properties").path("cube:dimensions") instanceof ObjectNode dimensions) {
            declared.set("cube:dimensions", dimensions);
        }
        return declared;
    }

    private static List<String> few(List<String> warnings) {
        if (warnings.size() <= WARNINGS) {
            return List.copyOf(warnings);
        }
        List<String> few = new ArrayList<>(warnings.subList(0, WARNINGS));
        few.add((warnings.size() - WARNINGS) + " more were left out.");
        return List.copyOf(few);
    }
}
