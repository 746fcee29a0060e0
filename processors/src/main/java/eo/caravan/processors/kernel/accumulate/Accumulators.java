package eo.caravan.processors.kernel.accumulate;

import eo.caravan.processors.kernel.Accumulator;
import eo.caravan.processors.kernel.Program;

/** Makes accumulators. They pass over NaN (no data) and answer NaN where there was no value, unless said otherwise. */
public final class Accumulators {
    private Accumulators() {}

    public static Accumulator sum() {
        return new Sum(false);
    }

    public static Accumulator mean() {
        return new Sum(true);
    }

    public static Accumulator product() {
        return new Product();
    }

    /** Of a sample: divided by one less than the number of values, so NaN for a single one. */
    public static Accumulator variance() {
        return new Deviation(false);
    }

    /** The square root of {@link #variance}. */
    public static Accumulator standardDeviation() {
        return new Deviation(true);
    }

    public static Accumulator min() {
        return new Extremes(true, false);
    }

    public static Accumulator max() {
        return new Extremes(false, true);
    }

    /** Two numbers: the smallest and the largest value. */
    public static Accumulator extrema() {
        return new Extremes(true, true);
    }

    /** The first element of all, which may be no data, or the first one with data. */
    public static Accumulator first(boolean ignoreNodata) {
        return new End(true, ignoreNodata);
    }

    /** The last element of all, which may be no data, or the last one with data. */
    public static Accumulator last(boolean ignoreNodata) {
        return new End(false, ignoreNodata);
    }

    /** True (1) where any value is not 0; false otherwise, or no data where some element has none and that counts. */
    public static Accumulator any(boolean ignoreNodata) {
        return new Truth(true, ignoreNodata);
    }

    /** False (0) where any value is 0; true otherwise, or no data where some element has none and that counts. */
    public static Accumulator all(boolean ignoreNodata) {
        return new Truth(false, ignoreNodata);
    }

    /** How many elements there are, with data or without. */
    public static Accumulator countAll() {
        return new Count(Count.Which.ALL, null);
    }

    /** How many values are finite. */
    public static Accumulator countFinite() {
        return new Count(Count.Which.FINITE, null);
    }

    /** How many elements a condition holds for: a program of one input row, true is neither 0 nor NaN. */
    public static Accumulator countWhere(Program condition) {
        return new Count(Count.Which.HOLDING, condition);
    }

    /** Numbers that depend on the order of the values by size. */
    public static Accumulator ranked(Ranks.Statistic statistic) {
        return new Ranked(statistic);
    }

    /** The same, but without data as soon as a single element has none. */
    public static Accumulator strict(Accumulator lenient) {
        return new Strict(lenient);
    }
}
