package eo.caravan.processors.source.array.codec;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/** Unpacks bytes whose unpacked size is known beforehand; more than that is an error, less only where the caller allows it. */
public final class Unpacking {
    private static final int GZIP_MAGIC = 0x8B1F;

    private Unpacking() {}

    /**
     * A zlib or gzip stream.
     *
     * @param bytes how many have to come out
     */
    public static byte[] deflate(byte[] packed, int bytes) throws IOException {
        boolean gzip = packed.length > 18 && ((packed[0] & 0xFF) | (packed[1] & 0xFF) << 8) == GZIP_MAGIC;
        int start = gzip ? gzipHeader(packed) : 0;
        byte[] out = new byte[bytes];
        Inflater inflater = new Inflater(gzip);
        try {
            inflater.setInput(packed, start, packed.length - start);
            int at = 0;
            while (at < bytes) {
                int count = inflater.inflate(out, at, bytes - at);
                if (count == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IOException("a packed part holds " + at + " bytes where " + bytes + " belong");
                }
                at += count;
            }
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
                throw tooLarge(bytes);
            }
            return out;
        } catch (DataFormatException e) {
            throw new IOException("a packed part is damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static int gzipHeader(byte[] packed) throws IOException {
        int flags = packed[3];
        int at = 10;
        if ((flags & 4) != 0 && packed.length > 12) {
            at += 2 + ((packed[10] & 0xFF) | (packed[11] & 0xFF) << 8);
        }
        for (int text : new int[] {8, 16}) {
            if ((flags & text) != 0) {
                while (at < packed.length && packed[at] != 0) {
                    at++;
                }
                at++;
            }
        }
        at += (flags & 2) != 0 ? 2 : 0;
        if (at >= packed.length) {
            throw new IOException("a packed part ends within its header");
        }
        return at;
    }

    /** A Zstandard frame. */
    public static byte[] zstd(byte[] packed, int bytes) throws IOException {
        byte[] out = new byte[bytes];
        zstd(packed, 0, packed.length, out, 0, bytes);
        return out;
    }

    static void zstd(byte[] packed, int from, int length, byte[] out, int at, int bytes) throws IOException {
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            int count = context.decompressByteArray(out, at, bytes, packed, from, length);
            if (count != bytes) {
                throw new IOException("a packed part holds " + count + " bytes where " + bytes + " belong");
            }
        } catch (ZstdException e) {
            throw new IOException("a packed part is damaged, or too large: " + e.getMessage(), e);
        }
    }

    /** An LZ4 block behind the number of its unpacked bytes, as numcodecs writes it. */
    public static byte[] lz4(byte[] packed, int bytes) throws IOException {
        if (packed.length < 4) {
            throw new IOException("a packed part has only " + packed.length + " bytes");
        }
        int told = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        if (told != bytes) {
            throw told > bytes
                    ? tooLarge(bytes)
                    : new IOException("a packed part holds " + told + " bytes where " + bytes + " belong");
        }
        byte[] out = new byte[bytes];
        lz4(packed, 4, packed.length - 4, out, 0, bytes);
        return out;
    }

    static void lz4(byte[] packed, int from, int length, byte[] out, int at, int bytes) throws IOException {
        try {
            int count = LZ4Factory.safeInstance().safeDecompressor().decompress(packed, from, length, out, at, bytes);
            if (count != bytes) {
                throw new IOException("a packed part holds " + count + " bytes where " + bytes + " belong");
            }
        } catch (LZ4Exception | IndexOutOfBoundsException e) {
            throw new IOException("a packed part is damaged: " + e.getMessage(), e);
        }
    }

    /** Bytes that were not packed at all. */
    public static byte[] plain(byte[] stored, int bytes) throws IOException {
        if (stored.length < bytes) {
            throw new IOException("a part holds " + stored.length + " bytes where " + bytes + " belong");
        }
        return stored.length == bytes ? stored : Arrays.copyOf(stored, bytes);
    }

    /** The first bytes of all elements, then the second, and so on, put back into their order; left over bytes stay at the end. */
    public static byte[] unshuffle(byte[] shuffled, int elementBytes) {
        return unshuffle(shuffled, 0, shuffled.length, elementBytes);
    }

    static byte[] unshuffle(byte[] shuffled, int from, int length, int elementBytes) {
        byte[] out = new byte[length];
        int elements = length / Math.max(1, elementBytes);
        for (int b = 0, source = from; b < elementBytes; b++) {
            for (int i = 0; i < elements; i++) {
                out[i * elementBytes + b] = shuffled[source++];
            }
        }
        int done = elements * Math.max(1, elementBytes);
        System.arraycopy(shuffled, from + done, out, done, length - done);
        return out;
    }

    static IOException tooLarge(int bytes) {
        return new IOException("a packed part unpacks to more than its " + bytes + " bytes");
    }
}
