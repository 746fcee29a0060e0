package eo.caravan.processors.source.array.codec;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Unpacks chunks of Blosc 1: blocks of LZ4, zlib or Zstandard, shuffled by bytes or not.
 *
 * <p>Source: the description of the chunk format in the c-blosc project. On Maven Central there are only bindings to the C library.
 */
public final class Blosc {
    private static final int HEADER = 16;
    private static final int SHUFFLED = 1;
    private static final int COPIED = 2;
    private static final int BITS_SHUFFLED = 4;
    private static final int UNSPLIT = 16;
    private static final int LEAST_SPLIT = 128;
    private static final int MOST_SPLITS = 16;
    private static final int LZ4 = 1;
    private static final int ZLIB = 3;
    private static final int ZSTD = 4;

    private final byte[] packed;
    private final ByteBuffer header;
    private final int flags;
    private final int elementBytes;
    private final int bytes;
    private final int blockBytes;

    private Blosc(byte[] packed) {
        this.packed = packed;
        this.header = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        this.flags = header.get(2);
        this.elementBytes = header.get(3) & 0xFF;
        this.bytes = header.getInt(4);
        this.blockBytes = header.getInt(8);
    }

    /**
     * Unpacks a chunk.
     *
     * @param expected how many bytes have to come out
     */
    public static byte[] unpack(byte[] packed, int expected) throws IOException {
        if (packed.length < HEADER) {
            throw new IOException("a packed part has only " + packed.length + " bytes");
        }
        try {
            return new Blosc(packed).unpack(expected);
        } catch (IndexOutOfBoundsException | BufferUnderflowException | NegativeArraySizeException e) {
            throw new IOException("a packed part is damaged", e);
        }
    }

    private byte[] unpack(int expected) throws IOException {
        if (bytes != expected) {
            throw bytes > expected
                    ? Unpacking.tooLarge(expected)
                    : new IOException("a packed part holds " + bytes + " bytes where " + expected + " belong");
        }
        if ((flags & COPIED) != 0) {
            return Unpacking.plain(Arrays.copyOfRange(packed, HEADER, packed.length), bytes);
        }
        if ((flags & BITS_SHUFFLED) != 0) {
            throw new IOException("its parts are packed by Blosc with bits shuffled, which is not read here");
        }
        if (blockBytes <= 0 && bytes > 0) {
            throw new IOException("a packed part is damaged: its blocks have " + blockBytes + " bytes");
        }
        byte[] out = new byte[bytes];
        for (int at = 0, block = 0; at < bytes; at += blockBytes, block++) {
            int length = Math.min(blockBytes, bytes - at);
            byte[] cells = block(header.getInt(HEADER + 4 * block), length);
            byte[] ordered =
                    (flags & SHUFFLED) != 0 && elementBytes > 1 ? Unpacking.unshuffle(cells, elementBytes) : cells;
            System.arraycopy(ordered, 0, out, at, length);
            if (length < blockBytes) {
                break;
            }
        }
        return out;
    }

    private byte[] block(int from, int length) throws IOException {
        boolean split = (flags & UNSPLIT) == 0
                && length == blockBytes
                && elementBytes <= MOST_SPLITS
                && elementBytes > 0
                && blockBytes / elementBytes >= LEAST_SPLIT;
        int streams = split ? elementBytes : 1;
        byte[] out = new byte[length];
        int size = length / streams;
        int at = from;
        for (int i = 0; i < streams; i++) {
            int stored = header.getInt(at);
            at += Integer.BYTES;
            if (stored < 0 || stored > packed.length - at) {
                throw new IOException("a packed part is damaged: a stream of " + stored + " bytes");
            }
            stream(at, stored, out, i * size, size);
            at += stored;
        }
        return out;
    }

    private void stream(int from, int stored, byte[] out, int to, int size) throws IOException {
        if (stored == size) {
            System.arraycopy(packed, from, out, to, size);
            return;
        }
        switch (flags >> 5 & 7) {
            case LZ4 -> Unpacking.lz4(packed, from, stored, out, to, size);
            case ZSTD -> Unpacking.zstd(packed, from, stored, out, to, size);
            case ZLIB -> {
                byte[] inflated = Unpacking.deflate(Arrays.copyOfRange(packed, from, from + stored), size);
                System.arraycopy(inflated, 0, out, to, size);
            }
            default -> throw new IOException("its parts are packed by Blosc with "
                    + ((flags >> 5 & 7) == 0 ? "blosclz" : "Snappy") + ", which is not read here");
        }
    }
}
