package eo.caravan.processors.process.load;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import java.util.Arrays;
import java.util.List;

/** Cubes laid into a larger one; where several have a cell, the first that has data there wins. Only those under a region are read. */
final class UnitedCube implements Cube {
    private final Shape shape;
    private final List<Placed> parts;

    UnitedCube(Shape shape, List<Placed> parts) {
        this.shape = shape;
        this.parts = List.copyOf(parts);
    }

    /**
     * A cube and its place.
     *
     * @param indices for each dimension the index in the union of each label
     */
    record Placed(Cube cube, int[][] indices) {
        /** The first position in a dimension, from {@code from} on, that lies in the region; the size where there is none. */
        private int next(int dimension, int from, Region region) {
            int at = from;
            while (at < indices[dimension].length
                    && (indices[dimension][at] < region.from(dimension)
                            || indices[dimension][at] >= region.to(dimension))) {
                at++;
            }
            return at;
        }

        /** How many labels from a position on are neighbours in the union, too, and lie in the region. */
        private int run(int dimension, int from, Region region) {
            int[] own = indices[dimension];
            int length = 1;
            while (from + length < own.length
                    && own[from + length] == own[from] + length
                    && own[from + length] < region.to(dimension)) {
                length++;
            }
            return length;
        }

        private boolean touches(Region region) {
            for (int d = 0; d < indices.length; d++) {
                if (next(d, 0, region) == indices[d].length) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk out = Chunk.empty(region);
        if (region.cells() == 0) {
            return out;
        }
        for (Placed part : parts) {
            if (part.touches(region)) {
                int dimensions = region.dimensions();
                fill(part, region, 0, new int[dimensions], new int[dimensions], out);
            }
        }
        return out;
    }

    /** Reads every block of the part that is a block of the region, too. */
    private static void fill(Placed part, Region region, int dimension, int[] from, int[] size, Chunk out) {
        if (dimension == from.length) {
            paste(part, Region.of(from, size), out);
            return;
        }
        int at = part.next(dimension, 0, region);
        while (at < part.indices[dimension].length) {
            from[dimension] = at;
            size[dimension] = part.run(dimension, at, region);
            fill(part, region, dimension + 1, from.clone(), size.clone(), out);
            at = part.next(dimension, at + size[dimension], region);
        }
    }

    private static void paste(Placed part, Region own, Chunk out) {
        int[] from = new int[own.dimensions()];
        Arrays.setAll(from, d -> part.indices[d][own.from(d)]);
        Region place = Region.of(from, own.sizes());
        if (!free(out, place, 0, 0)) {
            return;
        }
        double[] cells = part.cube.read(own).values();
        merge(cells, place, out, 0, 0, 0);
    }

    /** Whether a cell of the place has no data yet. */
    private static boolean free(Chunk out, Region place, int dimension, int first) {
        if (dimension == place.dimensions()) {
            return Double.isNaN(out.values()[first]);
        }
        int stride = out.region().stride(dimension);
        int begin = first + (place.from(dimension) - out.region().from(dimension)) * stride;
        for (int i = 0; i < place.size(dimension); i++) {
            if (free(out, place, dimension + 1, begin + i * stride)) {
                return true;
            }
        }
        return false;
    }

    private static int merge(double[] cells, Region place, Chunk out, int dimension, int first, int source) {
        int stride = out.region().stride(dimension);
        int begin = first + (place.from(dimension) - out.region().from(dimension)) * stride;
        int next = source;
        boolean last = dimension == place.dimensions() - 1;
        for (int i = 0; i < place.size(dimension); i++) {
            if (!last) {
                next = merge(cells, place, out, dimension + 1, begin + i * stride, next);
            } else {
                double[] values = out.values();
                values[begin + i] = Double.isNaN(values[begin + i]) ? cells[next] : values[begin + i];
                next++;
            }
        }
        return next;
    }

    @Override
    public long memory(Region region) {
        long most = 0;
        for (Placed part : parts) {
            if (part.touches(region)) {
                int[] from = new int[region.dimensions()];
                int[] size = new int[region.dimensions()];
                for (int d = 0; d < from.length; d++) {
                    from[d] = part.next(d, 0, region);
                    size[d] = Math.min(region.size(d), part.indices[d].length - from[d]);
                }
                most = Math.max(most, part.cube.memory(Region.of(from, size)));
            }
        }
        return region.cells() * Double.BYTES + most;
    }
}
