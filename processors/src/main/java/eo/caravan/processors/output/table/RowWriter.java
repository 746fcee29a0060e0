package eo.caravan.processors.output.table;

import java.io.IOException;

/** Writes the rows of a {@link Table}. */
@FunctionalInterface
public interface RowWriter {
    /**
     * Writes a row.
     *
     * @param feature the index of its geometry, -1 where the cube has none
     * @param keys the index of its label in each of {@link Table#keys}; used again for the next row
     * @param values one for each of {@link Table#values}, no data is NaN; used again for the next row
     */
    void row(int feature, int[] keys, double[] values) throws IOException;
}
