package eo.caravan.processors.process.neighborhood;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a kernel as they lie over the cells: the given ones turned by 180 degrees, which makes the weighted sum a
 * convolution.
 *
 * @param rows along the earlier of the two axes
 */
record Weights(double[][] rows) {
    /**
     * Reads a kernel.
     *
     * @param kernel rows along y of weights along x
     * @param xFirst whether x stands before y among the dimensions
     * @throws OpenEoException KernelDimensionsUneven; ProcessParameterInvalid where the rows differ in length
     */
    static Weights of(List<?> kernel, boolean xFirst) {
        List<double[]> rows = new ArrayList<>();
        for (Object row : kernel) {
            rows.add(((List<?>) row)
                    .stream().mapToDouble(weight -> (Double) weight).toArray());
        }
        int height = rows.size();
        int width = rows.isEmpty() ? 0 : rows.get(0).length;
        if (rows.stream().anyMatch(row -> row.length != width)) {
            throw OpenEoException.invalid("apply_kernel", "kernel", "All rows need the same number of weights.");
        }
        if (height % 2 == 0 || width % 2 == 0) {
            throw new OpenEoException(
                    ProcessErrorCode.KERNEL_DIMENSIONS_UNEVEN,
                    "The kernel has " + height + " rows and " + width + " columns. Both numbers must be odd.");
        }
        double[][] turned = xFirst ? new double[width][height] : new double[height][width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double weight = rows.get(height - 1 - row)[width - 1 - column];
                if (xFirst) {
                    turned[column][row] = weight;
                } else {
                    turned[row][column] = weight;
                }
            }
        }
        return new Weights(turned);
    }

    int height() {
        return rows.length;
    }

    int width() {
        return rows[0].length;
    }
}
