package eo.caravan.processors.cube;

import java.util.Locale;

/** How a cell is stored outside of the engine; inside every cell is a double. */
public enum CellType {
    UINT8(1, 0, 255),
    INT8(1, -128, 127),
    UINT16(2, 0, 65_535),
    INT16(2, -32_768, 32_767),
    UINT32(4, 0, 4_294_967_295d),
    INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    FLOAT32(4, -Float.MAX_VALUE, Float.MAX_VALUE),
    FLOAT64(8, -Double.MAX_VALUE, Double.MAX_VALUE);

    private final int bytes;
    private final double lowest;
    private final double highest;

    CellType(int bytes, double lowest, double highest) {
        this.bytes = bytes;
        this.lowest = lowest;
        this.highest = highest;
    }

    public int bytes() {
        return bytes;
    }

    public double lowest() {
        return lowest;
    }

    public double highest() {
        return highest;
    }

    public boolean floating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The name in STAC and openEO, for example {@code uint16}. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CellType parse(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }

    /** The type of arithmetic on cells of this type: float32 for small integers and float32, float64 for the rest. */
    public CellType computed() {
        return this == UINT32 || this == INT32 || this == FLOAT64 ? FLOAT64 : FLOAT32;
    }

    /** The smallest type that holds every value of both. */
    public CellType join(CellType other) {
        if (this == other) {
            return this;
        }
        if (floating() || other.floating()) {
            return computed() == FLOAT64 || other.computed() == FLOAT64 ? FLOAT64 : FLOAT32;
        }
        for (CellType candidate : new CellType[] {UINT8, INT8, UINT16, INT16, UINT32, INT32}) {
            if (candidate.lowest <= Math.min(lowest, other.lowest)
                    && candidate.highest >= Math.max(highest, other.highest)) {
                return candidate;
            }
        }
        return FLOAT64;
    }
}
