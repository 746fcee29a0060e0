package eo.caravan.processors.output.tiff;

import java.util.zip.Deflater;

/** zlib streams, by the JDK. */
final class DeflateCodec implements BlockCodec {
    private final Deflater deflater;

    /** A codec of the level 1 (fast) to 9 (small). */
    DeflateCodec(int level) {
        deflater = new Deflater(level);
    }

    @Override
    public int room(int length) {
        return length + length / 500 + 128;
    }

    @Override
    public int pack(byte[] source, int length, byte[] target) {
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
