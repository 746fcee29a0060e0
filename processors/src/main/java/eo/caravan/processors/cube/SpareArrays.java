package eo.caravan.processors.cube;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Large arrays that chunks no longer need, to be used again: a new array is cleared by the JVM and later collected, which costs more than
 * many kernels. Keeps little, the latest first. For any number of threads.
 */
final class SpareArrays {
    /** Shorter arrays are made anew: that is as fast as looking. */
    static final int SHORTEST = 4096;

    private static final long KEPT_BYTES = Runtime.getRuntime().maxMemory() / 16;
    private static final SpareArrays SHARED = new SpareArrays(KEPT_BYTES);

    private final long limit;
    private final Deque<double[]> spare = new ArrayDeque<>();
    private long kept;

    SpareArrays(long limit) {
        this.limit = limit;
    }

    static SpareArrays shared() {
        return SHARED;
    }

    /** An array of this length with anything in it. */
    double[] take(int length) {
        double[] found = length < SHORTEST ? null : find(length);
        return found == null ? new double[length] : found;
    }

    private synchronized double[] find(int length) {
        for (Iterator<double[]> all = spare.iterator(); all.hasNext(); ) {
            double[] array = all.next();
            if (array.length == length) {
                all.remove();
                kept -= (long) length * Double.BYTES;
                return array;
            }
        }
        return null;
    }

    /** Keeps an array that nobody uses any more. */
    synchronized void give(double[] array) {
        long bytes = (long) array.length * Double.BYTES;
        if (array.length < SHORTEST || bytes > limit) {
            return;
        }
        spare.push(array);
        kept += bytes;
        while (kept > limit) {
            kept -= (long) spare.removeLast().length * Double.BYTES;
        }
    }
}
