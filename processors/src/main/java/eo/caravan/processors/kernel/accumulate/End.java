package eo.caravan.processors.kernel.accumulate;

import eo.caravan.processors.kernel.Accumulator;

/** The first or the last element; of all, or of those with data. */
final class End implements Accumulator {
    private final boolean first;
    private final boolean ignoreNodata;
    private double value = Double.NaN;
    private boolean some;

    End(boolean first, boolean ignoreNodata) {
        this.first = first;
        this.ignoreNodata = ignoreNodata;
    }

    @Override
    public void add(double[] values, int from, int to) {
        if (first && some) {
            return;
        }
        int step = first ? 1 : -1;
        for (int i = first ? from : to - 1; i >= from && i < to; i += step) {
            if (!ignoreNodata || !Double.isNaN(values[i])) {
                value = values[i];
                some = true;
                return;
            }
        }
    }

    @Override
    public void merge(Accumulator later) {
        End other = (End) later;
        if (other.some && !(first && some)) {
            value = other.value;
            some = true;
        }
    }

    @Override
    public void results(double[] out) {
        out[0] = value;
    }
}
