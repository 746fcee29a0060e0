package eo.caravan.processors.output.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Turns the samples of a tile into the block of a file: bands side by side, predictor, packing, and around them the length
 * and the repeated last bytes that the COG layout announces. Not thread-safe.
 */
final class TileCompressor implements AutoCloseable {
    /** Bytes before the data of a block: its length. */
    static final int LEADER = 4;

    /** Bytes after it: its last four again. */
    static final int TRAILER = 4;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int size;
    private final int sampleBytes;
    private final int predictor;
    private final boolean pixelInterleaved;
    private final BlockCodec codec;
    private byte[] raw = new byte[0];
    private byte[] packed = new byte[0];
    private byte[] line = new byte[0];

    /** @param codec null to leave the bytes as they are */
    TileCompressor(CogOptions options, BlockCodec codec) {
        this.size = options.tileSize();
        this.sampleBytes = options.type().bytes();
        this.predictor = options.predictor();
        this.pixelInterleaved = options.interleave() == Interleave.PIXEL;
        this.codec = codec;
    }

    /** The blocks of a tile: one of all bands, or one a band. */
    byte[][] compress(byte[][] bands) {
        if (pixelInterleaved) {
            return new byte[][] {block(bands, 0, bands.length)};
        }
        byte[][] blocks = new byte[bands.length][];
        for (int band = 0; band < bands.length; band++) {
            blocks[band] = block(bands, band, 1);
        }
        return blocks;
    }

    private byte[] block(byte[][] bands, int first, int count) {
        int length = size * size * sampleBytes * count;
        if (raw.length < length) {
            raw = new byte[length];
        }
        for (int y = 0; y < size; y++) {
            if (predictor == 3) {
                floatRow(bands, first, count, y);
            } else {
                row(bands, first, count, y);
            }
        }
        int packedLength = length;
        byte[] data = raw;
        if (codec != null) {
            int room = codec.room(length);
            if (packed.length < room) {
                packed = new byte[room];
            }
            packedLength = codec.pack(raw, length, packed);
            data = packed;
        }
        ByteBuffer block = ByteBuffer.allocate(LEADER + packedLength + TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(packedLength).put(data, 0, packedLength).put(data, packedLength - TRAILER, TRAILER);
        return block.array();
    }

    private void row(byte[][] bands, int first, int count, int y) {
        ByteBuffer out = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        int step = count * sampleBytes;
        int from = y * size * sampleBytes;
        for (int s = 0; s < count; s++) {
            ByteBuffer in = ByteBuffer.wrap(bands[first + s]).order(ByteOrder.LITTLE_ENDIAN);
            int to = (y * size * count + s) * sampleBytes;
            switch (sampleBytes) {
                case 1 -> byteRow(in, from, out, to, step);
                case 2 -> shortRow(in, from, out, to, step);
                case 4 -> intRow(in, from, out, to, step);
                default -> longRow(in, from, out, to, step);
            }
        }
    }

    private void byteRow(ByteBuffer in, int from, ByteBuffer out, int to, int step) {
        byte previous = 0;
        for (int x = 0; x < size; x++) {
            byte value = in.get(from + x);
            out.put(to + x * step, (byte) (value - previous));
            previous = predictor == 2 ? value : 0;
        }
    }

    private void shortRow(ByteBuffer in, int from, ByteBuffer out, int to, int step) {
        short previous = 0;
        for (int x = 0; x < size; x++) {
            short value = in.getShort(from + 2 * x);
            out.putShort(to + x * step, (short) (value - previous));
            previous = predictor == 2 ? value : 0;
        }
    }

    private void intRow(ByteBuffer in, int from, ByteBuffer out, int to, int step) {
        int previous = 0;
        for (int x = 0; x < size; x++) {
            int value = in.getInt(from + 4 * x);
            out.putInt(to + x * step, value - previous);
            previous = predictor == 2 ? value : 0;
        }
    }

    private void longRow(ByteBuffer in, int from, ByteBuffer out, int to, int step) {
        for (int x = 0; x < size; x++) {
            out.putLong(to + x * step, in.getLong(from + 8 * x));
        }
    }

    /** Byte planes from the highest to the lowest, each byte as the difference from the same band's one before. */
    private void floatRow(byte[][] bands, int first, int count, int y) {
        int values = size * count;
        int length = values * sampleBytes;
        if (line.length < length) {
            line = new byte[length];
        }
        for (int s = 0; s < count; s++) {
            byte[] in = bands[first + s];
            if (sampleBytes == 4) {
                planes(in, y, values, count, s);
                continue;
            }
            for (int b = 0; b < sampleBytes; b++) {
                int from = y * size * sampleBytes + sampleBytes - 1 - b;
                int to = b * values + s;
                for (int x = 0; x < size; x++, from += sampleBytes, to += count) {
                    line[to] = in[from];
                }
            }
        }
        int start = y * length;
        System.arraycopy(line, 0, raw, start, count);
        for (int i = count; i < length; i++) {
            raw[start + i] = (byte) (line[i] - line[i - count]);
        }
    }

    /** The four bytes of a band's floats, each to its plane of the line. */
    private void planes(byte[] in, int y, int values, int count, int s) {
        int from = y * size * 4;
        int to = s;
        for (int x = 0; x < size; x++, from += 4, to += count) {
            int bits = (int) INTS.get(in, from);
            line[to] = (byte) (bits >> 24);
            line[values + to] = (byte) (bits >> 16);
            line[2 * values + to] = (byte) (bits >> 8);
            line[3 * values + to] = (byte) bits;
        }
    }

    @Override
    public void close() {
        if (codec != null) {
            codec.close();
        }
    }
}
