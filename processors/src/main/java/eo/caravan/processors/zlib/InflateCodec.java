package eo.caravan.processors.zlib;

import java.util.zip.DataFormatException;

/** Unpacks zlib streams, one after the other, for one thread. */
public interface InflateCodec extends AutoCloseable {
    /**
     * Unpacks the first {@code length} bytes of the source into the target.
     *
     * @return how many bytes were unpacked; {@code limit} where there may be more
     * @throws DataFormatException where the stream is damaged or its check sum is not that of what came out
     */
    int inflate(byte[] source, int length, byte[] target, int limit) throws DataFormatException;

    @Override
    void close();
}
