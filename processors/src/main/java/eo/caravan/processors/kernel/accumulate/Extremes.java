package eo.caravan.processors.kernel.accumulate;

import eo.caravan.processors.kernel.Accumulator;

/** The smallest value, the largest, or both. */
final class Extremes implements Accumulator {
    private final boolean smallest;
    private final boolean largest;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    Extremes(boolean smallest, boolean largest) {
        this.smallest = smallest;
        this.largest = largest;
    }

    @Override
    public void add(double[] values, int from, int to) {
        double min = low;
        double max = high;
        for (int i = from; i < to; i++) {
            double value = values[i];
            min = value < min ? value : min;
            max = value > max ? value : max;
        }
        low = min;
        high = max;
    }

    @Override
    public void merge(Accumulator later) {
        Extremes other = (Extremes) later;
        low = other.low < low ? other.low : low;
        high = other.high > high ? other.high : high;
    }

    @Override
    public void results(double[] out) {
        boolean some = low <= high;
        int next = 0;
        if (smallest) {
            out[next++] = some ? low : Double.NaN;
        }
        if (largest) {
            out[next] = some ? high : Double.NaN;
        }
    }
}
