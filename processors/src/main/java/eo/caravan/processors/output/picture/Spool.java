package eo.caravan.processors.output.picture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The cells of a picture in a temporary file, as float32, band after band: written block by block, read row by row. */
final class Spool implements Closeable {
    private static final int SAMPLE_ROWS = 1000;
    private static final int SAMPLE_COLUMNS = 1000;

    private final Path path;
    private final FileChannel channel;
    private final int width;
    private final int height;
    private boolean complete = true;

    Spool(Path folder, int width, int height) throws IOException {
        this.path = Files.createTempFile(folder, "picture", ".spool");
        this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.width = width;
        this.height = height;
    }

    /** Writes a block of {@code columns} cells a row. */
    void write(int band, int row, int column, int columns, float[] cells) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(columns * Float.BYTES);
        for (int at = 0, y = row; at < cells.length; at += columns, y++) {
            bytes.clear();
            bytes.asFloatBuffer().put(cells, at, columns);
            long position = position(band, y) + (long) column * Float.BYTES;
            while (bytes.hasRemaining()) {
                position += channel.write(bytes, position);
            }
        }
        for (float cell : cells) {
            complete &= !Float.isNaN(cell);
        }
    }

    /** Whether every cell written so far holds data. */
    boolean complete() {
        return complete;
    }

    float[] row(int band, int row) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(width * Float.BYTES);
        long position = position(band, row);
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, position + bytes.position());
            if (read < 0) {
                throw new IOException("the spool ends early");
            }
        }
        float[] cells = new float[width];
        bytes.flip().asFloatBuffer().get(cells);
        return cells;
    }

    private long position(int band, int row) {
        return ((long) band * height + row) * width * Float.BYTES;
    }

    /** Up to a million cells with data on a regular raster over a band, sorted. */
    float[] sample(int band) throws IOException {
        int rowStep = (height + SAMPLE_ROWS - 1) / SAMPLE_ROWS;
        int columnStep = (width + SAMPLE_COLUMNS - 1) / SAMPLE_COLUMNS;
        float[] sample = new float[((height - 1) / rowStep + 1) * ((width - 1) / columnStep + 1)];
        int count = 0;
        for (int row = 0; row < height; row += rowStep) {
            float[] cells = row(band, row);
            for (int column = 0; column < width; column += columnStep) {
                if (Float.isFinite(cells[column])) {
                    sample[count++] = cells[column];
                }
            }
        }
        float[] sorted = Arrays.copyOf(sample, count);
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
