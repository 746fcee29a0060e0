package eo.caravan.processors.sampling;

import java.util.Arrays;

/** Adds up weights by value and knows the value with the most: of several, the one that had as much first. */
final class Tally {
    /** Weights that differ by less are the same: rounding. */
    private static final double SAME = 1e-6;

    private int[] slots = new int[64];
    private double[] values = new double[32];
    private double[] weights = new double[32];
    private int count;
    private double best = Double.NaN;
    private double most;

    void clear() {
        Arrays.fill(slots, 0);
        count = 0;
        best = Double.NaN;
        most = 0;
    }

    void add(double value, double weight) {
        int at = find(value);
        weights[at] += weight;
        if (weights[at] > most + SAME || Double.isNaN(best)) {
            most = weights[at];
            best = value;
        }
    }

    /** The value with the most weight; NaN where there is none. */
    double most() {
        return best;
    }

    private int find(double value) {
        int slot = slot(value);
        while (slots[slot] > 0 && values[slots[slot] - 1] != value) {
            slot = (slot + 1) & (slots.length - 1);
        }
        if (slots[slot] == 0) {
            slots[slot] = append(value);
        }
        return slots[slot] - 1;
    }

    private int slot(double value) {
        long bits = Double.doubleToLongBits(value == 0 ? 0 : value) * 0x9E3779B97F4A7C15L;
        return (int) (bits >>> 40) & (slots.length - 1);
    }

    private int append(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
            slots = new int[4 * count];
            for (int i = 0; i < count; i++) {
                int slot = slot(values[i]);
                while (slots[slot] > 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = i + 1;
            }
        }
        values[count] = value;
        weights[count] = 0;
        return ++count;
    }
}
