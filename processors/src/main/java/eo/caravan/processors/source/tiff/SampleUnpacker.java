package eo.caravan.processors.source.tiff;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * Turns the unpacked bytes of a tile into typed cells: byte order, predictor and the interleaving of bands are undone in
 * one walk. Source: TIFF 6.0, section 14, and Adobe's technical note 3 for the floating point predictor.
 */
final class SampleUnpacker {
    private final TiffLayout layout;
    private final byte[] raw;
    private final int width;
    private final int rows;
    private final int samples;
    private final int plane;
    private final boolean differences;

    private SampleUnpacker(TiffLayout layout, int rows, byte[] raw) {
        this.layout = layout;
        this.raw = raw;
        this.rows = rows;
        this.width = layout.tileWidth();
        this.samples = layout.samplesPerTile();
        this.plane = width * rows;
        this.differences = layout.predictor() == 2;
    }

    /** The cells of a tile; the bytes may be changed on the way. */
    static TileData unpack(TiffLayout layout, int rows, byte[] raw) {
        SampleUnpacker unpacker = new SampleUnpacker(layout, rows, raw);
        int width = layout.tileWidth();
        int samples = layout.samplesPerTile();
        SampleType type = layout.type();
        return switch (type) {
            case UINT8, INT8 -> {
                byte[] cells = layout.bits() < 8 ? unpacker.bitCells() : unpacker.byteCells();
                yield new TileData.Bytes(width, rows, samples, type, cells);
            }
            case UINT16, INT16 -> new TileData.Shorts(width, rows, samples, type, unpacker.shortCells());
            case UINT32, INT32 -> new TileData.Ints(width, rows, samples, type, unpacker.intCells());
            case UINT64, INT64 -> new TileData.Longs(width, rows, samples, type, unpacker.longCells());
            case FLOAT32 -> new TileData.Floats(width, rows, samples, unpacker.floatCells());
            case FLOAT64 -> new TileData.Doubles(width, rows, samples, unpacker.doubleCells());
        };
    }

    private byte[] bitCells() {
        int bits = layout.bits();
        int mask = (1 << bits) - 1;
        int rowBytes = (int) layout.storedRowBytes();
        byte[] cells = new byte[plane * samples];
        for (int y = 0; y < rows; y++) {
            for (int i = 0; i < width * samples; i++) {
                int bit = i * bits;
                int value = raw[y * rowBytes + (bit >> 3)] >> (8 - bits - (bit & 7)) & mask;
                cells[(i % samples) * plane + y * width + i / samples] = (byte) value;
            }
        }
        return cells;
    }

    private byte[] byteCells() {
        byte[] cells = new byte[plane * samples];
        if (samples == 1 && !differences) {
            System.arraycopy(raw, 0, cells, 0, plane);
            return cells;
        }
        for (int y = 0; y < rows; y++) {
            for (int s = 0; s < samples; s++) {
                int out = s * plane + y * width;
                int in = y * width * samples + s;
                byte sum = 0;
                for (int x = 0; x < width; x++, in += samples) {
                    sum = differences ? (byte) (sum + raw[in]) : raw[in];
                    cells[out + x] = sum;
                }
            }
        }
        return cells;
    }

    private short[] shortCells() {
        ShortBuffer source = ByteBuffer.wrap(raw).order(layout.order()).asShortBuffer();
        short[] cells = TileData.Shorts.room(plane * samples);
        short[] line = new short[width * samples];
        for (int y = 0; y < rows; y++) {
            if (samples == 1) {
                source.get(cells, y * width, width);
                if (differences) {
                    sumShorts(cells, y * width, width);
                }
                continue;
            }
            source.get(line);
            for (int s = 0; s < samples; s++) {
                int out = s * plane + y * width;
                int sum = 0; // wider than a cell, so that an addition needs no more than that
                for (int x = 0, in = s; x < width; x++, in += samples) {
                    sum = differences ? sum + line[in] : line[in];
                    cells[out + x] = (short) sum;
                }
            }
        }
        return cells;
    }

    private static void sumShorts(short[] cells, int from, int count) {
        int sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += cells[i];
            cells[i] = (short) sum;
        }
    }

    private int[] intCells() {
        IntBuffer source = ByteBuffer.wrap(raw).order(layout.order()).asIntBuffer();
        int[] cells = new int[plane * samples];
        int[] line = new int[width * samples];
        for (int y = 0; y < rows; y++) {
            source.get(line);
            for (int s = 0; s < samples; s++) {
                int out = s * plane + y * width;
                int sum = 0;
                for (int x = 0, in = s; x < width; x++, in += samples) {
                    sum = differences ? sum + line[in] : line[in];
                    cells[out + x] = sum;
                }
            }
        }
        return cells;
    }

    private long[] longCells() {
        LongBuffer source = ByteBuffer.wrap(raw).order(layout.order()).asLongBuffer();
        long[] cells = new long[plane * samples];
        long[] line = new long[width * samples];
        for (int y = 0; y < rows; y++) {
            source.get(line);
            for (int s = 0; s < samples; s++) {
                int out = s * plane + y * width;
                long sum = 0;
                for (int x = 0, in = s; x < width; x++, in += samples) {
                    sum = differences ? sum + line[in] : line[in];
                    cells[out + x] = sum;
                }
            }
        }
        return cells;
    }

    private float[] floatCells() {
        float[] cells = new float[plane * samples];
        if (layout.predictor() != 3) {
            int[] patterns = intCells();
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Float.intBitsToFloat(patterns[i]);
            }
            return cells;
        }
        int count = width * samples;
        for (int y = 0; y < rows; y++) {
            int b0 = y * count * 4;
            sumBytes(b0, count * 4);
            int b1 = b0 + count;
            int b2 = b1 + count;
            int b3 = b2 + count;
            for (int s = 0; s < samples; s++) {
                int out = s * plane + y * width;
                for (int x = 0, i = s; x < width; x++, i += samples) {
                    cells[out + x] = Float.intBitsToFloat(raw[b0 + i] << 24
                            | (raw[b1 + i] & 0xFF) << 16
                            | (raw[b2 + i] & 0xFF) << 8
                            | (raw[b3 + i] & 0xFF));
                }
            }
        }
        return cells;
    }

    private double[] doubleCells() {
        double[] cells = new double[plane * samples];
        if (layout.predictor() != 3) {
            long[] patterns = longCells();
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Double.longBitsToDouble(patterns[i]);
            }
            return cells;
        }
        int count = width * samples;
        for (int y = 0; y < rows; y++) {
            int line = y * count * 8;
            sumBytes(line, count * 8);
            for (int i = 0; i < count; i++) {
                long pattern = 0;
                for (int b = 0; b < 8; b++) {
                    pattern = pattern << 8 | (raw[line + b * count + i] & 0xFF);
                }
                cells[(i % samples) * plane + y * width + i / samples] = Double.longBitsToDouble(pattern);
            }
        }
        return cells;
    }

    /** Undoes the byte differences of one row, in place. */
    private void sumBytes(int from, int length) {
        for (int s = 0; s < samples; s++) {
            byte sum = 0;
            for (int i = from + s; i < from + length; i += samples) {
                sum += raw[i];
                raw[i] = sum;
            }
        }
    }
}
