package eo.caravan.processors.kernel.accumulate;

import eo.caravan.processors.kernel.Accumulator;

/**
 * The variance of a sample, or its square root, after Welford: mean and squared deviations are corrected by each value, which
 * loses no digits where the values are large and differ little. Parts are joined after Chan, Golub and LeVeque.
 */
final class Deviation implements Accumulator {
    private final boolean root;
    private long count;
    private double mean;
    private double squares;

    Deviation(boolean root) {
        this.root = root;
    }

    @Override
    public void add(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (!Double.isNaN(value)) {
                count++;
                double before = value - mean;
                mean += before / count;
                squares += before * (value - mean);
            }
        }
    }

    @Override
    public void merge(Accumulator later) {
        Deviation other = (Deviation) later;
        if (other.count == 0) {
            return;
        }
        long total = count + other.count;
        double apart = other.mean - mean;
        mean = count == 0 ? other.mean : mean + apart * other.count / total;
        squares += other.squares + apart * apart * count * ((double) other.count / total);
        count = total;
    }

    @Override
    public void results(double[] out) {
        double variance = count < 2 ? Double.NaN : squares / (count - 1);
        out[0] = root ? Math.sqrt(variance) : variance;
    }
}
