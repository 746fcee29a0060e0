package eo.caravan.processors.kernel.accumulate;

import eo.caravan.processors.kernel.Accumulator;

/** The sum of values, or their mean. */
final class Sum implements Accumulator {
    private final boolean mean;
    private double sum;
    private long count;

    Sum(boolean mean) {
        this.mean = mean;
    }

    @Override
    public void add(double[] values, int from, int to) {
        double total = sum;
        int absent = 0;
        for (int i = from; i < to; i++) {
            double value = values[i];
            boolean none = Double.isNaN(value);
            total += none ? 0 : value;
            absent += none ? 1 : 0;
        }
        sum = total;
        count += to - from - absent;
    }

    @Override
    public void merge(Accumulator later) {
        sum += ((Sum) later).sum;
        count += ((Sum) later).count;
    }

    @Override
    public void results(double[] out) {
        out[0] = count == 0 ? Double.NaN : mean ? sum / count : sum;
    }
}
