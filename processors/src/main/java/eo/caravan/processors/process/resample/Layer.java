package eo.caravan.processors.process.resample;

/**
 * One layer of rows and columns within an array of cells.
 *
 * @param first index of the cell at the first column and row
 * @param firstColumn the first column that the array has, and so on; outside there is no data
 */
record Layer(
        double[] values,
        int first,
        int rowStride,
        int columnStride,
        int firstColumn,
        int firstRow,
        int endColumn,
        int endRow) {
    double at(int column, int row) {
        boolean inside = column >= firstColumn && column < endColumn && row >= firstRow && row < endRow;
        return inside
                ? values[first + (row - firstRow) * rowStride + (column - firstColumn) * columnStride]
                : Double.NaN;
    }
}
