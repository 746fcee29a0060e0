package eo.caravan.processors.kernel.accumulate;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.kernel.Accumulator;
import java.util.Arrays;

/**
 * Keeps the values for statistics of ranks. Equal values are counted instead of kept as soon as there are many, so that the
 * integers of a whole scene need no more room than there are different ones.
 */
final class Ranked implements Accumulator {
    private static final int FIRST = 16;
    private static final int MANY = 1 << 20;
    private static final int MOST_DIFFERENT = 1 << 23;

    private final Ranks.Statistic statistic;
    private double[] pending = new double[FIRST];
    private int size;
    private double[] different = {};
    private long[] counts = {};

    Ranked(Ranks.Statistic statistic) {
        this.statistic = statistic;
    }

    @Override
    public void add(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                if (size == pending.length) {
                    makeRoom();
                }
                pending[size++] = values[i];
            }
        }
    }

    private void makeRoom() {
        if (size < MANY) {
            pending = Arrays.copyOf(pending, 2 * size);
        } else {
            settle();
        }
    }

    @Override
    public void merge(Accumulator later) {
        Ranked other = (Ranked) later;
        add(other.pending, 0, other.size);
        if (other.different.length > 0) {
            join(other.different, other.counts, other.different.length);
        }
    }

    /** Turns the pending values into counts. */
    private void settle() {
        Arrays.sort(pending, 0, size);
        double[] values = new double[size];
        long[] times = new long[size];
        int last = -1;
        for (int i = 0; i < size; i++) {
            double value = pending[i] + 0.0; // a negative zero is a zero
            if (last < 0 || values[last] != value) {
                values[++last] = value;
            }
            times[last]++;
        }
        size = 0;
        join(values, times, last + 1);
    }

    private void join(double[] values, long[] times, int length) {
        double[] joined = new double[different.length + length];
        long[] joinedCounts = new long[joined.length];
        int next = 0;
        int a = 0;
        int b = 0;
        while (a < different.length || b < length) {
            boolean own = b == length || a < different.length && different[a] <= values[b];
            boolean both = own && b < length && different[a] == values[b];
            joined[next] = own ? different[a] : values[b];
            joinedCounts[next++] = (own ? counts[a] : 0) + (both || !own ? times[b] : 0);
            a += own ? 1 : 0;
            b += both || !own ? 1 : 0;
        }
        if (next > MOST_DIFFERENT) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_COMPLEXITY,
                    "More than " + MOST_DIFFERENT + " different values stand in one group, too many to be put in order."
                            + " Use a smaller area or a coarser grid, round the values, or take the mean.");
        }
        different = Arrays.copyOf(joined, next);
        counts = Arrays.copyOf(joinedCounts, next);
    }

    @Override
    public long memory(long values) {
        return 48 * Math.min(values, MOST_DIFFERENT) + 16 * FIRST;
    }

    @Override
    public void results(double[] out) {
        settle();
        if (different.length == 0) {
            Arrays.fill(out, Double.NaN);
            return;
        }
        long[] behind = counts.clone();
        for (int i = 1; i < behind.length; i++) {
            behind[i] += behind[i - 1];
        }
        statistic.of(new Counted(different, behind), out);
    }

    /**
     * Values in order.
     *
     * @param behind for each value, how many are not greater
     */
    private record Counted(double[] values, long[] behind) implements Ranks {
        @Override
        public long count() {
            return behind[behind.length - 1];
        }

        @Override
        public double at(long rank) {
            int found = Arrays.binarySearch(behind, rank + 1);
            return values[found < 0 ? -found - 1 : found];
        }
    }
}
