package eo.caravan.processors.process.resample;

/**
 * The value at a place between cells, from the cells around it. Where some of them hold no data, larger kernels give way to the
 * bilinear one, which spreads the missing weight over the others.
 */
final class KernelSampler {
    private static final double ON_LINE = 1e-6;
    private static final double LEAST_WEIGHT = 1e-4;

    private final ResampleMethod method;
    private final double[] columnWeights;
    private final double[] rowWeights;

    /** A sampler for one thread. */
    KernelSampler(ResampleMethod method) {
        this.method = method;
        this.columnWeights = new double[2 * method.radius()];
        this.rowWeights = new double[2 * method.radius()];
    }

    /** The value at a place, 0.5 being the centre of the first cell; no data where the cell there is outside of the grid. */
    double sample(Layer layer, double column, double row, int width, int height) {
        boolean inside = column >= -ON_LINE && row >= -ON_LINE && column < width && row < height;
        if (!inside) {
            return Double.NaN;
        }
        if (method == ResampleMethod.NEAR) {
            return layer.at((int) Math.floor(column + ON_LINE), (int) Math.floor(row + ON_LINE));
        }
        double complete = weighted(layer, column - 0.5, row - 0.5, method, 1);
        return Double.isNaN(complete)
                ? weighted(layer, column - 0.5, row - 0.5, ResampleMethod.BILINEAR, LEAST_WEIGHT)
                : complete;
    }

    /** The weighted mean of the cells with data; NaN where less than {@code least} of the weight is on them. */
    private double weighted(Layer layer, double column, double row, ResampleMethod kernel, double least) {
        int taps = 2 * kernel.radius();
        int firstColumn = (int) Math.floor(column) - kernel.radius() + 1;
        int firstRow = (int) Math.floor(row) - kernel.radius() + 1;
        double all = weights(kernel, column - firstColumn, columnWeights, taps)
                * weights(kernel, row - firstRow, rowWeights, taps);
        double sum = 0;
        double present = 0;
        boolean missing = false;
        for (int y = 0; y < taps; y++) {
            for (int x = 0; x < taps; x++) {
                double weight = rowWeights[y] * columnWeights[x];
                if (weight != 0) {
                    double value = layer.at(firstColumn + x, firstRow + y);
                    boolean valid = !Double.isNaN(value);
                    missing |= !valid;
                    sum += valid ? weight * value : 0;
                    present += valid ? weight : 0;
                }
            }
        }
        if (!missing) {
            return sum / all;
        }
        return least < 1 && present >= least ? sum / present : Double.NaN;
    }

    private static double weights(ResampleMethod kernel, double place, double[] weights, int taps) {
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            weights[i] = kernel.weight(place - i);
            sum += weights[i];
        }
        return sum;
    }
}
