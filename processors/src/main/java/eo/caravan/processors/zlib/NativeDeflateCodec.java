package eo.caravan.processors.zlib;

import com.intel.gkl.compression.IntelDeflater;
import java.util.zip.Adler32;

/** Intel's deflater, several times as fast as the JDK's on its two levels; puts the frame of zlib around what it makes. */
final class NativeDeflateCodec implements DeflateCodec {
    /** The highest level at which it is another program than zlib itself. */
    static final int HIGHEST_LEVEL = 2;

    private static final int HEADER = 2;
    private static final int TRAILER = 4;

    /** The stream of no bytes, which the library refuses to make. */
    private static final byte[] EMPTY = {0x78, 0x01, 0x03, 0, 0, 0, 0, 1};

    private final IntelDeflater deflater;
    private final Adler32 sum = new Adler32();

    NativeDeflateCodec(int level) {
        deflater = new IntelDeflater(level, true);
    }

    @Override
    public int deflate(byte[] source, int length, byte[] target) {
        if (length == 0) {
            System.arraycopy(EMPTY, 0, target, 0, EMPTY.length);
            return EMPTY.length;
        }
        deflater.reset();
        deflater.setInput(source, 0, length);
        deflater.finish();
        int count = deflater.deflate(target, 0, target.length); // it can begin at 0 only
        if (!deflater.finished() || HEADER + count + TRAILER > target.length) {
            throw new IllegalArgumentException("the target of " + target.length + " bytes is too small");
        }
        System.arraycopy(target, 0, target, HEADER, count);
        target[0] = 0x78;
        target[1] = 0x01;
        int at = HEADER + count;
        sum.reset();
        sum.update(source, 0, length);
        long value = sum.getValue();
        for (int i = 0; i < TRAILER; i++) {
            target[at + i] = (byte) (value >>> 8 * (TRAILER - 1 - i));
        }
        return at + TRAILER;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
