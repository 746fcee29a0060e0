package eo.caravan.processors.kernel.accumulate;

/** Values in ascending order, at least one. */
public interface Ranks {
    /** How many values there are. */
    long count();

    /** The value of a rank, from 0 to one less than {@link #count}. */
    double at(long rank);

    /** Makes numbers of values in order. */
    @FunctionalInterface
    interface Statistic {
        void of(Ranks ranks, double[] out);
    }
}
