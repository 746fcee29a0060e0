package eo.caravan.processors.output.tiff;

import eo.caravan.processors.zlib.DeflateCodec;
import eo.caravan.processors.zlib.Zlib;

/** zlib streams. */
final class ZlibCodec implements BlockCodec {
    private final DeflateCodec codec;

    /** A codec of the level 1 (fast) to 9 (small). */
    ZlibCodec(int level) {
        codec = Zlib.deflater(level);
    }

    @Override
    public int room(int length) {
        return DeflateCodec.room(length);
    }

    @Override
    public int pack(byte[] source, int length, byte[] target) {
        return codec.deflate(source, length, target);
    }

    @Override
    public void close() {
        codec.close();
    }
}
