package eo.caravan.processors.kernel;

/** Between values as users see them (Double, Boolean, null) and cells (double, NaN for no data). */
public final class Numbers {
    private Numbers() {}

    /**
     * The cell for a value.
     *
     * @throws IllegalArgumentException where the value is neither number, truth value nor null
     */
    public static double cell(Object value) {
        if (value == null) {
            return Double.NaN;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        throw new IllegalArgumentException("'" + value + "' is neither a number nor a truth value");
    }

    /** Whether a value can be a cell. */
    public static boolean fits(Object value) {
        return value == null || value instanceof Number || value instanceof Boolean;
    }
}
