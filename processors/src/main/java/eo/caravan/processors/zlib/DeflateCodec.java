package eo.caravan.processors.zlib;

/** Packs blocks of bytes into zlib streams, one after the other, for one thread. The same bytes always become the same bytes. */
public interface DeflateCodec extends AutoCloseable {
    /**
     * Packs the first {@code length} bytes of the source to the beginning of the target.
     *
     * @param target at least {@link #room} bytes long
     * @return the number of packed bytes
     */
    int deflate(byte[] source, int length, byte[] target);

    /** The most bytes that so many can become. */
    static int room(int length) {
        return length + length / 250 + 512;
    }

    @Override
    void close();
}
