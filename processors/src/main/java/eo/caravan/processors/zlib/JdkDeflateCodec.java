package eo.caravan.processors.zlib;

import java.util.zip.Deflater;

/** The zlib of the JDK, which is everywhere and has all levels. */
final class JdkDeflateCodec implements DeflateCodec {
    private final Deflater deflater;

    /** A codec of the level 1 (fast) to 9 (small). */
    JdkDeflateCodec(int level) {
        deflater = new Deflater(level);
    }

    @Override
    public int deflate(byte[] source, int length, byte[] target) {
        deflater.reset();
        deflater.setInput(source, 0, length);
        deflater.finish();
        int at = 0;
        while (!deflater.finished()) {
            int count = deflater.deflate(target, at, target.length - at);
            if (count == 0) {
                throw new IllegalArgumentException("the target of " + target.length + " bytes is too small");
            }
            at += count;
        }
        return at;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
