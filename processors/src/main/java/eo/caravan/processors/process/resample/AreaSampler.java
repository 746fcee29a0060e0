package eo.caravan.processors.process.resample;

import java.util.Arrays;

/**
 * One value for all cells under a rectangle. Sums and means count a cell by how much of it lies under the rectangle, the mode
 * by that, too; extremes and quantiles count every cell that is touched.
 */
final class AreaSampler {
    private static final double ON_LINE = 1e-6;

    private final ResampleMethod method;
    private double[] values = new double[64];
    private double[] weights = new double[64];
    private int count;

    /** A sampler for one thread. */
    AreaSampler(ResampleMethod method) {
        this.method = method;
    }

    /** The value for a rectangle in source cells; no data where no cell under it has data. */
    double sample(Layer layer, double left, double top, double right, double bottom) {
        if (Double.isNaN(left + top + right + bottom)) {
            return Double.NaN;
        }
        count = 0;
        int endColumn = Math.min((int) Math.ceil(right - ON_LINE), layer.endColumn());
        int endRow = Math.min((int) Math.ceil(bottom - ON_LINE), layer.endRow());
        for (int row = Math.max((int) Math.floor(top + ON_LINE), layer.firstRow()); row < endRow; row++) {
            double high = Math.min(bottom, row + 1) - Math.max(top, row);
            for (int column = Math.max((int) Math.floor(left + ON_LINE), layer.firstColumn());
                    column < endColumn;
                    column++) {
                double value = layer.at(column, row);
                if (!Double.isNaN(value)) {
                    add(value, high * (Math.min(right, column + 1) - Math.max(left, column)));
                }
            }
        }
        return count == 0 ? Double.NaN : result();
    }

    private void add(double value, double weight) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        values[count] = value;
        weights[count++] = weight;
    }

    private double result() {
        return switch (method) {
            case AVERAGE -> sum(1) / sum(0);
            case SUM -> sum(1);
            case RMS -> Math.sqrt(sum(2) / sum(0));
            case MIN -> Arrays.stream(values, 0, count).min().orElseThrow();
            case MAX -> Arrays.stream(values, 0, count).max().orElseThrow();
            case MED -> quantile(0.5);
            case Q1 -> quantile(0.25);
            case Q3 -> quantile(0.75);
            case MODE -> mode();
            default -> throw new IllegalStateException(method + " is not areal");
        };
    }

    private double sum(int power) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double value = power == 0 ? 1 : power == 1 ? values[i] : values[i] * values[i];
            sum += weights[i] * value;
        }
        return sum;
    }

    /** The smallest value that at least a share of the values does not exceed. */
    private double quantile(double share) {
        Arrays.sort(values, 0, count);
        return values[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }

    /** The value with the largest area; of several the one met first, row by row. */
    private double mode() {
        double best = values[0];
        double most = 0;
        for (int i = 0; i < count; i++) {
            double area = 0;
            for (int j = 0; j < count; j++) {
                area += values[j] == values[i] ? weights[j] : 0;
            }
            if (area > most + ON_LINE) {
                most = area;
                best = values[i];
            }
        }
        return best;
    }
}
