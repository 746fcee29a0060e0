package eo.caravan.processors.output.tiff;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Blocks in a temporary file, in the order in which they came, and where each lies. Safe for several threads. */
final class TileSpool implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private final List<TileLevel> levels;
    private final long[][] positions;
    private final int[][] lengths;
    private long end;

    TileSpool(Path path, List<TileLevel> levels, int planes) throws IOException {
        this.path = path;
        this.levels = levels;
        this.positions = new long[levels.size()][];
        this.lengths = new int[levels.size()][];
        for (int level = 0; level < levels.size(); level++) {
            int count = Math.multiplyExact(levels.get(level).tiles(), planes);
            positions[level] = new long[count];
            lengths[level] = new int[count];
        }
        this.channel = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /** Stores the blocks of a tile, one a plane, from the plane {@code first} on. */
    void write(int level, int col, int row, int first, byte[][] blocks) throws IOException {
        TileLevel size = levels.get(level);
        for (int plane = 0; plane < blocks.length; plane++) {
            byte[] block = blocks[plane];
            long position = reserve(level, (first + plane) * size.tiles() + size.index(col, row), block.length);
            ByteBuffer bytes = ByteBuffer.wrap(block);
            while (bytes.hasRemaining()) {
                position += channel.write(bytes, position);
            }
        }
    }

    private synchronized long reserve(int level, int index, int length) {
        if (lengths[level][index] != 0) {
            throw new IllegalStateException("tile " + index + " of level " + level + " came twice");
        }
        long position = end;
        end += length;
        positions[level][index] = position;
        lengths[level][index] = length;
        return position;
    }

    /** The bytes of a block; 0 where it never came. */
    synchronized int length(int level, int index) {
        return lengths[level][index];
    }

    /** Appends a block to another file at the position given. */
    void copy(int level, int index, FileChannel target, long at) throws IOException {
        long from;
        long left;
        synchronized (this) {
            from = positions[level][index];
            left = lengths[level][index];
        }
        target.position(at);
        while (left > 0) {
            long moved = channel.transferTo(from, left, target);
            if (moved <= 0) {
                throw new EOFException(path + " was cut short");
            }
            from += moved;
            left -= moved;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
