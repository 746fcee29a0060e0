package eo.caravan.processors.source.tiff;

import eo.caravan.processors.memory.SpareArrays;
import java.util.Arrays;

/**
 * The cells of one decoded tile in the type of the file, band after band, each band row after row. Immutable by agreement,
 * so it may be cached and shared. Values are as stored: no scale, no offset, and no-data as the file's own value.
 */
public abstract sealed class TileData {
    private final int width;
    private final int height;
    private final int samples;
    private final SampleType type;

    private TileData(int width, int height, int samples, SampleType type) {
        this.width = width;
        this.height = height;
        this.samples = samples;
        this.type = type;
    }

    public int width() {
        return width;
    }

    /** Rows; the last strip of a file has fewer than the others. */
    public int height() {
        return height;
    }

    /** Bands in this tile. */
    public int samples() {
        return samples;
    }

    public SampleType type() {
        return type;
    }

    /** The memory of the cells. */
    public long decodedBytes() {
        return (long) width * height * samples * type.bytes();
    }

    /** Says that nobody looks at this tile any more, so that its memory can become another one. */
    public void discard() {
        // rare types are left to be collected
    }

    /** The index of a cell for {@link #get(int)}. */
    public int index(int sample, int x, int y) {
        return (sample * height + y) * width + x;
    }

    /** The stored value at an index. */
    public abstract double get(int index);

    public double get(int sample, int x, int y) {
        return get(index(sample, x, y));
    }

    abstract void copy(int from, int count, double[] target, int offset);

    abstract void copy(int from, int count, float[] target, int offset);

    /** Copies {@code count} cells of one row as stored. */
    public void copyRow(int sample, int x, int y, int count, double[] target, int offset) {
        copy(index(sample, x, y), count, target, offset);
    }

    /** Copies {@code count} cells of one row, with NaN in place of the no-data value; a NaN there changes nothing. */
    public void copyRow(int sample, int x, int y, int count, double[] target, int offset, double noData) {
        copy(index(sample, x, y), count, target, offset, noData);
    }

    void copy(int from, int count, double[] target, int offset, double noData) {
        copy(from, count, target, offset);
        if (!Double.isNaN(noData)) {
            for (int i = offset; i < offset + count; i++) {
                target[i] = target[i] == noData ? Double.NaN : target[i];
            }
        }
    }

    /** Copies {@code count} cells of one row as stored; integers of more than 24 bits are rounded. */
    public void copyRow(int sample, int x, int y, int count, float[] target, int offset) {
        copy(index(sample, x, y), count, target, offset);
    }

    /** A tile of one sample whose cells were made elsewhere, row after row. */
    public static TileData of(int width, int height, double[] cells) {
        return new Doubles(width, height, 1, cells);
    }

    /** A tile of one value everywhere: what a missing tile of a sparse file stands for. */
    static TileData filled(int width, int height, int samples, SampleType type, double value) {
        int cells = width * height * samples;
        return switch (type) {
            case UINT8, INT8 -> {
                byte[] values = new byte[cells];
                Arrays.fill(values, (byte) (int) value);
                yield new Bytes(width, height, samples, type, values);
            }
            case UINT16, INT16 -> {
                short[] values = new short[cells];
                Arrays.fill(values, (short) (int) value);
                yield new Shorts(width, height, samples, type, values);
            }
            case UINT32, INT32 -> {
                int[] values = new int[cells];
                Arrays.fill(values, (int) (long) value);
                yield new Ints(width, height, samples, type, values);
            }
            case UINT64, INT64 -> {
                long[] values = new long[cells];
                Arrays.fill(values, (long) value);
                yield new Longs(width, height, samples, type, values);
            }
            case FLOAT32 -> {
                float[] values = new float[cells];
                Arrays.fill(values, (float) value);
                yield new Floats(width, height, samples, values);
            }
            case FLOAT64 -> {
                double[] values = new double[cells];
                Arrays.fill(values, value);
                yield new Doubles(width, height, samples, values);
            }
        };
    }

    static final class Bytes extends TileData {
        private final byte[] values;
        private final boolean unsigned;

        Bytes(int width, int height, int samples, SampleType type, byte[] values) {
            super(width, height, samples, type);
            this.values = values;
            this.unsigned = type.isUnsigned();
        }

