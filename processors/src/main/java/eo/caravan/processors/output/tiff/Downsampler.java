package eo.caravan.processors.output.tiff;

/** Makes one row of an overview of two rows of the level beneath. NaN is no-data. Not thread-safe. */
final class Downsampler {
    private final OverviewResampling resampling;

    Downsampler(OverviewResampling resampling) {
        this.resampling = resampling;
    }

    /**
     * Halves two rows of {@code width} cells into {@code (width + 1) / 2}. The arrays must be one longer than an odd width;
     * what lies there is overwritten.
     *
     * @param lower the second row, or all NaN below the image
     */
    void halve(double[] upper, double[] lower, int width, double[] target) {
        if (width % 2 == 1) {
            upper[width] = Double.NaN;
            lower[width] = Double.NaN;
        }
        int half = (width + 1) / 2;
        switch (resampling) {
            case NEAREST -> {
                for (int i = 0; i < half; i++) {
                    target[i] = upper[2 * i];
                }
            }
            case AVERAGE -> average(upper, lower, half, target);
            case MODE -> {
                for (int i = 0; i < half; i++) {
                    target[i] = mode(upper[2 * i], upper[2 * i + 1], lower[2 * i], lower[2 * i + 1]);
                }
            }
        }
    }

    private static void average(double[] upper, double[] lower, int half, double[] target) {
        for (int i = 0; i < half; i++) {
            double a = upper[2 * i];
            double b = upper[2 * i + 1];
            double c = lower[2 * i];
            double d = lower[2 * i + 1];
            double sum = a + b + c + d;
            if (Double.isNaN(sum)) {
                int count = 0;
                sum = 0;
                for (double value : new double[] {a, b, c, d}) {
                    if (!Double.isNaN(value)) {
                        sum += value;
                        count++;
                    }
                }
                target[i] = count == 0 ? Double.NaN : sum / count;
            } else {
                target[i] = sum * 0.25;
            }
        }
    }

    /** Each counts itself and the equal ones after it; a NaN equals nothing, not even itself. */
    private static double mode(double a, double b, double c, double d) {
        int ofA = same(a, a) + same(a, b) + same(a, c) + same(a, d);
        int ofB = same(b, b) + same(b, c) + same(b, d);
        int ofC = same(c, c) + same(c, d);
        int most = Math.max(Math.max(ofA, ofB), ofC);
        if (most == 0) {
            return d;
        }
        if (ofA == most) {
            return a;
        }
        return ofB == most ? b : c;
    }

    private static int same(double value, double other) {
        return value == other ? 1 : 0;
    }
}
