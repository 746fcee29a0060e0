package eo.caravan.processors.sampling;

/**
 * One layer of rows and columns of the source within an array of cells.
 *
 * @param first index of the cell at the first column and row of {@code window}
 * @param rowStride distance from a cell to that below it
 * @param columnStride distance from a cell to its neighbour
 * @param window which columns and rows the array holds
 */
public record Layer(double[] values, int first, int rowStride, int columnStride, Window window) {
    /** Source columns and rows from the first, inclusive, to the end, exclusive. */
    public record Window(int firstColumn, int firstRow, int endColumn, int endRow) {
        public int columns() {
            return endColumn - firstColumn;
        }

        public int rows() {
            return endRow - firstRow;
        }

        public boolean empty() {
            return columns() <= 0 || rows() <= 0;
        }
    }

    double at(int column, int row) {
        return values[index(column, row)];
    }

    /** Where a cell stands; columns must be neighbours for all but {@link #at}. */
    int index(int column, int row) {
        return first + (row - window.firstRow) * rowStride + (column - window.firstColumn) * columnStride;
    }

    /** The same cells with neighbouring columns. */
    Layer packed() {
        if (columnStride == 1) {
            return this;
        }
        double[] copy = new double[window.columns() * window.rows()];
        for (int row = 0, i = 0; row < window.rows(); row++) {
            for (int column = 0; column < window.columns(); column++) {
                copy[i++] = values[first + row * rowStride + column * columnStride];
            }
        }
        return new Layer(copy, 0, window.columns(), 1, window);
    }
}
