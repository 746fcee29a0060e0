package eo.caravan.processors.geometry.raster;

/**
 * Runs of cells, row by row and from left to right.
 *
 * @param count how many runs; the arrays may be longer
 * @param rows the row of each run
 * @param from the first column of each run
 * @param to one past the last column of each run
 */
public record Spans(int count, int[] rows, int[] from, int[] to) {
    /** How many cells all runs have. */
    public long cells() {
        long cells = 0;
        for (int i = 0; i < count; i++) {
            cells += to[i] - from[i];
        }
        return cells;
    }
}
