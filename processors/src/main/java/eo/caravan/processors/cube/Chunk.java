package eo.caravan.processors.cube;

import eo.caravan.processors.memory.SpareArrays;
import java.util.Arrays;

/**
 * The cells of a region, row-major: the last dimension runs fastest. No data is NaN, true is 1 and false is 0.
 *
 * @param region which cells these are
 * @param values as many as the region has cells
 */
public record Chunk(Region region, double[] values) {
    private static final int SPARE_SHARE = 16;
    private static final SpareArrays<double[]> SPARE = SpareArrays.sharing(double[]::new, Double.BYTES, SPARE_SHARE);

    public Chunk {
        if (values.length != region.cells()) {
            throw new IllegalArgumentException(values.length + " values for " + region);
        }
    }

    /** A chunk of zeros. */
    public static Chunk zeros(Region region) {
        return new Chunk(region, new double[Math.toIntExact(region.cells())]);
    }

    /** A chunk whose every cell is still to be written; anything may stand there. */
    public static Chunk unwritten(Region region) {
        return new Chunk(region, SPARE.take(Math.toIntExact(region.cells())));
    }

    /** Says that nobody will look at this chunk or its array any more, so that another one can take its place. */
    public void discard() {
        SPARE.give(values);
    }

    /** A chunk without data. */
    public static Chunk empty(Region region) {
        Chunk chunk = unwritten(region);
        Arrays.fill(chunk.values, Double.NaN);
        return chunk;
    }

    /** The same values as the cells of another region with as many cells. */
    public Chunk as(Region other) {
        return new Chunk(other, values);
    }

    /** Copies the cells of {@code part}, whose region must lie within this one, to their places in this chunk. */
    public void paste(Chunk part) {
        if (part.values.length > 0) {
            paste(part, 0, 0, 0);
        }
    }

    private void paste(Chunk part, int dimension, int source, int target) {
        Region inner = part.region;
        if (dimension == inner.dimensions()) {
            values[target] = part.values[source];
            return;
        }
        int stride = inner.stride(dimension);
        int ownStride = region.stride(dimension);
        int first = target + (inner.from(dimension) - region.from(dimension)) * ownStride;
        if (stride == ownStride) {
            System.arraycopy(part.values, source, values, first, inner.size(dimension) * stride);
            return;
        }
        for (int i = 0; i < inner.size(dimension); i++) {
            paste(part, dimension + 1, source + i * stride, first + i * ownStride);
        }
    }
}
