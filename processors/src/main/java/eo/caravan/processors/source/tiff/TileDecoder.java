package eo.caravan.processors.source.tiff;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.zlib.InflateCodec;
import eo.caravan.processors.zlib.Zlib;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * The working memory of one thread that reads tiles: buffers and decoders that are used again for every tile. Not
 * thread-safe; close it to free native memory.
 */
public final class TileDecoder implements AutoCloseable {
    /** So much memory a tile may have before it has shown that it needs more. */
    private static final int FIRST_ROOM = 2 << 20;

    private final InflateCodec inflate;
    private LzwDecoder lzw;
    private ZstdDecompressCtx zstd;
    private byte[] packed = new byte[0];
    private byte[] unpacked = new byte[0];

    public TileDecoder() {
        this(Zlib.inflater());
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
        int count;
        try {
            count = unpackGrowing(compression, length, expected + 1);
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

    /**
     * Unpacks at most {@code limit} bytes. Memory is taken as the packed bytes really need it: a tile that only claims to be large gets
     * little; a large one that is hardly packed is unpacked once, one that is mostly empty in a few attempts.
     */
    private int unpackGrowing(Compression compression, int length, int limit) throws DataFormatException {
        long room = Math.max(FIRST_ROOM, 4L * length);
        while (true) {
            int now = (int) Math.min(limit, Math.max(room, unpacked.length));
            unpacked = grown(unpacked, now);
            int count = unpackFrom(compression, length, now);
            if (count < now || now == limit) {
                return count;
            }
            room = 8L * now;
        }
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
            case ZSTD -> unpackZstd(length, limit);
            case PACKBITS -> unpackBits(packed, length, unpacked, limit);
            case NONE -> throw new IllegalArgumentException("nothing to unpack");
        };
    }

    private int unpackZstd(int length, int limit) throws DataFormatException {
        if (zstd == null) {
            zstd = new ZstdDecompressCtx();
        }
        try {
            return zstd.decompressByteArray(unpacked, 0, limit, packed, 0, length);
        } catch (ZstdException e) {
            if (e.getErrorCode() == Zstd.errDstSizeTooSmall()) {
                return limit; // there is more
            }
            throw new DataFormatException(e.getMessage());
        }
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
        if (zstd != null) {
            zstd.close();
        }
    }
}
