package eo.caravan.processors.process.period;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The labels of a dimension ordered by something that can be compared, so that those of thousands of intervals are found by
 * bisection. Labels that compare equal keep the order of the dimension.
 */
final class TimeOrder<T extends Comparable<? super T>> {
    private final List<T> keys;
    private final int[] order;

    /** Orders labels by their keys. */
    TimeOrder(List<T> keys) {
        this.keys = keys;
        this.order = IntStream.range(0, keys.size())
                .boxed()
                .sorted(Comparator.comparing(keys::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int size() {
        return order.length;
    }

    /** The index in the dimension of the label that comes at a rank. */
    int label(int rank) {
        return order[rank];
    }

    /** The key of the label that comes at a rank. */
    T key(int rank) {
        return keys.get(order[rank]);
    }

    /** How many labels come before a key, that is the rank of the first that does not. */
    int rank(T key) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key(middle).compareTo(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The labels from one key, inclusive, to another, exclusive, in the order of the dimension. */
    int[] between(T start, T end) {
        int from = rank(start);
        int[] labels = Arrays.copyOfRange(order, from, Math.max(from, rank(end)));
        Arrays.sort(labels);
        return labels;
    }
}
