package eo.caravan.processors.source;

import eo.caravan.processors.execute.CancelledException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The tiles that were used last, as many as fit. Cells are read in sweeps, so the tile that was used last is the one that is needed
 * next; a cache that weighs how often tiles were used would refuse just those. For any number of threads.
 */
final class RecentTiles<K, V> {
    /** What a tile costs beside its cells. */
    private static final int OVERHEAD = 200;

    private final long bytes;
    private final ToLongFunction<V> size;
    private final Consumer<V> dropped;
    private final Map<K, V> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<K, CompletableFuture<V>> making = new ConcurrentHashMap<>();
    private long used;

    /**
     * Keeps tiles of so many bytes together.
     *
     * @param size tells the bytes of one
     * @param dropped is told of a tile that had to make room for others, and may still be in use
     */
    RecentTiles(long bytes, ToLongFunction<V> size, Consumer<V> dropped) {
        this.bytes = bytes;
        this.size = size;
        this.dropped = dropped;
    }

    /**
     * The tile of a key; several threads that ask for the same one at the same time wait for the first of them to make it. Making one
     * may ask for others.
     */
    V get(K key, Function<K, V> make) {
        V known = find(key);
        if (known != null) {
            return known;
        }
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> other = making.putIfAbsent(key, mine);
        if (other == null) {
            return make(key, make, mine);
        }
        Optional<V> made = await(other);
        return made.isPresent() ? made.get() : get(key, make);
    }

    private V make(K key, Function<K, V> make, CompletableFuture<V> promise) {
        V made = null;
        try {
            V meanwhile = find(key);
            made = meanwhile != null ? meanwhile : keep(key, make.apply(key));
            return made;
        } finally {
            making.remove(key);
            promise.complete(made);
        }
    }

    /** What another thread makes; empty where it could not, for a reason that may be its own, such as having been cancelled. */
    private Optional<V> await(CompletableFuture<V> other) {
        try {
            return Optional.ofNullable(other.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized V find(K key) {
        return kept.get(key);
    }

    private synchronized V keep(K key, V tile) {
        if (weight(tile) > bytes) {
            return tile;
        }
        kept.put(key, tile);
        used += weight(tile);
        Iterator<V> oldest = kept.values().iterator();
        while (used > bytes) {
            V old = oldest.next();
            used -= weight(old);
            oldest.remove();
            dropped.accept(old);
        }
        return tile;
    }

    private long weight(V tile) {
        return size.applyAsLong(tile) + OVERHEAD;
    }

    /** Forgets the tiles of such keys. */
    synchronized void removeIf(Predicate<K> forgotten) {
        Iterator<Map.Entry<K, V>> all = kept.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<K, V> tile = all.next();
            if (forgotten.test(tile.getKey())) {
                used -= weight(tile.getValue());
                all.remove();
            }
        }
    }

    synchronized boolean has(K key) {
        return kept.containsKey(key);
    }

    synchronized void clear() {
        kept.clear();
        used = 0;
    }
}
