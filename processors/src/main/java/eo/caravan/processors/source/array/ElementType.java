package eo.caravan.processors.source.array;

import eo.caravan.processors.cube.CellType;
import java.nio.ByteBuffer;

/** The type of stored elements. */
public enum ElementType {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }

    /** The element at a byte position; 64-bit integers may lose digits. */
    public double get(ByteBuffer buffer, int position) {
        return switch (this) {
            case INT8 -> buffer.get(position);
            case UINT8 -> buffer.get(position) & 0xFF;
            case INT16 -> buffer.getShort(position);
            case UINT16 -> buffer.getShort(position) & 0xFFFF;
            case INT32 -> buffer.getInt(position);
            case UINT32 -> buffer.getInt(position) & 0xFFFFFFFFL;
            case INT64 -> buffer.getLong(position);
            case UINT64 -> unsigned(buffer.getLong(position));
            case FLOAT32 -> buffer.getFloat(position);
            case FLOAT64 -> buffer.getDouble(position);
        };
    }

    private static double unsigned(long value) {
        return value < 0 ? ((value >>> 1) | (value & 1)) * 2.0 : value;
    }

    /** The same width, read without sign. */
    public ElementType unsigned() {
        return switch (this) {
            case INT8 -> UINT8;
            case INT16 -> UINT16;
            case INT32 -> UINT32;
            case INT64 -> UINT64;
            default -> this;
        };
    }

    /** The type of cells that holds these elements; 64-bit integers become floating point. */
    public CellType cells() {
        return this == INT64 || this == UINT64 ? CellType.FLOAT64 : CellType.valueOf(name());
    }
}
