package eo.caravan.processors.source.access;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A local file as a {@link ByteSource}. An interrupted thread closes a Java file channel for every other thread too; here
 * the others open it again and go on, so that cancelling one job does not break the next one.
 */
public final class FileByteSource implements ByteSource {
    private final Path path;
    private final long size;
    private volatile FileChannel channel;
    private volatile boolean closed;

    private FileByteSource(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    public static FileByteSource open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new FileByteSource(path, channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        int start = target.position();
        while (true) {
            FileChannel current = channel;
            try {
                readFully(current, offset, target);
                return;
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (ClosedChannelException e) {
                target.position(start);
                reopen(current, e);
            }
        }
    }

    private void readFully(FileChannel current, long offset, ByteBuffer target) throws IOException {
        long position = offset;
        while (target.hasRemaining()) {
            int count = current.read(target, position);
            if (count < 0) {
                throw new EOFException(path + " ends at byte " + position + ", " + target.remaining() + " bytes early");
            }
            position += count;
        }
    }

    private synchronized void reopen(FileChannel broken, ClosedChannelException cause) throws IOException {
        if (closed) {
            throw cause;
        }
        if (channel == broken) {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }
}
