package eo.caravan.processors.output.tiff;

/** Packs bytes into zlib streams, one after the other, for one thread. The JDK's zlib is one; a native one may take its place. */
public interface DeflateCodec extends AutoCloseable {
    /**
     * Packs the first {@code length} bytes of the source into the target.
     *
     * @param target at least {@code length + length / 500 + 128} bytes long
     * @param offset where in the target to begin; that many bytes more of it are needed
     * @return the number of packed bytes
     */
    int deflate(byte[] source, int length, byte[] target, int offset);

    @Override
    void close();
}
