package eo.caravan.processors.output.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The value of a tag as the bytes of a little-endian file. */
record TagField(int type, int count, ByteBuffer bytes) {
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;
    private static final int LONG8 = 16;

    private static ByteBuffer room(int count, int size) {
        return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    static TagField shorts(int... values) {
        ByteBuffer bytes = room(values.length, 2);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return new TagField(SHORT, values.length, bytes.flip());
    }

    static TagField longs(long... values) {
        ByteBuffer bytes = room(values.length, 4);
        for (long value : values) {
            bytes.putInt((int) value);
        }
        return new TagField(LONG, values.length, bytes.flip());
    }

    /** Positions in the file: of 8 bytes in a BigTIFF, else 4. */
    static TagField positions(boolean big, long... values) {
        if (!big) {
            return longs(values);
        }
        ByteBuffer bytes = room(values.length, 8);
        for (long value : values) {
            bytes.putLong(value);
        }
        return new TagField(LONG8, values.length, bytes.flip());
    }

    static TagField doubles(double... values) {
        ByteBuffer bytes = room(values.length, 8);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return new TagField(DOUBLE, values.length, bytes.flip());
    }

    static TagField text(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return new TagField(
                ASCII,
                text.length + 1,
                room(text.length + 1, 1).put(text).put((byte) 0).flip());
    }

    int length() {
        return bytes.limit();
    }
}
