package eo.caravan.processors.source;

import eo.caravan.processors.source.tiff.TileData;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The tiles that were used last, as many as fit. Cells are read in sweeps, so the tile that was used last is the one that is needed
 * next; a cache that weighs how often tiles were used would refuse just those. For any number of threads.
 */
final class RecentTiles<K> {
    /** What a tile costs beside its cells. */
    private static final int OVERHEAD = 200;

    private final long bytes;
    private final Map<K, TileData> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<K, TileData> making = new ConcurrentHashMap<>();
    private long used;

    /** Keeps tiles of so many bytes together. */
    RecentTiles(long bytes) {
        this.bytes = bytes;
    }

    /** The tile of a key; several threads that ask for the same one at the same time wait for the first of them to make it. */
    TileData get(K key, Function<K, TileData> make) {
        TileData known = find(key);
        if (known != null) {
            return known;
        }
        TileData made = making.computeIfAbsent(key, missing -> {
            TileData meanwhile = find(missing);
            return meanwhile != null ? meanwhile : keep(missing, make.apply(missing));
        });
        making.remove(key);
        return made;
    }

    private synchronized TileData find(K key) {
        return kept.get(key);
    }

    private synchronized TileData keep(K key, TileData tile) {
        kept.put(key, tile);
        used += weight(tile);
        Iterator<TileData> oldest = kept.values().iterator();
        while (used > bytes) {
            used -= weight(oldest.next());
            oldest.remove();
        }
        return tile;
    }

    private static long weight(TileData tile) {
        return tile.decodedBytes() + OVERHEAD;
    }

    /** Forgets the tiles of such keys. */
    synchronized void removeIf(Predicate<K> forgotten) {
        Iterator<Map.Entry<K, TileData>> all = kept.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<K, TileData> tile = all.next();
            if (forgotten.test(tile.getKey())) {
                used -= weight(tile.getValue());
                all.remove();
            }
        }
    }

    synchronized void clear() {
        kept.clear();
        used = 0;
    }
}
