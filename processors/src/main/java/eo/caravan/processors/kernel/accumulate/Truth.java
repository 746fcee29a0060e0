package eo.caravan.processors.kernel.accumulate;

import eo.caravan.processors.kernel.Accumulator;

/** Whether any, or all, of the elements are true: not 0. */
final class Truth implements Accumulator {
    private final boolean any;
    private final boolean ignoreNodata;
    private boolean trues;
    private boolean falses;
    private boolean absent;

    Truth(boolean any, boolean ignoreNodata) {
        this.any = any;
        this.ignoreNodata = ignoreNodata;
    }

    @Override
    public void add(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean none = Double.isNaN(values[i]);
            absent |= none;
            trues |= !none && values[i] != 0;
            falses |= values[i] == 0;
        }
    }

    @Override
    public void merge(Accumulator later) {
        Truth other = (Truth) later;
        trues |= other.trues;
        falses |= other.falses;
        absent |= other.absent;
    }

    @Override
    public void results(double[] out) {
        boolean decided = any ? trues : falses;
        double otherwise = absent && !ignoreNodata ? Double.NaN : any ? 0 : 1;
        out[0] = decided ? any ? 1 : 0 : otherwise;
    }
}
