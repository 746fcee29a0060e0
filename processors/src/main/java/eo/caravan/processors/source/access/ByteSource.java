package eo.caravan.processors.source.access;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that can be read at any position by many threads at once: a local file, or ranges of an HTTP resource. */
public interface ByteSource extends Closeable {
    /** What to call this source in a message, for instance its path. */
    String name();

    /** The number of bytes. */
    long size();

    /**
     * Fills the remaining space of the buffer with the bytes from {@code offset} on. Safe for several threads.
     *
     * @throws java.io.EOFException where the source ends before the buffer is full
     */
    void read(long offset, ByteBuffer target) throws IOException;
}
