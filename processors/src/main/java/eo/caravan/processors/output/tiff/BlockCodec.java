package eo.caravan.processors.output.tiff;

/** Packs blocks of bytes, one after the other, for one thread. The same bytes always become the same bytes. */
public interface BlockCodec extends AutoCloseable {
    /** The most bytes that so many can become. */
    int room(int length);

    /**
     * Packs the first {@code length} bytes of the source to the beginning of the target.
     *
     * @param target at least {@link #room} bytes long
     * @return the number of packed bytes
     */
    int pack(byte[] source, int length, byte[] target);

    @Override
    void close();
}
