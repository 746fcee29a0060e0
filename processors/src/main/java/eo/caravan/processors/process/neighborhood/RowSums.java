package eo.caravan.processors.process.neighborhood;

import java.util.Arrays;

/** Weighted sums of rows. The loops are such that the compiler makes them work on several cells at once. */
final class RowSums {
    private RowSums() {}

    /** Writes the sum of the first {@code n} cells of rows, each with its weight; those with weight 0 are passed over. */
    static void write(double[][] rows, double[] weights, double[] out, int n) {
        double[][] used = new double[rows.length][];
        double[] usedWeights = new double[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (weights[i] != 0) {
                used[count] = rows[i];
                usedWeights[count++] = weights[i];
            }
        }
        Arrays.fill(out, 0, n, 0);
        int row = 0;
        for (; row + 5 <= count; row += 5) {
            five(used, usedWeights, row, out, n);
        }
        for (; row + 3 <= count; row += 3) {
            three(used, usedWeights, row, out, n);
        }
        for (; row < count; row++) {
            one(used[row], usedWeights[row], out, n);
        }
    }

    private static void five(double[][] rows, double[] weights, int first, double[] out, int n) {
        double[] a = rows[first];
        double[] b = rows[first + 1];
        double[] c = rows[first + 2];
        double[] d = rows[first + 3];
        double[] e = rows[first + 4];
        double p = weights[first];
        double q = weights[first + 1];
        double r = weights[first + 2];
        double s = weights[first + 3];
        double t = weights[first + 4];
        for (int i = 0; i < n; i++) {
            out[i] += p * a[i] + q * b[i] + r * c[i] + s * d[i] + t * e[i];
        }
    }

    private static void three(double[][] rows, double[] weights, int first, double[] out, int n) {
        double[] a = rows[first];
        double[] b = rows[first + 1];
        double[] c = rows[first + 2];
        double p = weights[first];
        double q = weights[first + 1];
        double r = weights[first + 2];
        for (int i = 0; i < n; i++) {
            out[i] += p * a[i] + q * b[i] + r * c[i];
        }
    }

    private static void one(double[] row, double weight, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += weight * row[i];
        }
    }

    /** Adds {@code n} cells of a row, from {@code offset} on, with a weight. */
    static void add(double[] row, int offset, double weight, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += weight * row[i + offset];
        }
    }

    /** Adds cells of five rows, each with its offset and weight. */
    static void addFive(double[][] rows, int[] offsets, double[] weights, int first, double[] out, int n) {
        double[] a = rows[first];
        double[] b = rows[first + 1];
        double[] c = rows[first + 2];
        double[] d = rows[first + 3];
        double[] e = rows[first + 4];
        int f = offsets[first];
        int g = offsets[first + 1];
        int h = offsets[first + 2];
        int j = offsets[first + 3];
        int k = offsets[first + 4];
        double p = weights[first];
        double q = weights[first + 1];
        double r = weights[first + 2];
        double s = weights[first + 3];
        double t = weights[first + 4];
        for (int i = 0; i < n; i++) {
            out[i] += p * a[i + f] + q * b[i + g] + r * c[i + h] + s * d[i + j] + t * e[i + k];
        }
    }
}
