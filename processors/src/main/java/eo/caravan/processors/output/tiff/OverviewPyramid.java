package eo.caravan.processors.output.tiff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the tiles of overviews of the quarters that the tiles beneath leave behind. Where tiles come row by row, about
 * one row of tiles of each level is kept. Safe for several threads.
 */
final class OverviewPyramid {
    private final List<TileLevel> levels;
    private final SampleStore store;
    private final int sampleBytes;
    private final Map<Key, Pending> pending = new HashMap<>();

    /** An overview tile that has all its quarters. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Complete(int level, int col, int row, int first, byte[][] bands) {}

    private record Key(int level, int col, int row, int first) {}

    private static final class Pending {
        private final byte[][] bands;
        private int missing;

        Pending(byte[][] bands, int missing) {
            this.bands = bands;
            this.missing = missing;
        }
    }

    OverviewPyramid(CogOptions options, List<TileLevel> levels, SampleStore store) {
        this.levels = levels;
        this.store = store;
        this.sampleBytes = options.type().bytes();
    }

    /** Whether there is a level above this one. */
    boolean hasAbove(int level) {
        return level + 1 < levels.size();
    }

    /** Puts the quarter of some bands of a tile, from {@code first} on, in its place; answers the overview tile if that completed it, otherwise null. */
    Complete place(int level, int col, int row, int first, byte[][] quarter) {
        TileLevel beneath = levels.get(level);
        int half = beneath.tileSize() / 2;
        int width = (beneath.columnsOf(col) + 1) / 2;
        int height = (beneath.rowsOf(row) + 1) / 2;
        Key key = new Key(level + 1, col / 2, row / 2, first);
        Pending tile;
        synchronized (this) {
            tile = pending.computeIfAbsent(key, k -> begin(k, beneath, quarter.length));
        }
        int corner = (row % 2) * half * beneath.tileSize() + (col % 2) * half;
        for (int band = 0; band < quarter.length; band++) {
            for (int y = 0; y < height; y++) {
                System.arraycopy(
                        quarter[band],
                        y * width * sampleBytes,
                        tile.bands[band],
                        (corner + y * beneath.tileSize()) * sampleBytes,
                        width * sampleBytes);
            }
        }
        synchronized (this) {
            tile.missing--;
            if (tile.missing > 0) {
                return null;
            }
            pending.remove(key);
            return new Complete(key.level, key.col, key.row, key.first, tile.bands);
        }
    }

    private Pending begin(Key key, TileLevel beneath, int bands) {
        byte[][] cells = new byte[bands][];
        for (int band = 0; band < bands; band++) {
            cells[band] = store.empty(beneath.tileSize() * beneath.tileSize());
        }
        int columns = Math.min(2, beneath.across() - 2 * key.col);
        int rows = Math.min(2, beneath.down() - 2 * key.row);
        return new Pending(cells, columns * rows);
    }
}
