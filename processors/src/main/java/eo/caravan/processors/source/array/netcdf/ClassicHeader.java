package eo.caravan.processors.source.array.netcdf;

import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.array.ElementType;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the header of a classic NetCDF file. Nothing is allocated that the file is too short for. */
final class ClassicHeader {
    private static final int BLOCK = 1 << 16;
    private static final long MOST_HEADER = 64L << 20;
    private static final int DIMENSIONS = 0x0A;
    private static final int VARIABLES = 0x0B;
    private static final int ATTRIBUTES = 0x0C;
    private static final ElementType[] TYPES = {
        null,
        ElementType.INT8,
        null,
        ElementType.INT16,
        ElementType.INT32,
        ElementType.FLOAT32,
        ElementType.FLOAT64,
        ElementType.UINT8,
        ElementType.UINT16,
        ElementType.UINT32,
        ElementType.INT64,
        ElementType.UINT64
    };

    private final ByteSource source;
    private final boolean wide;
    private final boolean wideOffsets;
    private long position;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long blockStart;

    final long records;
    final List<String> names = new ArrayList<>();
    final List<Long> sizes = new ArrayList<>();
    final Map<String, Object> attributes;
    final List<Variable> variables = new ArrayList<>();

    /** A variable as the header tells it; {@code type} is null for characters. */
    record Variable(
            String name, ElementType type, List<Integer> dimensions, Map<String, Object> attributes, long begin) {
        int bytes() {
            return type == null ? 1 : type.bytes();
        }
    }

    ClassicHeader(ByteSource source) throws IOException {
        this.source = source;
        position = 3;
        int version = bytes(1).get();
        if (version != 1 && version != 2 && version != 5) {
            throw new IOException("it is NetCDF of version " + version + ", which is not read here");
        }
        wide = version == 5;
        wideOffsets = version != 1;
        records = count();
        int dimensions = list(DIMENSIONS, 8);
        for (int i = 0; i < dimensions; i++) {
            names.add(name());
            sizes.add(count());
        }
        attributes = attributes();
        int count = list(VARIABLES, 20);
        for (int i = 0; i < count; i++) {
            variables.add(variable());
        }
    }

    private Variable variable() throws IOException {
        String name = name();
        int rank = size(count(), 4);
        List<Integer> dimensions = new ArrayList<>();
        for (int d = 0; d < rank; d++) {
            long dimension = count();
            if (dimension < 0 || dimension >= names.size()) {
                throw new IOException("'" + name + "' has a dimension " + dimension + " that is not there");
            }
            dimensions.add((int) dimension);
        }
        Map<String, Object> own = attributes();
        ElementType type = type();
        count();
        long begin =
                wideOffsets ? bytes(Long.BYTES).getLong() : bytes(Integer.BYTES).getInt() & 0xFFFFFFFFL;
        if (begin < 0 || begin > source.size()) {
            throw new IOException("'" + name + "' begins at byte " + begin + " of " + source.size());
        }
        return new Variable(name, type, dimensions, own, begin);
    }

    private ElementType type() throws IOException {
        int code = bytes(Integer.BYTES).getInt();
        if (code < 1 || code >= TYPES.length) {
            throw new IOException("it has values of an unknown type " + code);
        }
        return TYPES[code];
    }

    private Map<String, Object> attributes() throws IOException {
        Map<String, Object> found = new LinkedHashMap<>();
        int count = list(ATTRIBUTES, 12);
        for (int i = 0; i < count; i++) {
            String name = name();
            ElementType type = type();
            int length = size(count(), type == null ? 1 : type.bytes());
            if (type == null) {
                found.put(name, text(padded(length)));
            } else {
                ByteBuffer values = padded(length * type.bytes());
                double[] numbers = new double[length];
                for (int v = 0; v < length; v++) {
                    numbers[v] = type.get(values, v * type.bytes());
                }
                found.put(name, numbers);
            }
        }
        return found;
    }

    private int list(int tag, int least) throws IOException {
        int found = bytes(Integer.BYTES).getInt();
        long count = count();
        if (found != tag && (found != 0 || count != 0)) {
            throw new IOException("its header is damaged at byte " + position);
        }
        return size(count, least);
    }

    private String name() throws IOException {
        return text(padded(size(count(), 1)));
    }

    private static String text(ByteBuffer bytes) {
        String text = StandardCharsets.UTF_8.decode(bytes).toString();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private long count() throws IOException {
        if (wide) {
            return bytes(Long.BYTES).getLong();
        }
        int value = bytes(Integer.BYTES).getInt();
        return value == -1 ? -1 : value & 0xFFFFFFFFL;
    }

    /** A number of entries, each of at least {@code least} bytes, for which the file must be long enough. */
    private int size(long count, int least) throws IOException {
        long room = Math.min(MOST_HEADER, source.size() - position);
        if (count < 0 || count > room / least) {
            throw new IOException(
                    "its header tells " + count + " entries at byte " + position + ", more than the file has room for");
        }
        return (int) count;
    }

    private ByteBuffer padded(int length) throws IOException {
        ByteBuffer bytes = bytes(length);
        position += (4 - length % 4) % 4;
        return bytes;
    }

    private ByteBuffer bytes(int length) throws IOException {
        if (length > source.size() - position) {
            throw new EOFException("it ends within its header");
        }
        if (position < blockStart || position + length > blockStart + block.limit()) {
            block = ByteBuffer.allocate((int) Math.min(Math.max(BLOCK, length), source.size() - position));
            source.read(position, block);
            block.flip();
            blockStart = position;
        }
        ByteBuffer found = block.slice((int) (position - blockStart), length);
        position += length;
        return found;
    }
}
