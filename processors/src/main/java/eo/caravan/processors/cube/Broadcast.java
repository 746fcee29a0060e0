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

    /** A row of cells of the outer region, and where the inner chunk has theirs. */
    @FunctionalInterface
    public interface Row {
        /**
         * Takes {@code count} cells.
         *
         * @param at the first cell in the outer chunk
         * @param from the first cell in the inner chunk
         * @param step how far apart its cells lie in the inner chunk; 0 where they are all the same one
         */
        void take(int at, int from, int step, int count);
    }

    /** Walks over the cells of {@code outer} in their order, as long rows as lie alike in {@code inner}, its {@link #inner} region. */
    public void rows(Region inner, Region outer, Row row) {
        int[] strides = new int[outer.dimensions()];
        for (int i = 0; i < positions.length; i++) {
            strides[positions[i]] = inner.stride(i);
        }
        if (outer.cells() > 0) {
            walk(0, 0, 0, outer, strides, row);
        }
    }

    private static void walk(int at, int from, int dimension, Region outer, int[] strides, Row row) {
        boolean last = dimension >= outer.dimensions() - 1;
        if (last || alike(dimension, outer, strides)) {
            int count = outer.dimensions() == 0 ? 1 : outer.size(dimension) * outer.stride(dimension);
            row.take(at, from, outer.dimensions() == 0 ? 0 : strides[outer.dimensions() - 1], count);
            return;
        }
        for (int i = 0; i < outer.size(dimension); i++) {
            walk(at + i * outer.stride(dimension), from + i * strides[dimension], dimension + 1, outer, strides, row);
        }
    }

    /** Whether all cells from a dimension on lie in the inner chunk as they do in the outer one. */
    private static boolean alike(int dimension, Region outer, int[] strides) {
        for (int d = dimension; d < outer.dimensions(); d++) {
            if (strides[d] != outer.stride(d)) {
                return false;
            }
        }
        return true;
    }

    /** A value for each cell of {@code outer}, from a chunk of the {@link #inner} region. The chunk's own array where it fits. */
    public double[] spread(Chunk chunk, Region outer) {
        if (same) {
            return chunk.values();
        }
        double[] out = Chunk.unwritten(outer).values();
        double[] values = chunk.values();
        rows(chunk.region(), outer, (at, from, step, count) -> {
            if (step == 1) {
                System.arraycopy(values, from, out, at, count);
            } else {
                for (int i = 0; i < count; i++) {
                    out[at + i] = values[from + i * step];
                }
            }
        });
        return out;
    }
}
