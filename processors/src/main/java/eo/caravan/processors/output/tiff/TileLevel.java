package eo.caravan.processors.output.tiff;

import java.util.ArrayList;
import java.util.List;

/**
 * The size of one level of the image: the full one or an overview.
 *
 * @param tileSize cells along the edge of a tile
 */
record TileLevel(int width, int height, int tileSize) {

    /** The full image, and overviews of half the size each until one fits in a tile, or there are as many as shall be. */
    static List<TileLevel> of(CogOptions options) {
        List<TileLevel> levels = new ArrayList<>();
        TileLevel level = new TileLevel(options.width(), options.height(), options.tileSize());
        levels.add(level);
        while (levels.size() <= options.overviews()
                && (level.width > level.tileSize || level.height > level.tileSize)) {
            level = new TileLevel((level.width + 1) / 2, (level.height + 1) / 2, level.tileSize);
            levels.add(level);
        }
        return levels;
    }

    int across() {
        return (width - 1) / tileSize + 1;
    }

    int down() {
        return (height - 1) / tileSize + 1;
    }

    int tiles() {
        return Math.multiplyExact(across(), down());
    }

    int index(int col, int row) {
        return row * across() + col;
    }

    /** The cells of a tile of this column that lie in the image. */
    int columnsOf(int col) {
        return Math.min(tileSize, width - col * tileSize);
    }

    int rowsOf(int row) {
        return Math.min(tileSize, height - row * tileSize);
    }
}
