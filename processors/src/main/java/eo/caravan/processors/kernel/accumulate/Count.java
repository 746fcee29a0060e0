package eo.caravan.processors.kernel.accumulate;

import eo.caravan.processors.kernel.Accumulator;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Program;

/** How many elements there are of a kind. */
final class Count implements Accumulator {
    enum Which {
        ALL,
        FINITE,
        HOLDING
    }

    private final Which which;
    private final Program condition;
    private Block block;
    private double[][] truths;
    private long count;

    /** Counts; the condition is looked at where those are counted for which it holds. */
    Count(Which which, Program condition) {
        this.which = which;
        this.condition = condition;
    }

    @Override
    public void add(double[] values, int from, int to) {
        if (which == Which.ALL) {
            count += to - from;
        } else if (which == Which.FINITE) {
            int finite = 0;
            for (int i = from; i < to; i++) {
                finite += Double.isFinite(values[i]) ? 1 : 0;
            }
            count += finite;
        } else {
            hold(values, from, to);
        }
    }

    private void hold(double[] values, int from, int to) {
        if (block == null) {
            block = condition.open();
            truths = new double[1][block.capacity()];
        }
        for (int at = from; at < to; at += block.capacity()) {
            int length = Math.min(block.capacity(), to - at);
            System.arraycopy(values, at, block.input(0), 0, length);
            condition.run(block, length, truths);
            for (int i = 0; i < length; i++) {
                count += truths[0][i] < 0 || truths[0][i] > 0 ? 1 : 0;
            }
        }
    }

    @Override
    public void merge(Accumulator later) {
        count += ((Count) later).count;
    }

    @Override
    public void results(double[] out) {
        out[0] = count;
    }
}
