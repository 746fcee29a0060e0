package eo.caravan.processors.process.neighborhood;

import java.util.Arrays;

/** A sum of weighted cells at fixed offsets, added to many cells at once. The order of the additions never changes. */
final class Taps {
    private final int[] offsets;
    private final double[] weights;

    /** Those of the weights that are not zero, at their offsets. */
    Taps(int[] offsets, double[] weights) {
        int[] kept = new int[offsets.length];
        double[] keptWeights = new double[offsets.length];
        int count = 0;
        for (int i = 0; i < offsets.length; i++) {
            if (weights[i] != 0) {
                kept[count] = offsets[i];
                keptWeights[count++] = weights[i];
            }
        }
        this.offsets = Arrays.copyOf(kept, count);
        this.weights = Arrays.copyOf(keptWeights, count);
    }

    /** Adds to each of {@code n} sums the weighted cells around {@code source[at]} and those behind it. */
    void addTo(double[] sums, double[] source, int at, int n) {
        int tap = 0;
        for (; tap + 5 <= offsets.length; tap += 5) {
            five(sums, source, at, tap, n);
        }
        for (; tap + 3 <= offsets.length; tap += 3) {
            three(sums, source, at, tap, n);
        }
        for (; tap < offsets.length; tap++) {
            one(sums, source, at + offsets[tap], weights[tap], n);
        }
    }

    private void five(double[] sums, double[] source, int at, int tap, int n) {
        int a = at + offsets[tap];
        int b = at + offsets[tap + 1];
        int c = at + offsets[tap + 2];
        int d = at + offsets[tap + 3];
        int e = at + offsets[tap + 4];
        double p = weights[tap];
        double q = weights[tap + 1];
        double r = weights[tap + 2];
        double s = weights[tap + 3];
        double t = weights[tap + 4];
        for (int i = 0; i < n; i++) {
            sums[i] +=
                    p * source[a + i] + q * source[b + i] + r * source[c + i] + s * source[d + i] + t * source[e + i];
        }
    }

    private void three(double[] sums, double[] source, int at, int tap, int n) {
        int a = at + offsets[tap];
        int b = at + offsets[tap + 1];
        int c = at + offsets[tap + 2];
        double p = weights[tap];
        double q = weights[tap + 1];
        double r = weights[tap + 2];
        for (int i = 0; i < n; i++) {
            sums[i] += p * source[a + i] + q * source[b + i] + r * source[c + i];
        }
    }

    private static void one(double[] sums, double[] source, int at, double weight, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += weight * source[at + i];
        }
    }
}
