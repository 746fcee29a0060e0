package eo.caravan.processors.output.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The beginning of a COG: the TIFF header, the announcement of the layout, and all directories, each followed by the values
 * that do not fit into it. Source: TIFF 6.0, BigTIFF, and GDAL's description of its COG driver.
 */
final class CogHeader {
    /** The blank at the end leaves room for a YES in place of the NO. */
    private static final String LAYOUT =
            """
            LAYOUT=IFDS_BEFORE_DATA
            BLOCK_ORDER=ROW_MAJOR
            BLOCK_LEADER=SIZE_AS_UINT4
            BLOCK_TRAILER=LAST_4_BYTES_REPEATED
            KNOWN_INCOMPATIBLE_EDITION=NO
            \s""";

    private final boolean big;

    CogHeader(boolean big) {
        this.big = big;
    }

    private static byte[] ghost() {
        String size = String.format("GDAL_STRUCTURAL_METADATA_SIZE=%06d bytes\n", LAYOUT.length());
        return (size + LAYOUT).getBytes(StandardCharsets.US_ASCII);
    }

    private static long even(long position) {
        return position + (position & 1);
    }

    private long start() {
        return even((big ? 16 : 8) + ghost().length);
    }

    /** The bytes of the header with these directories. */
    long length(List<SortedMap<Integer, TagField>> directories) {
        long length = start();
        for (SortedMap<Integer, TagField> directory : directories) {
            length += directoryLength(directory);
        }
        return length;
    }

    private long directoryLength(SortedMap<Integer, TagField> directory) {
        long length = entriesLength(directory.size());
        for (TagField field : directory.values()) {
            length += field.length() > slot() ? even(field.length()) : 0;
        }
        return length;
    }

    private int slot() {
        return big ? 8 : 4;
    }

    private int entriesLength(int count) {
        return big ? 16 + 20 * count : 6 + 12 * count;
    }

    ByteBuffer write(List<SortedMap<Integer, TagField>> directories) {
        ByteBuffer out =
                ByteBuffer.allocate(Math.toIntExact(length(directories))).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
        if (big) {
            out.putShort((short) 8).putShort((short) 0);
        }
        position(out, start());
        out.put(ghost());
        long at = start();
        for (int i = 0; i < directories.size(); i++) {
            long next = at + directoryLength(directories.get(i));
            out.position((int) at);
            writeDirectory(out, directories.get(i), i + 1 < directories.size() ? next : 0);
            at = next;
        }
        return out.rewind();
    }

    private void writeDirectory(ByteBuffer out, SortedMap<Integer, TagField> directory, long next) {
        int values = out.position() + entriesLength(directory.size());
        if (big) {
            out.putLong(directory.size());
        } else {
            out.putShort((short) directory.size());
        }
        for (Map.Entry<Integer, TagField> entry : directory.entrySet()) {
            TagField field = entry.getValue();
            out.putShort(entry.getKey().shortValue()).putShort((short) field.type());
            position(out, field.count());
            int slotEnd = out.position() + slot();
            if (field.length() <= slot()) {
                out.put(field.bytes().duplicate());
            } else {
                position(out, values);
                out.duplicate().position(values).put(field.bytes().duplicate());
                values += (int) even(field.length());
            }
            out.position(slotEnd);
        }
        position(out, next);
    }

    private void position(ByteBuffer out, long value) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }
}
