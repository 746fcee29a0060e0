package eo.caravan.processors.source.tiff;

import eo.caravan.processors.source.access.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the small values of a header, mostly from one window of the source, so that opening a file costs one or two reads.
 * Every position is checked against the size of the source. The window is for the thread that opens the file; {@link
 * #fresh} is for all.
 */
final class HeaderBytes {
    private static final int WINDOW = 32 * 1024;

    private final ByteSource source;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;

    HeaderBytes(ByteSource source) {
        this.source = source;
    }

    String name() {
        return source.name();
    }

    ByteOrder order() {
        return order;
    }

    void order(ByteOrder newOrder) {
        order = newOrder;
    }

    /** So many bytes from the position on, in the byte order of the file. */
    ByteBuffer at(long position, int length) throws IOException {
        check(position, length);
        if (position < windowStart || position + length > windowStart + window.capacity()) {
            if (length > WINDOW) {
                return fresh(position, length);
            }
            window = ByteBuffer.allocate((int) Math.min(WINDOW, source.size() - position));
            windowStart = position;
            source.read(position, window);
        }
        return window.slice((int) (position - windowStart), length).order(order);
    }

    /** The same, read anew. Safe for several threads. */
    ByteBuffer fresh(long position, int length) throws IOException {
        check(position, length);
        ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
        source.read(position, bytes);
        return bytes.flip();
    }

    private void check(long position, long length) throws MalformedTiffException {
        if (position < 0 || length > source.size() - position) {
            throw new MalformedTiffException(
                    name(),
                    "points to " + length + " bytes at " + position + ", but has only " + source.size() + " bytes");
        }
    }
}
