package eo.caravan.processors.zlib;

import com.intel.gkl.compression.IntelInflater;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;

/**
 * Intel's inflater, which knows bare DEFLATE only: the frame of zlib (two bytes before, the check sum behind) is looked at here. It never has the last
 * word on what is wrong: whatever is not plainly right is unpacked once more by the JDK.
 */
final class NativeInflateCodec implements InflateCodec {
    private static final int HEADER = 2;
    private static final int TRAILER = 4;

    private final IntelInflater inflater = new IntelInflater(true);
    private final Adler32 sum = new Adler32();
    private JdkInflateCodec careful;

    @Override
    public int inflate(byte[] source, int length, byte[] target, int limit) throws DataFormatException {
        if (framed(source, length) && limit > 0) {
            int count = attempt(source, length, target, limit);
            if (count >= 0 && (count == limit || intact(source, length, target, count))) {
                return count;
            }
        }
        if (careful == null) {
            careful = new JdkInflateCodec();
        }
        return careful.inflate(source, length, target, limit);
    }

    /** Whether it begins as zlib streams without a dictionary do. Source: RFC 1950, section 2.2. */
    private static boolean framed(byte[] source, int length) {
        return length > HEADER + TRAILER
                && (source[0] & 0x8F) == 8
                && (source[1] & 0x20) == 0
                && ((source[0] & 0xFF) * 256 + (source[1] & 0xFF)) % 31 == 0;
    }

    /** How many bytes came out, or -1 where the library did not like something. */
    private int attempt(byte[] source, int length, byte[] target, int limit) {
        try {
            inflater.reset();
            inflater.setInput(source, HEADER, length - HEADER);
            int filled = 0;
            while (filled < limit && !inflater.finished()) {
                int count = inflater.inflate(target, filled, limit - filled);
                if (count <= 0) {
                    return -1;
                }
                filled += count;
            }
            return filled;
        } catch (RuntimeException refused) {
            return -1;
        }
    }

    private boolean intact(byte[] source, int length, byte[] target, int count) {
        sum.reset();
        sum.update(target, 0, count);
        long told = 0;
        for (int i = length - TRAILER; i < length; i++) {
            told = told << 8 | source[i] & 0xFF;
        }
        return told == sum.getValue();
    }

    @Override
    public void close() {
        inflater.end();
        if (careful != null) {
            careful.close();
        }
    }
}
