package eo.caravan.processors.source.tiff;

import java.util.zip.DataFormatException;

/**
 * Unpacks the LZW of TIFF: codes of 9 to 12 bits, highest bit first, which grow one code early. Not thread-safe. Source:
 * TIFF 6.0, section 13.
 */
final class LzwDecoder {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int TABLE = 4096;

    private final short[] prefix = new short[TABLE];
    private final byte[] suffix = new byte[TABLE];
    private final int[] lengths = new int[TABLE];
    private byte[] target;
    private int filled;
    private int limit;

    LzwDecoder() {
        for (int i = 0; i < CLEAR; i++) {
            suffix[i] = (byte) i;
            lengths[i] = 1;
        }
    }

    /** Unpacks at most {@code most} bytes and says how many. */
    int decode(byte[] source, int length, byte[] into, int most) throws DataFormatException {
        target = into;
        limit = most;
        filled = 0;
        long bitEnd = 8L * length;
        long bit = 0;
        int width = 9;
        int free = END + 1;
        int previous = -1;
        while (filled < limit && bit + width <= bitEnd) {
            int code = bits(source, length, bit, width);
            bit += width;
            if (code == END) {
                break;
            }
            if (code == CLEAR) {
                width = 9;
                free = END + 1;
                previous = -1;
                continue;
            }
            if (code > free || (previous < 0 && code >= CLEAR) || (code == free && free >= TABLE)) {
                throw new DataFormatException("LZW code " + code + " is not in the table");
            }
            if (previous >= 0 && free < TABLE) {
                prefix[free] = (short) previous;
                suffix[free] = first(code == free ? previous : code);
                lengths[free] = lengths[previous] + 1;
                free++;
                if (free == (1 << width) - 1 && width < 12) {
                    width++;
                }
            }
            emit(code);
            previous = code;
        }
        return filled;
    }

    private static int bits(byte[] source, int length, long bit, int width) {
        int at = (int) (bit >>> 3);
        int word = (source[at] & 0xFF) << 16;
        if (at + 1 < length) {
            word |= (source[at + 1] & 0xFF) << 8;
        }
        if (at + 2 < length) {
            word |= source[at + 2] & 0xFF;
        }
        return (word >>> (24 - width - (int) (bit & 7))) & ((1 << width) - 1);
    }

    private byte first(int code) {
        int walk = code;
        while (walk > END) {
            walk = prefix[walk];
        }
        return suffix[walk];
    }

    private void emit(int code) {
        int walk = code;
        int length = lengths[code];
        int excess = length - (limit - filled);
        for (; excess > 0; excess--) {
            walk = prefix[walk];
            length--;
        }
        for (int i = filled + length - 1; i >= filled; i--) {
            target[i] = suffix[walk];
            walk = prefix[walk];
        }
        filled += length;
    }
}