        @Override
        public double get(int index) {
            return unsigned ? values[index] & 0xFF : values[index];
        }

        @Override
        void copy(int from, int count, double[] target, int offset) {
            if (unsigned) {
                for (int i = 0; i < count; i++) {
                    target[offset + i] = values[from + i] & 0xFF;
                }
            } else {
                for (int i = 0; i < count; i++) {
                    target[offset + i] = values[from + i];
                }
            }
        }

        @Override
        void copy(int from, int count, float[] target, int offset) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = unsigned ? values[from + i] & 0xFF : values[from + i];
            }
        }
    }

    static final class Shorts extends TileData {
        private static final int SPARE_SHARE = 32;
        private static final SpareArrays<short[]> SPARE = SpareArrays.sharing(short[]::new, Short.BYTES, SPARE_SHARE);

        private final short[] values;
        private final boolean unsigned;

        Shorts(int width, int height, int samples, SampleType type, short[] values) {
            super(width, height, samples, type);
            this.values = values;
            this.unsigned = type.isUnsigned();
        }

        /** Room for so many cells, with anything in it. */
        static short[] room(int cells) {
            return SPARE.take(cells);
        }

        @Override
        public void discard() {
            SPARE.give(values);
        }

        @Override
        public double get(int index) {
            return unsigned ? values[index] & 0xFFFF : values[index];
        }

        @Override
        void copy(int from, int count, double[] target, int offset) {
            if (unsigned) {
                for (int i = 0; i < count; i++) {
                    target[offset + i] = values[from + i] & 0xFFFF;
                }
            } else {
                for (int i = 0; i < count; i++) {
                    target[offset + i] = values[from + i];
                }
            }
        }

        /** In one walk: most scenes are of this type. */
        @Override
        void copy(int from, int count, double[] target, int offset, double noData) {
            int none = (int) noData;
            if (!unsigned || none != noData) {
                super.copy(from, count, target, offset, noData);
                return;
            }
            for (int i = 0; i < count; i++) {
                int value = values[from + i] & 0xFFFF;
                target[offset + i] = value == none ? Double.NaN : value;
            }
        }

        @Override
        void copy(int from, int count, float[] target, int offset) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = unsigned ? values[from + i] & 0xFFFF : values[from + i];
            }
        }
    }

    static final class Ints extends TileData {
        private final int[] values;
        private final long mask;

        Ints(int width, int height, int samples, SampleType type, int[] values) {
            super(width, height, samples, type);
            this.values = values;
            this.mask = type.isUnsigned() ? 0xFFFFFFFFL : -1L;
        }

        @Override
        public double get(int index) {
            return values[index] & mask;
        }

        @Override
        void copy(int from, int count, double[] target, int offset) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = values[from + i] & mask;
            }
        }

        @Override
        void copy(int from, int count, float[] target, int offset) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = values[from + i] & mask;
            }
        }
    }

    static final class Longs extends TileData {
        private final long[] values;
        private final boolean unsigned;

        Longs(int width, int height, int samples, SampleType type, long[] values) {
            super(width, height, samples, type);
            this.values = values;
            this.unsigned = type.isUnsigned();
        }

        @Override
        public double get(int index) {
            long value = values[index];
            return unsigned && value < 0 ? ((value >>> 1) | (value & 1)) * 2.0 : value;
        }

        @Override
        void copy(int from, int count, double[] target, int offset) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = get(from + i);
            }
        }

        @Override
        void copy(int from, int count, float[] target, int offset) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = (float) get(from + i);
            }
        }
    }

    static final class Floats extends TileData {
        private final float[] values;

        Floats(int width, int height, int samples, float[] values) {
            super(width, height, samples, SampleType.FLOAT32);
            this.values = values;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        void copy(int from, int count, double[] target, int offset) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = values[from + i];
            }
        }

        @Override
        void copy(int from, int count, float[] target, int offset) {
            System.arraycopy(values, from, target, offset, count);
        }
    }

    static final class Doubles extends TileData {
        private final double[] values;

        Doubles(int width, int height, int samples, double[] values) {
            super(width, height, samples, SampleType.FLOAT64);
            this.values = values;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        void copy(int from, int count, double[] target, int offset) {
            System.arraycopy(values, from, target, offset, count);
        }

        @Override
        void copy(int from, int count, float[] target, int offset) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = (float) values[from + i];
            }
        }
    }
}
