package eo.caravan.processors.cube;

import java.util.Arrays;

/**
 * The cells of a region, row-major: the last dimension runs fastest. No data is NaN, true is 1 and false is 0.
 *
 * @param region which cells these are
 * @param values as many as the region has cells
 */
public record Chunk(Region region, double[] values) {
    public Chunk {
        if (values.length != region.cells()) {
            throw new IllegalArgumentException(values.length + " values for " + region);
        }
    }

    /** A chunk of zeros. */
    public static Chunk zeros(Region region) {
        return new Chunk(region, new double[Math.toIntExact(region.cells())]);
    }

    /** A chunk without data. */
    public static Chunk empty(Region region) {
        Chunk chunk = zeros(region);
        Arrays.fill(chunk.values, Double.NaN);
        return chunk;
    }
}
