package eo.caravan.processors.source.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The tags of one image file directory; their values are read when asked for. */
final class TiffDirectory {
    /** The most bytes that one tag may hold, tile positions apart. */
    private static final int MAX_VALUE_BYTES = 16 << 20;

    /** A tag: its type, how many values, and where in the file they lie. */
    record Entry(int tag, int type, long count, long position) {}

    private final HeaderBytes bytes;
    private final Map<Integer, Entry> entries;

    TiffDirectory(HeaderBytes bytes, Map<Integer, Entry> entries) {
        this.bytes = bytes;
        this.entries = Map.copyOf(entries);
    }

    String name() {
        return bytes.name();
    }

    HeaderBytes bytes() {
        return bytes;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** How many values the tag has; 0 where it is missing. */
    long count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.count();
    }

    /** The first value of the tag, or the default where it is missing. */
    long number(int tag, long whenMissing) throws IOException {
        return count(tag) == 0 ? whenMissing : numbers(tag, 1)[0];
    }

    /** All values of a tag of integers; empty where it is missing. */
    long[] numbers(int tag) throws IOException {
        return numbers(tag, count(tag));
    }

    private long[] numbers(int tag, long count) throws IOException {
        if (count == 0) {
            return new long[0];
        }
        Entry entry = entries.get(tag);
        int length = checkedLength(tag, count * typeBytes(entry), MAX_VALUE_BYTES);
        return decode(entry, bytes.at(entry.position(), length), (int) count);
    }

    /**
     * Some values of a tag that may be very long, read past the window and so by any thread.
     *
     * @param needed how many values the tag must have
     */
    long[] longArray(int tag, int first, int count, int needed) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count() < needed) {
            throw new MalformedTiffException(
                    name(), "tag " + tag + " has " + count(tag) + " values where " + needed + " tiles need one each");
        }
        int size = typeBytes(entry);
        return decode(entry, bytes.fresh(entry.position() + (long) first * size, count * size), count);
    }

    private int checkedLength(int tag, long length, int limit) throws MalformedTiffException {
        if (length > limit || length < 0) {
            throw new MalformedTiffException(name(), "tag " + tag + " claims " + length + " bytes");
        }
        return (int) length;
    }

    private long[] decode(Entry entry, ByteBuffer data, int count) throws IOException {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (entry.type()) {
                case 1, 7 -> data.get() & 0xFF;
                case 6 -> data.get();
                case 3 -> data.getShort() & 0xFFFF;
                case 8 -> data.getShort();
                case 4, 13 -> data.getInt() & 0xFFFFFFFFL;
                case 9 -> data.getInt();
                case 16, 17, 18 -> data.getLong();
                default -> throw new MalformedTiffException(
                        name(), "tag " + entry.tag() + " has type " + entry.type() + " instead of an integer");
            };
        }
        return values;
    }

    /** All values of a tag of doubles, floats or integers; empty where it is missing. */
    double[] doubles(int tag) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count() == 0) {
            return new double[0];
        }
        if (entry.type() != 11 && entry.type() != 12) {
            long[] numbers = numbers(tag);
            double[] values = new double[numbers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers[i];
            }
            return values;
        }
        int length = checkedLength(tag, entry.count() * typeBytes(entry), MAX_VALUE_BYTES);
        ByteBuffer data = bytes.at(entry.position(), length);
        double[] values = new double[(int) entry.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = entry.type() == 12 ? data.getDouble() : data.getFloat();
        }
        return values;
    }

    /** The text of a tag without closing zeros; empty where it is missing. */
    String text(int tag) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count() == 0) {
            return "";
        }
        int length = checkedLength(tag, entry.count() * typeBytes(entry), MAX_VALUE_BYTES);
        byte[] data = new byte[length];
        bytes.at(entry.position(), length).get(data);
        while (length > 0 && data[length - 1] == 0) {
            length--;
        }
        return new String(data, 0, length, StandardCharsets.UTF_8);
    }

    private int typeBytes(Entry entry) throws MalformedTiffException {
        int size = typeBytes(entry.type());
        if (size == 0) {
            throw new MalformedTiffException(name(), "tag " + entry.tag() + " has the unknown type " + entry.type());
        }
        return size;
    }

    /** The bytes of one value of a TIFF field type; 0 where the type is unknown. */
    static int typeBytes(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12, 16, 17, 18 -> 8;
            default -> 0;
        };
    }
}
