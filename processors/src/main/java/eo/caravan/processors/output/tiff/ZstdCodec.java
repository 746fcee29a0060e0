package eo.caravan.processors.output.tiff;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

/** Zstandard frames, by zstd-jni. */
final class ZstdCodec implements BlockCodec {
    private final ZstdCompressCtx context = new ZstdCompressCtx();

    /** A codec of the level 1 (fast) to 22 (small). */
    ZstdCodec(int level) {
        context.setLevel(level);
    }

    @Override
    public int room(int length) {
        return Math.toIntExact(Zstd.compressBound(length));
    }

    @Override
    public int pack(byte[] source, int length, byte[] target) {
        return context.compressByteArray(target, 0, target.length, source, 0, length);
    }

    @Override
    public void close() {
        context.close();
    }
}
