package eo.caravan.processors.source.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** A small TIFF put together by hand, right or wrong: blocks first, then one directory after the other. */
final class TiffSketch {
    static final int BYTE = 1;
    static final int ASCII = 2;
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int DOUBLE = 12;
    static final int LONG8 = 16;

    private final ByteOrder order;
    private final boolean big;
    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    private final List<Map<Integer, Field>> directories = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Field(int type, long[] numbers, double[] reals) {
        int count() {
            return type == DOUBLE ? reals.length : numbers.length;
        }
    }

    TiffSketch(ByteOrder order, boolean big) {
        this.order = order;
        this.big = big;
        directory();
    }

    static TiffSketch classic() {
        return new TiffSketch(ByteOrder.LITTLE_ENDIAN, false);
    }

    /** The tags of one band in one tile per {@code tileSize}, without its blocks. */
    static TiffSketch image(int width, int height, int tileSize, int bits, int compression) {
        return classic()
                .shorts(TiffTag.BITS_PER_SAMPLE, bits)
                .longs(TiffTag.IMAGE_WIDTH, width)
                .longs(TiffTag.IMAGE_LENGTH, height)
                .shorts(TiffTag.COMPRESSION, compression)
                .longs(TiffTag.TILE_WIDTH, tileSize)
                .longs(TiffTag.TILE_LENGTH, tileSize);
    }

    TiffSketch directory() {
        directories.add(new TreeMap<>());
        return this;
    }

    private TiffSketch put(int tag, Field field) {
        directories.get(directories.size() - 1).put(tag, field);
        return this;
    }

    TiffSketch shorts(int tag, long... values) {
        return put(tag, new Field(SHORT, values, null));
    }

    TiffSketch longs(int tag, long... values) {
        return put(tag, new Field(big ? LONG8 : LONG, values, null));
    }

    TiffSketch doubles(int tag, double... values) {
        return put(tag, new Field(DOUBLE, null, values));
    }

    TiffSketch text(int tag, String value) {
        return put(tag, new Field(ASCII, (value + "\0").chars().asLongStream().toArray(), null));
    }

    /** Stores a block and says where it will lie. */
    long block(byte[] bytes) {
        int position = (big ? 16 : 8) + blocks.size();
        blocks.writeBytes(bytes);
        return position;
    }

    /** Stores the blocks and the two tags that find them. */
    TiffSketch blocks(int offsetTag, int countTag, List<byte[]> all) {
        long[] offsets = new long[all.size()];
        long[] counts = new long[all.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = block(all.get(i));
            counts[i] = all.get(i).length;
        }
        return longs(offsetTag, offsets).longs(countTag, counts);
    }

    TiffSketch tiles(byte[]... tiles) {
        return blocks(TiffTag.TILE_OFFSETS, TiffTag.TILE_BYTE_COUNTS, List.of(tiles));
    }

    byte[] bytes() {
        int start = big ? 16 : 8;
        int first = start + blocks.size() + (blocks.size() & 1);
        ByteBuffer out = ByteBuffer.allocate(first + 100_000).order(order);
        byte mark = (byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I');
        out.put(mark).put(mark);
        out.putShort((short) (big ? 43 : 42));
        if (big) {
            out.putShort((short) 8).putShort((short) 0).putLong(first);
        } else {
            out.putInt(first);
        }
        out.put(blocks.toByteArray()).position(first);
        for (int i = 0; i < directories.size(); i++) {
            write(out, directories.get(i), i == directories.size() - 1);
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private void write(ByteBuffer out, Map<Integer, Field> fields, boolean last) {
        int slot = big ? 8 : 4;
        int values = out.position() + (big ? 16 : 6) + fields.size() * (big ? 20 : 12);
        if (big) {
            out.putLong(fields.size());
        } else {
            out.putShort((short) fields.size());
        }
        for (Map.Entry<Integer, Field> entry : fields.entrySet()) {
            Field field = entry.getValue();
            out.putShort(entry.getKey().shortValue()).putShort((short) field.type());
            offset(out, field.count());
            int length = field.count() * TiffDirectory.typeBytes(field.type());
            int next = out.position() + slot;
            if (length > slot) {
                offset(out, values);
                out.position(values);
                values += length;
            }
            writeValues(out, field);
            out.position(next);
        }
        offset(out, last ? 0 : values);
        out.position(values);
    }

    private void offset(ByteBuffer out, long value) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    private static void writeValues(ByteBuffer out, Field field) {
        for (int i = 0; i < field.count(); i++) {
            switch (field.type()) {
                case BYTE, ASCII -> out.put((byte) field.numbers()[i]);
                case SHORT -> out.putShort((short) field.numbers()[i]);
                case LONG -> out.putInt((int) field.numbers()[i]);
                case LONG8 -> out.putLong(field.numbers()[i]);
                default -> out.putDouble(field.reals()[i]);
            }
        }
    }

    Path writeTo(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
