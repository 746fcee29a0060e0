package eo.caravan.processors.source.array;

import eo.caravan.processors.source.access.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * A {@link ByteSource} for libraries that want a channel. It cannot be written or mapped. Reads beyond a budget fail, so that a
 * file whose structure runs in circles ends in an error. Closing it closes the source.
 */
public final class SourceChannel extends FileChannel {
    private final ByteSource source;
    private long position;
    private long budget = Long.MAX_VALUE;

    public SourceChannel(ByteSource source) {
        this.source = source;
    }

    /** From now on only so many reads may happen, until this is called again. */
    public synchronized void budget(long reads) {
        budget = reads;
    }

    private synchronized void spend() throws IOException {
        budget--;
        if (budget < 0) {
            throw new IOException("its structure leads in circles, or is far larger than any that is read");
        }
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        spend();
        if (at < 0) {
            throw new IOException("it points to byte " + at);
        }
        long left = source.size() - at;
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(left, target.remaining());
        int limit = target.limit();
        target.limit(target.position() + count);
        try {
            source.read(at, target);
        } finally {
            target.limit(limit);
        }
        return count;
    }

    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        int count = read(target, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public synchronized long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        long sum = 0;
        for (int i = offset; i < offset + length; i++) {
            int count = read(targets[i]);
            if (count < 0) {
                return sum == 0 ? -1 : sum;
            }
            sum += count;
        }
        return sum;
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long at, long size) {
        throw new UnsupportedOperationException("a source cannot be mapped");
    }

    @Override
    public long transferTo(long at, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException("nobody transfers");
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long at, long count) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer from, long at) {
        throw new NonWritableChannelException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public void force(boolean metaData) {
        // nothing is ever written
    }

    @Override
    public FileLock lock(long at, long size, boolean shared) {
        throw new UnsupportedOperationException("a source cannot be locked");
    }

    @Override
    public FileLock tryLock(long at, long size, boolean shared) {
        throw new UnsupportedOperationException("a source cannot be locked");
    }

    @Override
    protected void implCloseChannel() throws IOException {
        source.close();
    }
}
