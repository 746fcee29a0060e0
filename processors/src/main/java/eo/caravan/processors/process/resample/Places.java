package eo.caravan.processors.process.resample;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CellPlaces;

/**
 * The places of a rectangle of target cells in the source: of their centres, or of their corners for areal methods.
 *
 * @param columns row by row
 * @param width how many there are in a row
 */
record Places(double[] columns, double[] rows, int width) {
    private static final int SAMPLES = 9;

    /** Source columns and rows from the first, inclusive, to the end, exclusive. */
    record Window(int firstColumn, int firstRow, int endColumn, int endRow) {
        int columns() {
            return endColumn - firstColumn;
        }

        int rows() {
            return endRow - firstRow;
        }

        boolean empty() {
            return columns() <= 0 || rows() <= 0;
        }
    }

    static Places of(CellPlaces places, int column, int row, int width, int height) {
        double[] columns = new double[width * height];
        double[] rows = new double[width * height];
        for (int y = 0; y < height; y++) {
            places.row(row + y, column, width, columns, rows, y * width);
        }
        return new Places(columns, rows, width);
    }

    /** Some places spread over a rectangle, its edges among them: enough to estimate what will be read for it. */
    static Places sampled(CellPlaces places, int column, int row, int width, int height) {
        double[] columns = new double[SAMPLES * SAMPLES];
        double[] rows = new double[SAMPLES * SAMPLES];
        for (int y = 0; y < SAMPLES; y++) {
            for (int x = 0; x < SAMPLES; x++) {
                places.row(
                        row + y * (height - 1) / (SAMPLES - 1),
                        column + x * (width - 1) / (SAMPLES - 1),
                        1,
                        columns,
                        rows,
                        y * SAMPLES + x);
            }
        }
        return new Places(columns, rows, SAMPLES);
    }

    /** The source cells around all places, with a margin, as far as the source has them. */
    Window window(Grid source, int margin) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < columns.length; i++) {
            if (!Double.isNaN(columns[i]) && !Double.isNaN(rows[i])) {
                left = Math.min(left, columns[i]);
                right = Math.max(right, columns[i]);
                top = Math.min(top, rows[i]);
                bottom = Math.max(bottom, rows[i]);
            }
        }
        if (left > right) {
            return new Window(0, 0, 0, 0);
        }
        return new Window(
                (int) Math.max(0, Math.floor(left) - margin),
                (int) Math.max(0, Math.floor(top) - margin),
                (int) Math.min(source.width(), Math.floor(right) + margin + 1),
                (int) Math.min(source.height(), Math.floor(bottom) + margin + 1));
    }
}
