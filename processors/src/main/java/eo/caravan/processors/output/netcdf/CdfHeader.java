package eo.caravan.processors.output.netcdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The header of a classic NetCDF file. */
final class CdfHeader {
    private static final int DIMENSIONS = 0x0A;
    private static final int VARIABLES = 0x0B;
    private static final int ATTRIBUTES = 0x0C;
    private static final int OFFSET_64 = 2;
    private static final int DATA_64 = 5;
    private static final int ALIGNMENT = 4;

    private final boolean large;
    private final List<CdfDimension> dimensions;
    private final List<CdfAttribute> attributes;
    private final List<CdfVariable> variables;
    private ByteBuffer out = ByteBuffer.allocate(4096);

    /**
     * A header.
     *
     * @param large whether in version 5, where counts have 64 bits
     */
    CdfHeader(
            boolean large, List<CdfDimension> dimensions, List<CdfAttribute> attributes, List<CdfVariable> variables) {
        this.large = large;
        this.dimensions = dimensions;
        this.attributes = attributes;
        this.variables = variables;
    }

    /** Where each variable begins in the file. */
    long[] begins() {
        long next = write(new long[variables.size()]).limit();
        long[] begins = new long[variables.size()];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = next;
            next += CdfFile.padded(variables.get(i));
        }
        return begins;
    }

    ByteBuffer bytes() {
        return write(begins());
    }

    private ByteBuffer write(long[] begins) {
        out = ByteBuffer.allocate(out.capacity());
        raw(new byte[] {'C', 'D', 'F', (byte) (large ? DATA_64 : OFFSET_64)});
        count(0);
        list(DIMENSIONS, dimensions.size());
        for (CdfDimension dimension : dimensions) {
            name(dimension.name());
            count(dimension.size());
        }
        attributes(attributes);
        list(VARIABLES, variables.size());
        for (int i = 0; i < begins.length; i++) {
            CdfVariable variable = variables.get(i);
            name(variable.name());
            count(variable.dimensions().size());
            variable.dimensions().forEach(this::count);
            attributes(variable.attributes());
            number(variable.type().code());
            count(CdfFile.padded(variable));
            room(Long.BYTES).putLong(begins[i]);
        }
        return out.flip();
    }

    private void attributes(List<CdfAttribute> list) {
        list(ATTRIBUTES, list.size());
        for (CdfAttribute attribute : list) {
            name(attribute.name());
            number(attribute.type().code());
            count(attribute.count());
            raw(attribute.values());
        }
    }

    private void list(int tag, int size) {
        number(size == 0 ? 0 : tag);
        count(size);
    }

    private void name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        count(bytes.length);
        raw(bytes);
    }

    /** Bytes, filled up with zeros to a multiple of four. */
    private void raw(byte[] bytes) {
        int padding = (ALIGNMENT - bytes.length % ALIGNMENT) % ALIGNMENT;
        room(bytes.length + padding).put(bytes).put(new byte[padding]);
    }

    private void number(int value) {
        room(Integer.BYTES).putInt(value);
    }

    private void count(long value) {
        if (large) {
            room(Long.BYTES).putLong(value);
        } else {
            room(Integer.BYTES).putInt((int) value);
        }
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(2 * (out.capacity() + bytes));
            out = larger.put(out.flip());
        }
        return out;
    }
}
