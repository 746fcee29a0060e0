package eo.caravan.processors.cube;

import java.util.Arrays;

/** A range of indices in every dimension of a shape, in the order of its dimensions. */
public final class Region {
    private final int[] from;
    private final int[] size;

    private Region(int[] from, int[] size) {
        this.from = from;
        this.size = size;
    }

    /** The region that begins at {@code from} and has {@code size} indices, a number each for every dimension. */
    public static Region of(int[] from, int[] size) {
        if (from.length != size.length) {
            throw new IllegalArgumentException("from and size differ in length");
        }
        return new Region(from.clone(), size.clone());
    }

    public int dimensions() {
        return from.length;
    }

    /** The first index in a dimension. */
    public int from(int dimension) {
        return from[dimension];
    }

    /** The number of indices in a dimension. */
    public int size(int dimension) {
        return size[dimension];
    }

    /** One past the last index in a dimension. */
    public int to(int dimension) {
        return from[dimension] + size[dimension];
    }

    public int[] sizes() {
        return size.clone();
    }

    /** How many cells the region has. */
    public long cells() {
        return product(0, size.length);
    }

    /** How many cells lie between two neighbours in {@code dimension} in a row-major array: the product of all later sizes. */
    public int stride(int dimension) {
        return Math.toIntExact(product(dimension + 1, size.length));
    }

    /** The product of all sizes before {@code dimension}. */
    public int outer(int dimension) {
        return Math.toIntExact(product(0, dimension));
    }

    /** This region with another range in one dimension. */
    public Region with(int dimension, int newFrom, int newSize) {
        Region copy = of(from, size);
        copy.from[dimension] = newFrom;
        copy.size[dimension] = newSize;
        return copy;
    }

    /** This region without one dimension. */
    public Region without(int dimension) {
        return new Region(removed(from, dimension), removed(size, dimension));
    }

    /** This region with a further dimension before {@code dimension}. */
    public Region inserted(int dimension, int newFrom, int newSize) {
        return new Region(inserted(from, dimension, newFrom), inserted(size, dimension, newSize));
    }

    private long product(int begin, int end) {
        long product = 1;
        for (int i = begin; i < end; i++) {
            product = Math.multiplyExact(product, size[i]);
        }
        return product;
    }

    private static int[] removed(int[] values, int at) {
        int[] out = new int[values.length - 1];
        System.arraycopy(values, 0, out, 0, at);
        System.arraycopy(values, at + 1, out, at, out.length - at);
        return out;
    }

    private static int[] inserted(int[] values, int at, int value) {
        int[] out = new int[values.length + 1];
        System.arraycopy(values, 0, out, 0, at);
        out[at] = value;
        System.arraycopy(values, at, out, at + 1, values.length - at);
        return out;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region region && Arrays.equals(from, region.from) && Arrays.equals(size, region.size);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(from) + Arrays.hashCode(size);
    }

    @Override
    public String toString() {
        return "Region from " + Arrays.toString(from) + " size " + Arrays.toString(size);
    }
}
