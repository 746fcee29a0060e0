package eo.caravan.processors.kernel;

/**
 * Takes in values one after the other and makes one or a few numbers of them, without keeping them all where that is possible.
 * The result depends on the order of the values and of the merges, never on how the values are cut into calls. Not for several
 * threads at once.
 */
public interface Accumulator {
    /**
     * Takes in {@code values[from]} to {@code values[to - 1]}; no data is NaN.
     *
     * @param values not changed and not kept
     */
    void add(double[] values, int from, int to);

    /**
     * Takes in what {@code later} has taken in, as if it came after. To get the same bits again, merge the same parts in the same
     * order.
     *
     * @param later of the same accumulation; not to be used afterwards
     */
    void merge(Accumulator later);

    /** The bytes that so many values may need at most. */
    default long memory(long values) {
        return 64;
    }

    /** Writes the numbers for all that was taken in; no data is NaN. */
    void results(double[] out);
}
