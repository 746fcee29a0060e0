package eo.caravan.processors.cube;

/**
 * How cells are written outside of the engine.
 *
 * @param nodata the value that stands for no data; NaN for floating types, NaN also where an integer type has none
 */
public record Encoding(CellType type, double nodata) {
    /** 32-bit floating point with NaN as no data, the encoding of computed values. */
    public static final Encoding FLOAT32 = new Encoding(CellType.FLOAT32, Double.NaN);

    /** 64-bit floating point with NaN as no data. */
    public static final Encoding FLOAT64 = new Encoding(CellType.FLOAT64, Double.NaN);

    /** Truth values: 0, 1 and 255 for no data. */
    public static final Encoding BOOLEAN = new Encoding(CellType.UINT8, 255);

    /** The encoding of arithmetic on such cells. */
    public Encoding computed() {
        return type.computed() == CellType.FLOAT64 ? FLOAT64 : FLOAT32;
    }

    /**
     * The number that is stored for a cell: integers are rounded to the nearest (halves to the even one) and kept within the
     * range of the type; NaN becomes the no-data value, 0 where an integer type has none.
     */
    public double stored(double cell) {
        if (Double.isNaN(cell)) {
            return holdsNodata() ? nodata : 0;
        }
        return type.floating() ? cell : Math.max(type.lowest(), Math.min(type.highest(), Math.rint(cell)));
    }

    /** Whether there is a value left over for no data. */
    public boolean holdsNodata() {
        return type.floating() || !Double.isNaN(nodata);
    }

    /** This encoding, or the one of arithmetic on its cells where this has no value for no data. */
    public Encoding withNodata() {
        return holdsNodata() ? this : computed();
    }

    /** An encoding that also holds {@code value}: this one where it does, a wider one otherwise. */
    public Encoding including(double value) {
        if (Double.isNaN(value)) {
            return withNodata();
        }
        boolean whole = value == Math.rint(value) && value >= type.lowest() && value <= type.highest();
        return type.floating() || whole && value != nodata ? this : computed();
    }

    /** An encoding that holds the values of both; a no-data value stays where it cannot be a value of the other. */
    public Encoding join(Encoding other) {
        if (equals(other)) {
            return this;
        }
        CellType joined = type.join(other.type);
        if (joined.floating()) {
            return joined == CellType.FLOAT64 ? FLOAT64 : FLOAT32;
        }
        if (Double.compare(nodata, other.nodata) == 0 || other.neverHolds(nodata)) {
            return new Encoding(joined, nodata);
        }
        return neverHolds(other.nodata) ? new Encoding(joined, other.nodata) : new Encoding(joined, nodata).computed();
    }

    /** Whether {@code value} cannot be a cell of this encoding, which has no value for no data itself. */
    private boolean neverHolds(double value) {
        return !holdsNodata() && (value < type.lowest() || value > type.highest());
    }
}
