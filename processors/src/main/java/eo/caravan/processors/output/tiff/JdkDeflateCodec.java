package eo.caravan.processors.output.tiff;

import java.util.zip.Deflater;

/** The JDK's own zlib. */
public final class JdkDeflateCodec implements DeflateCodec {
    private final Deflater deflater;

    /** A codec of the level 1 (fast) to 9 (small). */
    public JdkDeflateCodec(int level) {
        deflater = new Deflater(level);
    }

    @Override
    public int deflate(byte[] source, int length, byte[] target, int offset) {
        deflater.reset();
        deflater.setInput(source, 0, length);
        deflater.finish();
        int at = offset;
        while (!deflater.finished()) {
            int count = deflater.deflate(target, at, target.length - at);
            if (count == 0) {
                throw new IllegalArgumentException("the target of " + target.length + " bytes is too small");
            }
            at += count;
        }
        return at - offset;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
