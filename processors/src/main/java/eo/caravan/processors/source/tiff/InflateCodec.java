package eo.caravan.processors.source.tiff;

import java.util.zip.DataFormatException;

/** Unpacks zlib streams, one after the other, for one thread. The JDK's zlib is one; a native one may take its place. */
public interface InflateCodec extends AutoCloseable {
    /**
     * Unpacks the first {@code length} bytes of the source into the target.
     *
     * @return how many bytes were unpacked; {@code limit} where there may be more
     */
    int inflate(byte[] source, int length, byte[] target, int limit) throws DataFormatException;

    @Override
    void close();
}
