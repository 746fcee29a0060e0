package eo.caravan.processors.source.tiff;

/** The type of one stored sample. */
public enum SampleType {
    UINT8(1, 1, 0, 255),
    INT8(1, 2, Byte.MIN_VALUE, Byte.MAX_VALUE),
    UINT16(2, 1, 0, 65535),
    INT16(2, 2, Short.MIN_VALUE, Short.MAX_VALUE),
    UINT32(4, 1, 0, 4294967295.0),
    INT32(4, 2, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UINT64(8, 1, 0, 0x1p64),
    INT64(8, 2, -0x1p63, 0x1p63),
    FLOAT32(4, 3, -Float.MAX_VALUE, Float.MAX_VALUE),
    FLOAT64(8, 3, -Double.MAX_VALUE, Double.MAX_VALUE);

    private final int bytes;
    private final int format;
    private final double min;
    private final double max;

    SampleType(int bytes, int format, double min, double max) {
        this.bytes = bytes;
        this.format = format;
        this.min = min;
        this.max = max;
    }

    public int bytes() {
        return bytes;
    }

    /** The value of the TIFF tag SampleFormat: 1 unsigned, 2 signed, 3 floating point. */
    public int format() {
        return format;
    }

    public boolean isFloat() {
        return format == 3;
    }

    /** Whether the stored bits are an unsigned number. */
    public boolean isUnsigned() {
        return format == 1;
    }

    /** The smallest finite value. */
    public double min() {
        return min;
    }

    /** The largest finite value; of the 64 bit integers the nearest double. */
    public double max() {
        return max;
    }

    /** The value that is read back after {@code value} was stored, for values within the range; floats lose digits. */
    double stored(double value) {
        return this == FLOAT32 ? (float) value : value;
    }
}
