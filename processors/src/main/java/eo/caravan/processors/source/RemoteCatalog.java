package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.source.stac.StacException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collections whose items are asked of other servers. Descriptions are kept, also on disk, and made anew once an hour by whoever
 * calls {@link #refresh}; a server that cannot be reached is tried again each minute, and what was known of it stays. Making a
 * catalog reaches nobody. For any number of threads.
 */
public final class RemoteCatalog implements CollectionCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteCatalog.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final StacSources sources;
    private final RemoteCopies copies;
    private final Clock clock;
    private final SortedMap<String, Entry> entries = new TreeMap<>();

    private static final class Entry {
        private final RemoteCollection collection;
        private volatile RemoteCopies.Copy copy;
        private volatile Instant due = Instant.MIN;
        private volatile String failure = "it was not asked yet";

        Entry(RemoteCollection collection, RemoteCopies.Copy copy) {
            this.collection = collection;
            this.copy = copy;
        }
    }

    /**
     * A catalog that knows what it knew last time.
     *
     * @param folder where descriptions are kept, and read from where an administrator wrote some
     */
    public RemoteCatalog(List<RemoteCollection> collections, StacSources sources, Path folder, Clock clock) {
        this.sources = sources;
        this.copies = new RemoteCopies(folder);
        this.clock = clock;
        for (RemoteCollection collection : collections) {
            entries.put(
                    collection.id(),
                    new Entry(collection, copies.read(collection).orElse(null)));
        }
    }

    /** Asks for the descriptions that are due, one after the other. Never fails. */
    public synchronized void refresh() {
        for (Entry entry : entries.values()) {
            Instant now = clock.instant();
            if (now.isBefore(entry.due)) {
                continue;
            }
            try {
                entry.copy = sources.describe(entry.collection, copies.overlay(entry.collection));
                entry.due = now.plus(FRESH);
                entry.failure = "";
                copies.write(entry.collection, entry.copy);
            } catch (StacException | OpenEoException e) {
                entry.due = now.plus(RETRY);
                if (!e.getMessage().equals(entry.failure)) {
                    LOG.warn(
                            "The collection {} at {} cannot be described{}: {}",
                            entry.collection.id(),
                            entry.collection.url(),
                            entry.copy == null ? " and is not served yet" : "; what was known of it stays",
                            e.getMessage());
                }
                entry.failure = e.getMessage();
            }
        }
    }

    @Override
    public List<String> ids() {
        return entries.values().stream()
                .filter(entry -> entry.copy != null)
                .map(entry -> entry.collection.id())
                .toList();
    }

    /** The moments at which collections are to be asked for again: others after each time. */
    @Override
    public Object state() {
        return entries.values().stream().map(entry -> entry.due).toList();
    }

    @Override
    public ObjectNode describe(String id) {
        return copy(id).description().deepCopy();
    }

    @Override
    public JsonNode queryables(String id) {
        return copy(id).queryables().deepCopy();
    }

    @Override
    public Cube open(LoadRequest request) {
        RemoteCollection collection = find(request.collection()).collection;
        try {
            return sources.open(
                    collection.url(), request, Origin.collection(collection.id()), copies.overlay(collection));
        } catch (StacException e) {
            if (e.reason() == StacException.Cause.TOO_MUCH) {
                throw OpenEoException.invalid(
                        "load_collection",
                        "spatial_extent",
                        "The collection " + collection.id() + " cannot be loaded so: " + e.getMessage() + ".");
            }
            throw unavailable(collection.id(), e.getMessage());
        }
    }

    private RemoteCopies.Copy copy(String id) {
        Entry entry = find(id);
        RemoteCopies.Copy copy = entry.copy;
        if (copy == null) {
            throw unavailable(id, entry.failure);
        }
        return copy;
    }

    private static OpenEoException unavailable(String id, String reason) {
        return new OpenEoException(
                ApiErrorCode.INFRASTRUCTURE_MAINTENANCE,
                "The server that holds the collection " + id + " cannot be used now: " + reason + ". Try again later.");
    }

    private Entry find(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new OpenEoException(ApiErrorCode.COLLECTION_NOT_FOUND, Map.of("identifier", id));
        }
        return entry;
    }
}
