package eo.caravan.processors.output.tiff;

/** Gives the cells of one tile row by row, from wherever they lie. */
@FunctionalInterface
public interface CellRows {
    /**
     * Puts row {@code y} of the tile, of the band, to the beginning of the target: as many cells as the tile has in the
     * image, NaN for no-data.
     */
    void copy(int band, int y, double[] target);
}
