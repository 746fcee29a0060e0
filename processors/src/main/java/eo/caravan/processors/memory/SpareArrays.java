package eo.caravan.processors.memory;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.IntFunction;

/**
 * Large arrays that nobody needs any more, to be used again: a new array is cleared by the JVM and later collected, which costs more than
 * many kernels. Keeps little, the latest first. For any number of threads.
 *
 * @param <A> a type of arrays of primitive values
 */
public final class SpareArrays<A> {
    /** Shorter arrays are made anew: that is as fast as looking. */
    static final int SHORTEST = 4096;

    private final IntFunction<A> maker;
    private final int width;
    private final long limit;
    private final Deque<A> spare = new ArrayDeque<>();
    private long kept;

    /**
     * Keeps nothing yet.
     *
     * @param maker makes an array of a length
     * @param width bytes of a value
     * @param limit bytes of all that is kept
     */
    public SpareArrays(IntFunction<A> maker, int width, long limit) {
        this.maker = maker;
        this.width = width;
        this.limit = limit;
    }

    /** Keeps one part in {@code share} of the memory of this program. */
    public static <A> SpareArrays<A> sharing(IntFunction<A> maker, int width, int share) {
        return new SpareArrays<>(maker, width, Runtime.getRuntime().maxMemory() / share);
    }

    /** An array of this length with anything in it. */
    public A take(int length) {
        A found = length < SHORTEST ? null : find(length);
        return found == null ? maker.apply(length) : found;
    }

    private synchronized A find(int length) {
        for (Iterator<A> all = spare.iterator(); all.hasNext(); ) {
            A array = all.next();
            if (Array.getLength(array) == length) {
                all.remove();
                kept -= bytes(array);
                return array;
            }
        }
        return null;
    }

    /** Keeps an array that nobody uses any more. */
    public synchronized void give(A array) {
        if (Array.getLength(array) < SHORTEST || bytes(array) > limit) {
            return;
        }
        spare.push(array);
        kept += bytes(array);
        while (kept > limit) {
            kept -= bytes(spare.removeLast());
        }
    }

    private long bytes(A array) {
        return (long) Array.getLength(array) * width;
    }
}
