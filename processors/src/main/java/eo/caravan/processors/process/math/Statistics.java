package eo.caravan.processors.process.math;

import static java.util.Map.entry;

import com.google.auto.service.AutoService;
import eo.caravan.processors.kernel.accumulate.Accumulators;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.Reducer;
import eo.caravan.processors.process.ValueProcess;
import java.util.Arrays;
import java.util.Map;

/** What makes one number of many; see {@link Reducer} for the no-data rule. */
@AutoService(ProcessFamily.class)
public final class Statistics implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.ofEntries(
                entry("min", Reducer.choosing(Statistics::min, Accumulators::min)),
                entry("max", Reducer.choosing(Statistics::max, Accumulators::max)),
                entry("sum", Reducer.computing(Statistics::sum, Accumulators::sum)),
                entry("product", Reducer.computing(Statistics::product, Accumulators::product)),
                entry("mean", Reducer.computing(Statistics::mean, Accumulators::mean)),
                entry("variance", Reducer.computing(Statistics::variance, Accumulators::variance)),
                entry("sd", Reducer.computing(Statistics::standardDeviation, Accumulators::standardDeviation)),
                entry("median", Reducer.computing(Statistics::median, () -> Accumulators.ranked(Quantiles::median))));
    }

    static void min(double[][] rows, double[] out, int n) {
        System.arraycopy(rows[0], 0, out, 0, n);
        for (int r = 1; r < rows.length; r++) {
            double[] row = rows[r];
            for (int i = 0; i < n; i++) {
                out[i] = row[i] < out[i] || Double.isNaN(out[i]) ? row[i] : out[i];
            }
        }
    }

    static void max(double[][] rows, double[] out, int n) {
        System.arraycopy(rows[0], 0, out, 0, n);
        for (int r = 1; r < rows.length; r++) {
            double[] row = rows[r];
            for (int i = 0; i < n; i++) {
                out[i] = row[i] > out[i] || Double.isNaN(out[i]) ? row[i] : out[i];
            }
        }
    }

    static void sum(double[][] rows, double[] out, int n) {
        int[] counts = counts(rows, n);
        Arrays.fill(out, 0, n, 0);
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                out[i] += Double.isNaN(row[i]) ? 0 : row[i];
            }
        }
        withoutData(counts, out, n);
    }

    static void product(double[][] rows, double[] out, int n) {
        int[] counts = counts(rows, n);
        Arrays.fill(out, 0, n, 1);
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                out[i] *= Double.isNaN(row[i]) ? 1 : row[i];
            }
        }
        withoutData(counts, out, n);
    }

    private static void withoutData(int[] counts, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = counts[i] == 0 ? Double.NaN : out[i];
        }
    }

    /** How many rows have data in each cell. */
    private static int[] counts(double[][] rows, int n) {
        int[] counts = new int[n];
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                counts[i] += Double.isNaN(row[i]) ? 0 : 1;
            }
        }
        return counts;
    }

    static void mean(double[][] rows, double[] out, int n) {
        int[] counts = counts(rows, n);
        sum(rows, out, n);
        for (int i = 0; i < n; i++) {
            out[i] /= counts[i];
        }
    }

    /** Of a sample: the sum of squared deviations from the mean, divided by one less than the number of elements. */
    static void variance(double[][] rows, double[] out, int n) {
        int[] counts = counts(rows, n);
        double[] means = new double[n];
        mean(rows, means, n);
        Arrays.fill(out, 0, n, 0);
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                double deviation = row[i] - means[i];
                out[i] += Double.isNaN(row[i]) ? 0 : deviation * deviation;
            }
        }
        for (int i = 0; i < n; i++) {
            out[i] /= counts[i] - 1;
        }
    }

    static void standardDeviation(double[][] rows, double[] out, int n) {
        variance(rows, out, n);
        for (int i = 0; i < n; i++) {
            out[i] = Math.sqrt(out[i]);
        }
    }

    static void median(double[][] rows, double[] out, int n) {
        if (rows.length <= SortingNetwork.LARGEST) {
            SortingNetwork.median(rows, out, n);
            return;
        }
        double[] values = new double[rows.length];
        for (int i = 0; i < n; i++) {
            int count = 0;
            for (double[] row : rows) {
                if (!Double.isNaN(row[i])) {
                    values[count++] = row[i];
                }
            }
            out[i] = Selection.median(values, count);
        }
    }
}
