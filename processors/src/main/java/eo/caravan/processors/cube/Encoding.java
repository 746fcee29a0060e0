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

    /** An encoding that holds the values of both; the no-data value stays where both agree and there is room for it. */
    public Encoding join(Encoding other) {
        if (equals(other)) {
            return this;
        }
        CellType joined = type.join(other.type);
        if (joined.floating()) {
            return joined == CellType.FLOAT64 ? FLOAT64 : FLOAT32;
        }
        boolean agree = Double.compare(nodata, other.nodata) == 0 || Double.isNaN(other.nodata);
        if (agree) {
            return new Encoding(joined, nodata);
        }
        return Double.isNaN(nodata) ? new Encoding(joined, other.nodata) : FLOAT32;
    }
}
