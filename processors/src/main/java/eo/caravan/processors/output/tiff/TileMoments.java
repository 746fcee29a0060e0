package eo.caravan.processors.output.tiff;

/**
 * Count, extremes, mean and sum of squared deviations of some cells, one band. Sums are taken around the first cell, which
 * keeps the digits of large values that vary little. Not thread-safe.
 */
final class TileMoments {
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double shift;
    private double sum;
    private double squares;

    void add(double[] cells, int length) {
        for (int i = 0; i < length; i++) {
            double value = cells[i];
            if (Math.abs(value) <= Double.MAX_VALUE) {
                if (count++ == 0) {
                    shift = value;
                }
                min = Math.min(min, value);
                max = Math.max(max, value);
                double deviation = value - shift;
                sum += deviation;
                squares += deviation * deviation;
            }
        }
    }

    private double mean() {
        return shift + sum / count;
    }

    private double deviations() {
        return Math.max(0, squares - sum * sum / count);
    }

    /** Takes in others. The result depends on the order in the last digits, so the order must be fixed. */
    void merge(TileMoments other) {
        if (other.count == 0) {
            return;
        }
        if (count == 0) {
            shift = other.mean();
            squares = other.deviations();
        } else {
            double distance = other.mean() - mean();
            double weight = (double) count * other.count / (count + other.count);
            squares = deviations() + other.deviations() + distance * distance * weight;
            shift = mean() + distance * other.count / (count + other.count);
        }
        sum = 0;
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    BandStatistics over(long cells) {
        if (count == 0) {
            return new BandStatistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
        }
        return new BandStatistics(count, min, max, mean(), Math.sqrt(deviations() / count), 100.0 * count / cells);
    }
}
