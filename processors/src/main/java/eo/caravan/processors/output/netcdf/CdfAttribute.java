package eo.caravan.processors.output.netcdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An attribute of a NetCDF file or of one of its variables.
 *
 * @param count how many values there are
 * @param values as stored
 */
public record CdfAttribute(String name, CdfType type, int count, byte[] values) {
    static CdfAttribute text(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new CdfAttribute(name, CdfType.CHAR, bytes.length, bytes);
    }

    static CdfAttribute number(String name, CdfType type, double value) {
        ByteBuffer bytes = ByteBuffer.allocate(type.bytes());
        type.put(bytes, value);
        return new CdfAttribute(name, type, 1, bytes.array());
    }

    /** The text, or the number. */
    public Object value() {
        ByteBuffer bytes = ByteBuffer.wrap(values);
        return switch (type) {
            case CHAR -> new String(values, StandardCharsets.UTF_8);
            case BYTE -> (long) bytes.get();
            case UBYTE -> bytes.get() & 0xFFL;
            case SHORT -> (long) bytes.getShort();
            case USHORT -> bytes.getShort() & 0xFFFFL;
            case INT -> (long) bytes.getInt();
            case UINT -> bytes.getInt() & 0xFFFFFFFFL;
            case FLOAT -> (double) bytes.getFloat();
            case DOUBLE -> bytes.getDouble();
        };
    }
}
