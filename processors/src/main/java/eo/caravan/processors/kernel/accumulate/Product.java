package eo.caravan.processors.kernel.accumulate;

import eo.caravan.processors.kernel.Accumulator;

/** The product of values. */
final class Product implements Accumulator {
    private double product = 1;
    private boolean some;

    @Override
    public void add(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                product *= values[i];
                some = true;
            }
        }
    }

    @Override
    public void merge(Accumulator later) {
        product *= ((Product) later).product;
        some |= ((Product) later).some;
    }

    @Override
    public void results(double[] out) {
        out[0] = some ? product : Double.NaN;
    }
}
