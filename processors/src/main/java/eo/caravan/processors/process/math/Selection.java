package eo.caravan.processors.process.math;

/** Finds elements by rank without sorting more than is needed. */
final class Selection {
    private static final int SMALL = 24;

    private Selection() {}

    /** The median of the first {@code count} values, whose order changes; NaN where there are none. */
    static double median(double[] values, int count) {
        if (count == 0) {
            return Double.NaN;
        }
        int upper = count / 2;
        if (count <= SMALL) {
            sort(values, 0, count - 1);
        } else {
            select(values, count, upper);
        }
        if (count % 2 == 1) {
            return values[upper];
        }
        double lower = values[0];
        for (int i = 1; i < upper; i++) {
            lower = Math.max(lower, values[i]);
        }
        return (lower + values[upper]) / 2;
    }

    private static void sort(double[] values, int from, int to) {
        for (int i = from + 1; i <= to; i++) {
            double value = values[i];
            int j = i - 1;
            while (j >= from && values[j] > value) {
                values[j + 1] = values[j];
                j--;
            }
            values[j + 1] = value;
        }
    }

    /** Puts the value of a rank at its place, nothing greater before it, nothing smaller behind. */
    private static void select(double[] values, int count, int rank) {
        int low = 0;
        int high = count - 1;
        while (high - low >= SMALL) {
            double pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (rank <= j) {
                high = j;
            } else if (rank >= i) {
                low = i;
            } else {
                return;
            }
        }
        sort(values, low, high);
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
