package eo.caravan.processors.output.picture;

/**
 * Leads values to 0–1: everything up to {@code low} to 0, everything from {@code high} on to 1, what lies between along a power.
 *
 * @param gamma 1 for a straight line; more makes the middle brighter
 */
record Stretch(double low, double high, double gamma) {
    private static final double PERCENT = 100;

    /** The value below which so many percent of sorted values lie. */
    static double percentile(float[] sorted, double percent, double fallback) {
        return sorted.length == 0 ? fallback : sorted[(int) Math.round(percent / PERCENT * (sorted.length - 1))];
    }

    /** The place of a number; values that are all the same are in the middle. */
    double apply(double value) {
        if (low == high) {
            return value < low ? 0 : value > high ? 1 : 0.5;
        }
        double share = Math.max(0, Math.min(1, (value - low) / (high - low)));
        return gamma == 1 ? share : Math.pow(share, 1 / gamma);
    }
}
