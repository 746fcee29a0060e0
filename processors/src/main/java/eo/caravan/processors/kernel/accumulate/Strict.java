package eo.caravan.processors.kernel.accumulate;

import eo.caravan.processors.kernel.Accumulator;
import java.util.Arrays;

/** No data as soon as one element has none; what it wraps otherwise. */
final class Strict implements Accumulator {
    private final Accumulator lenient;
    private boolean absent;

    Strict(Accumulator lenient) {
        this.lenient = lenient;
    }

    @Override
    public void add(double[] values, int from, int to) {
        for (int i = from; i < to && !absent; i++) {
            absent = Double.isNaN(values[i]);
        }
        if (!absent) {
            lenient.add(values, from, to);
        }
    }

    @Override
    public void merge(Accumulator later) {
        absent |= ((Strict) later).absent;
        if (!absent) {
            lenient.merge(((Strict) later).lenient);
        }
    }

    @Override
    public long memory(long values) {
        return lenient.memory(values);
    }

    @Override
    public void results(double[] out) {
        lenient.results(out);
        if (absent) {
            Arrays.fill(out, Double.NaN);
        }
    }
}
