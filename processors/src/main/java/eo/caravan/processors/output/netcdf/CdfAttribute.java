package eo.caravan.processors.output.netcdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An attribute of a NetCDF file or of one of its variables.
 *
 * @param count how many values there are
 * @param values as stored
 */
record CdfAttribute(String name, CdfType type, int count, byte[] values) {
    static CdfAttribute text(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new CdfAttribute(name, CdfType.CHAR, bytes.length, bytes);
    }

    static CdfAttribute number(String name, CdfType type, double value) {
        ByteBuffer bytes = ByteBuffer.allocate(type.bytes());
        type.put(bytes, value);
        return new CdfAttribute(name, type, 1, bytes.array());
    }
}
