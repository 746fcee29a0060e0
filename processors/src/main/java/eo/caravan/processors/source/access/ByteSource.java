package eo.caravan.processors.source.access;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

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

    /** Whether each read may cost a journey, so that it is worth while to tell beforehand what will be read. */
    default boolean distant() {
        return false;
    }

    /**
     * Brings near what will be read soon, in as few journeys as possible, several at once. Does nothing where bytes are near
     * anyway; what is brought may be forgotten before it is read where it is too much to be kept.
     *
     * @throws IOException where a range cannot be had
     */
    default void prefetch(List<ByteRange> ranges) throws IOException {}
}
