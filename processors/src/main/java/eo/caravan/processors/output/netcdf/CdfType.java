package eo.caravan.processors.output.netcdf;

import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;
import java.nio.ByteBuffer;

/** The types of values in a classic NetCDF file; the unsigned ones need version 5. All are stored big-endian. */
public enum CdfType {
    BYTE(1, 1, false),
    CHAR(2, 1, false),
    SHORT(3, 2, false),
    INT(4, 4, false),
    FLOAT(5, 4, false),
    DOUBLE(6, 8, false),
    UBYTE(7, 1, true),
    USHORT(8, 2, true),
    UINT(9, 4, true);

    private final int code;
    private final int bytes;
    private final boolean recent;

    CdfType(int code, int bytes, boolean recent) {
        this.code = code;
        this.bytes = bytes;
        this.recent = recent;
    }

    int code() {
        return code;
    }

    public int bytes() {
        return bytes;
    }

    /** Whether only version 5 of the format has it. */
    boolean recent() {
        return recent;
    }

    static CdfType of(CellType type) {
        return switch (type) {
            case INT8 -> BYTE;
            case UINT8 -> UBYTE;
            case INT16 -> SHORT;
            case UINT16 -> USHORT;
            case INT32 -> INT;
            case UINT32 -> UINT;
            case FLOAT32 -> FLOAT;
            case FLOAT64 -> DOUBLE;
        };
    }

    /** Stores cells as an encoding of this type has them. */
    void put(ByteBuffer target, double[] cells, Encoding encoding) {
        if (this == FLOAT && Double.isNaN(encoding.nodata())) {
            float[] singles = new float[cells.length];
            for (int i = 0; i < cells.length; i++) {
                singles[i] = (float) cells[i];
            }
            target.asFloatBuffer().put(singles);
            target.position(target.position() + cells.length * bytes);
            return;
        }
        for (double cell : cells) {
            put(target, encoding.stored(cell));
        }
    }

    /** Stores a number that fits. */
    void put(ByteBuffer target, double value) {
        switch (this) {
            case BYTE, CHAR, UBYTE -> target.put((byte) (int) value);
            case SHORT, USHORT -> target.putShort((short) (int) value);
            case INT, UINT -> target.putInt((int) (long) value);
            case FLOAT -> target.putFloat((float) value);
            case DOUBLE -> target.putDouble(value);
        }
    }
}
