package eo.caravan.processors.source;

import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.source.access.Location;

/**
 * A band of one item: which cells of which file.
 *
 * @param band its encoding holds the no-data value, NaN where the item tells none
 * @param sample which band of the file, from 0
 * @param grid of the full image
 */
record SourceBand(Band band, Location file, int sample, Grid grid) {
    String name() {
        return band.name();
    }

    /** How long a cell is, for comparing bands of one item. */
    double step() {
        return Math.max(Math.abs(grid.stepX()), Math.abs(grid.stepY()));
    }
}
