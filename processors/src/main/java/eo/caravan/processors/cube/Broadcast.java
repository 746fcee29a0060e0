package eo.caravan.processors.cube;

import java.util.List;

/**
 * Lays a cube over one that has all its dimensions and perhaps more, in whatever order: along a dimension that it lacks, every
 * label sees the same cells.
 */
public final class Broadcast {
    private final int[] positions;
    private final boolean same;

    private Broadcast(int[] positions, boolean same) {
        this.positions = positions;
        this.same = same;
    }

    /**
     * From the dimensions of {@code inner}, by their names, to those of {@code outer}.
     *
     * @throws IllegalArgumentException where {@code outer} lacks one
     */
    public static Broadcast of(Shape inner, Shape outer) {
        List<String> names = outer.names();
        int[] positions = inner.names().stream().mapToInt(names::indexOf).toArray();
        boolean same = inner.dimensions().size() == names.size();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0) {
                throw new IllegalArgumentException(
                        inner.dimension(i).name() + " is not among " + String.join(", ", names));
            }
            same &= positions[i] == i;
        }
        return new Broadcast(positions, same);
    }

    /** The part of a region of the outer cube that the inner one has. */
    public Region inner(Region outer) {
        int[] from = new int[positions.length];
        int[] size = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            from[i] = outer.from(positions[i]);
            size[i] = outer.size(positions[i]);
        }
        return Region.of(from, size);
    }

    /** A value for each cell of {@code outer}, from a chunk of the {@link #inner} region. The chunk's own array where it fits. */
    public double[] spread(Chunk chunk, Region outer) {
        if (same) {
            return chunk.values();
        }
        int[] strides = new int[outer.dimensions()];
        for (int i = 0; i < positions.length; i++) {
            strides[positions[i]] = chunk.region().stride(i);
        }
        double[] out = Chunk.zeros(outer).values();
        if (out.length > 0) {
            spread(chunk.values(), 0, out, 0, 0, outer, strides);
        }
        return out;
    }

    private static int spread(
            double[] values, int source, double[] out, int target, int dimension, Region outer, int[] strides) {
        if (dimension == outer.dimensions()) {
            out[target] = values[source];
            return target + 1;
        }
        int size = outer.size(dimension);
        int stride = strides[dimension];
        if (dimension == outer.dimensions() - 1) {
            for (int i = 0; i < size; i++) {
                out[target + i] = values[source + i * stride];
            }
            return target + size;
        }
        int next = target;
        for (int i = 0; i < size; i++) {
            next = spread(values, source + i * stride, out, next, dimension + 1, outer, strides);
        }
        return next;
    }
}
