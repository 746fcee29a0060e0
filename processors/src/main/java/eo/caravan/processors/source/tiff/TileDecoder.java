package eo.caravan.processors.source.tiff;

import eo.caravan.processors.source.access.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * The working memory of one thread that reads tiles: buffers and decoders that are used again for every tile. Not
 * thread-safe; close it to free native memory.
 */
public final class TileDecoder implements AutoCloseable {
    private final InflateCodec inflate;
    private LzwDecoder lzw;
    private byte[] packed = new byte[0];
    private byte[] unpacked = new byte[0];

    public TileDecoder() {
        this(new JdkInflateCodec());
    }

    /** A decoder that unpacks DEFLATE with the codec given, and closes it when it is closed. */
    public TileDecoder(InflateCodec inflate) {
        this.inflate = inflate;
    }

    /** Reads and unpacks one tile. The array is this decoder's own and valid until the next call. */
    byte[] unpack(ByteSource source, long offset, int length, Compression compression, int expected, boolean strict)
            throws IOException {
        if (compression == Compression.NONE) {
            unpacked = grown(unpacked, expected);
            source.read(offset, ByteBuffer.wrap(unpacked, 0, expected));
            return unpacked;
        }
        packed = grown(packed, length);
        source.read(offset, ByteBuffer.wrap(packed, 0, length));
        unpacked = grown(unpacked, expected + 1);
        int count;
        try {
            count = unpackFrom(compression, length, expected + 1);
        } catch (DataFormatException e) {
            throw new MalformedTiffException(source.name(), "the tile at byte " + offset + " is damaged", e);
        }
        if (count < expected || (strict && count > expected)) {
            throw new MalformedTiffException(
                    source.name(),
                    "the tile at byte " + offset + " unpacks to " + (count < expected ? "only " + count : "more")
                            + " bytes instead of " + expected);
        }
        return unpacked;
    }

    private int unpackFrom(Compression compression, int length, int limit) throws DataFormatException {
        return switch (compression) {
            case DEFLATE -> inflate.inflate(packed, length, unpacked, limit);
            case LZW -> {
                if (lzw == null) {
                    lzw = new LzwDecoder();
                }
                yield lzw.decode(packed, length, unpacked, limit);
            }
            case PACKBITS -> unpackBits(packed, length, unpacked, limit);
            case NONE -> throw new IllegalArgumentException("nothing to unpack");
        };
    }

    /** Runs of PackBits: n literal bytes, or one byte n times. Source: TIFF 6.0, section 9. */
    private static int unpackBits(byte[] source, int length, byte[] target, int limit) {
        int filled = 0;
        int at = 0;
        while (at + 1 < length && filled < limit) {
            int run = source[at++];
            if (run >= 0) {
                int count = Math.min(Math.min(run + 1, length - at), limit - filled);
                System.arraycopy(source, at, target, filled, count);
                at += run + 1;
                filled += count;
            } else if (run != -128) {
                int count = Math.min(1 - run, limit - filled);
                Arrays.fill(target, filled, filled + count, source[at++]);
                filled += count;
            }
        }
        return filled;
    }

    private static byte[] grown(byte[] buffer, int needed) {
        return buffer.length >= needed ? buffer : new byte[needed];
    }

    @Override
    public void close() {
        inflate.close();
    }
}
