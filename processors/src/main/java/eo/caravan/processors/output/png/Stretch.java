package eo.caravan.processors.output.png;

/** Leads values linearly to 0–255: everything up to {@code low} to 0, everything from {@code high} on to 255. */
record Stretch(double low, double high) {
    private static final int WHITE = 255;
    private static final int GREY = 127;

    /** From the 2nd to the 98th percentile of sorted values. */
    static Stretch percentiles(float[] sorted) {
        if (sorted.length == 0) {
            return new Stretch(0, 1);
        }
        return new Stretch(
                sorted[(int) Math.round(0.02 * (sorted.length - 1))],
                sorted[(int) Math.round(0.98 * (sorted.length - 1))]);
    }

    /** The grey value of a number; values that are all the same are grey. */
    int apply(double value) {
        if (low == high) {
            return value < low ? 0 : value > high ? WHITE : GREY;
        }
        double share = (value - low) / (high - low);
        return (int) Math.round(Math.max(0, Math.min(1, share)) * WHITE);
    }
}
