package eo.caravan.processors.process.merge;

import eo.caravan.processors.cube.Broadcast;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Program;
import java.util.ArrayList;
import java.util.List;

/** Two cubes in one. Cells that neither has are no data; cells that both have are resolved by a program. */
final class MergedCube implements Cube {
    private final Cube first;
    private final Cube second;
    private final List<JoinedDimension> joined;
    private final Program resolver;
    private final Shape shape;
    private final Broadcast ofFirst;
    private final Broadcast ofSecond;

    /**
     * Merges two cubes.
     *
     * @param resolver two input rows, one output; {@code null} where the cubes do not overlap
     * @param shape of the dimensions in {@code joined}
     */
    MergedCube(Cube first, Cube second, List<JoinedDimension> joined, Program resolver, Shape shape) {
        this.first = first;
        this.second = second;
        this.joined = joined;
        this.resolver = resolver;
        this.shape = shape;
        this.ofFirst = Broadcast.of(first.shape(), shape);
        this.ofSecond = Broadcast.of(second.shape(), shape);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        List<Region> parts = parts(region);
        if (parts.size() == 1) {
            return compute(region);
        }
        Chunk out = Chunk.zeros(region);
        parts.forEach(part -> out.paste(compute(part)));
        return out;
    }

    @Override
    public long memory(Region region) {
        long most = 0;
        List<Region> parts = parts(region);
        for (Region part : parts) {
            most = Math.max(most, needs(part));
        }
        return parts.size() == 1 ? most : most + region.cells() * Double.BYTES;
    }

    private long needs(Region part) {
        long bytes = part.cells() * Double.BYTES;
        Region one = source(part, true);
        Region two = source(part, false);
        long firstNeeds = one == null ? 0 : bytes + first.memory(ofFirst.inner(one));
        return two == null
                ? Math.max(bytes, firstNeeds)
                : Math.max(firstNeeds, 2 * bytes + second.memory(ofSecond.inner(two)));
    }

    /** Splits a region so that within a part the labels of each input are neighbours, or all missing. */
    private List<Region> parts(Region region) {
        if (region.cells() == 0) {
            return List.of();
        }
        List<Region> parts = List.of(region);
        for (int d = 0; d < region.dimensions(); d++) {
            List<Region> finer = new ArrayList<>();
            for (Region part : parts) {
                for (int at = part.from(d); at < part.to(d); ) {
                    int length = run(joined.get(d), at, part.to(d));
                    finer.add(part.with(d, at, length));
                    at += length;
                }
            }
            parts = finer;
        }
        return parts;
    }

    private static int run(JoinedDimension dimension, int at, int end) {
        int length = 1;
        while (at + length < end
                && neighbours(dimension.first(), at, length)
                && neighbours(dimension.second(), at, length)) {
            length++;
        }
        return length;
    }

    private static boolean neighbours(int[] indices, int at, int length) {
        return indices == null
                || (indices[at] < 0 ? indices[at + length] < 0 : indices[at + length] == indices[at] + length);
    }

    /** The part in the indices of one input, or {@code null} where it has none of it; dimensions that it lacks stay. */
    private Region source(Region part, boolean ofTheFirst) {
        Region source = part;
        for (int d = 0; d < part.dimensions(); d++) {
            int[] indices = ofTheFirst ? joined.get(d).first() : joined.get(d).second();
            if (indices != null) {
                int from = indices[part.from(d)];
                if (from < 0) {
                    return null;
                }
                source = source.with(d, from, part.size(d));
            }
        }
        return source;
    }

    private Chunk compute(Region part) {
        Region one = source(part, true);
        Region two = source(part, false);
        double[] x = one == null ? null : ofFirst.spread(first.read(ofFirst.inner(one)), one);
        double[] y = two == null ? null : ofSecond.spread(second.read(ofSecond.inner(two)), two);
        if (x == null && y == null) {
            return Chunk.empty(part);
        }
        if (x == null || y == null) {
            return new Chunk(part, x == null ? y : x);
        }
        return new Chunk(part, resolve(x, y));
    }

    private double[] resolve(double[] x, double[] y) {
        Block block = resolver.open();
        double[][] target = {new double[block.capacity()]};
        for (int at = 0; at < x.length; at += block.capacity()) {
            int length = Math.min(block.capacity(), x.length - at);
            System.arraycopy(x, at, block.input(0), 0, length);
            System.arraycopy(y, at, block.input(1), 0, length);
            resolver.run(block, length, target);
            System.arraycopy(target[0], 0, x, at, length);
        }
        return x;
    }
}
