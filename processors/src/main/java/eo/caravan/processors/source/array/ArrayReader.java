package eo.caravan.processors.source.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads rectangles of a variable, chunk by chunk. For any number of threads. */
public final class ArrayReader {
    private final ArrayVariable variable;
    private final Chunks chunks;

    /** Where decoded chunks come from, for instance a cache. */
    @FunctionalInterface
    public interface Chunks {
        /** As {@link ArrayVariable.Data#chunk}. */
        ByteBuffer get(int[] index) throws IOException;
    }

    public ArrayReader(ArrayVariable variable, Chunks chunks) {
        this.variable = variable;
        this.chunks = chunks;
    }

    /** A reader without a cache. */
    public static ArrayReader of(ArrayVariable variable) {
        return new ArrayReader(variable, variable.data()::chunk);
    }

    /**
     * The elements of a rectangle, row-major.
     *
     * @param from the first index in each dimension
     * @param size how many in each
     * @param target takes the elements from {@code offset} on
     * @throws IOException where a chunk cannot be read, or is shorter than it should be
     */
    public void read(int[] from, int[] size, double[] target, int offset) throws IOException {
        int dimensions = from.length;
        int[] first = new int[dimensions];
        int[] last = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            if (size[d] == 0) {
                return;
            }
            first[d] = from[d] / variable.chunks()[d];
            last[d] = (from[d] + size[d] - 1) / variable.chunks()[d];
        }
        int[] index = first.clone();
        while (true) {
            copy(index, from, size, target, offset);
            int d = dimensions - 1;
            while (d >= 0 && index[d] == last[d]) {
                index[d] = first[d];
                d--;
            }
            if (d < 0) {
                return;
            }
            index[d]++;
        }
    }

    private void copy(int[] index, int[] from, int[] size, double[] target, int offset) throws IOException {
        int dimensions = from.length;
        int[] begin = new int[dimensions];
        int[] count = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            int low = Math.max(from[d], index[d] * variable.chunks()[d]);
            long high = Math.min((long) from[d] + size[d], (index[d] + 1L) * variable.chunks()[d]);
            begin[d] = low;
            count[d] = (int) (high - low);
        }
        ByteBuffer chunk = chunks.get(index.clone());
        Run run = new Run(chunk, index, from, size, begin, count, target);
        run.copy(0, 0, offset);
    }

    /** The part of one chunk that lies in the rectangle. */
    private final class Run {
        private final ByteBuffer chunk;
        private final int[] index;
        private final int[] from;
        private final int[] size;
        private final int[] begin;
        private final int[] count;
        private final double[] target;

        Run(ByteBuffer chunk, int[] index, int[] from, int[] size, int[] begin, int[] count, double[] target) {
            this.chunk = chunk;
            this.index = index;
            this.from = from;
            this.size = size;
            this.begin = begin;
            this.count = count;
            this.target = target;
        }

        void copy(int dimension, int source, int to) throws IOException {
            if (dimension == from.length) {
                copyRow(source, to, 1);
                return;
            }
            int sourceStride = stride(variable.chunks(), dimension);
            int targetStride = stride(size, dimension);
            int sourceAt = source + (begin[dimension] - index[dimension] * variable.chunks()[dimension]) * sourceStride;
            int targetAt = to + (begin[dimension] - from[dimension]) * targetStride;
            if (dimension == from.length - 1) {
                copyRow(sourceAt, targetAt, count[dimension]);
                return;
            }
            for (int i = 0; i < count[dimension]; i++) {
                copy(dimension + 1, sourceAt + i * sourceStride, targetAt + i * targetStride);
            }
        }

        private void copyRow(int source, int to, int length) throws IOException {
            if (chunk == null) {
                Arrays.fill(target, to, to + length, variable.fill());
                return;
            }
            ElementType type = variable.type();
            long end = ((long) source + length) * type.bytes();
            if (end > chunk.limit()) {
                throw new IOException("a part of '" + variable.name() + "' has " + chunk.limit()
                        + " bytes, but at least " + end + " are needed");
            }
            for (int i = 0, at = source * type.bytes(); i < length; i++, at += type.bytes()) {
                target[to + i] = type.get(chunk, at);
            }
        }
    }

    private static int stride(int[] sizes, int dimension) {
        int stride = 1;
        for (int d = dimension + 1; d < sizes.length; d++) {
            stride *= sizes[d];
        }
        return stride;
    }

    /**
     * All elements of a small variable.
     *
     * @param most how many it may have
     */
    public double[] all(int most) throws IOException {
        if (variable.size() > most) {
            throw new IOException("'" + variable.name() + "' has " + variable.size() + " elements; at most " + most
                    + " are read of such a variable");
        }
        double[] values = new double[(int) variable.size()];
        read(new int[variable.shape().length], variable.shape(), values, 0);
        return values;
    }
}
