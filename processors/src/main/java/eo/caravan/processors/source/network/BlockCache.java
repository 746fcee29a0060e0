package eo.caravan.processors.source.network;

import eo.caravan.processors.execute.CancelledException;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * The blocks of remote files that were used last, as many as fit. What several threads want at the same time is brought once. What was
 * just brought is what is read next, so the oldest goes first; how often something was used does not count. For any number of threads.
 */
final class BlockCache {
    /** What a block costs beside its bytes. */
    private static final int OVERHEAD = 150;

    private record Key(Object version, long block) {}

    /** Brings blocks and hands them over as they come, from any thread; may hand over more than it was asked for. */
    @FunctionalInterface
    interface Loader {
        void load(SortedSet<Long> blocks, Sink sink) throws IOException;
    }

    /** Where blocks go. */
    @FunctionalInterface
    interface Sink {
        void accept(long block, byte[] bytes);
    }

    private final long limit;
    private final Map<Key, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Key, CompletableFuture<byte[]>> coming = new HashMap<>();
    private long used;

    BlockCache(long limit) {
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    /** Takes a block that is there anyway. */
    synchronized void put(Object version, long block, byte[] bytes) {
        Key key = new Key(version, block);
        byte[] before = kept.put(key, bytes);
        used += bytes.length - (before == null ? -OVERHEAD : before.length);
        CompletableFuture<byte[]> waiting = coming.remove(key);
        if (waiting != null) {
            waiting.complete(bytes);
        }
        Iterator<byte[]> oldest = kept.values().iterator();
        while (used > limit && oldest.hasNext()) {
            used -= oldest.next().length + OVERHEAD;
            oldest.remove();
        }
    }

    /**
     * Blocks of a version of a file.
     *
     * @throws IOException what the loader threw
     * @throws CancelledException where this thread was interrupted
     */
    Map<Long, byte[]> get(Object version, Collection<Long> wanted, Loader loader) throws IOException {
        Map<Long, byte[]> found = new ConcurrentHashMap<>();
        SortedSet<Long> missing = new TreeSet<>(wanted);
        while (!missing.isEmpty()) {
            SortedSet<Long> mine = new TreeSet<>();
            Map<Long, CompletableFuture<byte[]>> others = new HashMap<>();
            claim(version, missing, found, mine, others);
            if (!mine.isEmpty()) {
                load(version, mine, found, loader);
            }
            await(others, found);
            missing.removeAll(found.keySet());
        }
        return found;
    }

    private synchronized void claim(
            Object version,
            SortedSet<Long> missing,
            Map<Long, byte[]> found,
            SortedSet<Long> mine,
            Map<Long, CompletableFuture<byte[]>> others) {
        for (long block : missing) {
            Key key = new Key(version, block);
            byte[] known = kept.get(key);
            CompletableFuture<byte[]> underWay = known == null ? coming.get(key) : null;
            if (known != null) {
                found.put(block, known);
            } else if (underWay != null) {
                others.put(block, underWay);
            } else {
                coming.put(key, new CompletableFuture<>());
                mine.add(block);
            }
        }
    }

    private void load(Object version, SortedSet<Long> mine, Map<Long, byte[]> found, Loader loader) throws IOException {
        try {
            loader.load(mine, (block, bytes) -> {
                found.put(block, bytes);
                put(version, block, bytes);
            });
        } finally {
            giveUp(version, mine);
        }
    }

    /** Whoever waits for what did not come fetches it again. */
    private synchronized void giveUp(Object version, SortedSet<Long> blocks) {
        for (long block : blocks) {
            CompletableFuture<byte[]> waiting = coming.remove(new Key(version, block));
            if (waiting != null) {
                waiting.completeExceptionally(new CancelledException());
            }
        }
    }

    private static void await(Map<Long, CompletableFuture<byte[]>> others, Map<Long, byte[]> found) {
        for (Map.Entry<Long, CompletableFuture<byte[]>> other : others.entrySet()) {
            try {
                found.put(other.getKey(), other.getValue().get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException unused) {
                // whoever fetched it gave up: this thread tries itself
            }
        }
    }
}
