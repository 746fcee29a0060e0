package eo.caravan.processors.process.dimension;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import java.util.List;

/** A cube with several neighbouring dimensions in the place of one. Labels that are neighbours in the input are read together. */
final class UnflattenedCube implements Cube {
    private final Cube input;
    private final int dimension;
    private final int count;
    private final int[] places;
    private final Shape shape;

    /**
     * Unflattens a dimension.
     *
     * @param places for each combination of new labels, the last running fastest, the index in the input
     */
    UnflattenedCube(Cube input, int dimension, List<Dimension> targets, int[] places) {
        this.input = input;
        this.dimension = dimension;
        this.count = targets.size();
        this.places = places;
        Shape unflattened = input.shape().without(dimension);
        for (int i = 0; i < count; i++) {
            unflattened = unflattened.inserted(dimension + i, targets.get(i));
        }
        this.shape = unflattened;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        if (region.cells() == 0) {
            return Chunk.zeros(region);
        }
        int[] asked = asked(region);
        Region flat = flat(region);
        if (run(asked, 0) == asked.length) {
            return input.read(flat.with(dimension, asked[0], asked.length)).as(region);
        }
        Chunk out = Chunk.zeros(flat);
        for (int at = 0; at < asked.length; ) {
            int length = run(asked, at);
            out.paste(input.read(flat.with(dimension, asked[at], length)).as(flat.with(dimension, at, length)));
            at += length;
        }
        return out.as(region);
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        int[] asked = asked(region);
        Region flat = flat(region);
        long most = 0;
        for (int at = 0; at < asked.length; ) {
            int length = run(asked, at);
            most = Math.max(most, input.memory(flat.with(dimension, asked[at], length)));
            at += length;
        }
        return run(asked, 0) == asked.length ? most : most + region.cells() * Double.BYTES;
    }

    /** How many combinations from {@code at} on are neighbours in the input, too. */
    private static int run(int[] asked, int at) {
        int length = 1;
        while (at + length < asked.length && asked[at + length] == asked[at] + length) {
            length++;
        }
        return length;
    }

    /** The indices in the input of all combinations of a region, in their order. */
    private int[] asked(Region region) {
        int[] asked = {0};
        for (int i = 0; i < count; i++) {
            int d = dimension + i;
            int[] next = new int[asked.length * region.size(d)];
            for (int j = 0; j < next.length; j++) {
                int index = region.from(d) + j % region.size(d);
                next[j] = asked[j / region.size(d)] * shape.dimension(d).size() + index;
            }
            asked = next;
        }
        for (int i = 0; i < asked.length; i++) {
            asked[i] = places[asked[i]];
        }
        return asked;
    }

    /** A region as large, with one dimension for all combinations. */
    private Region flat(Region region) {
        Region flat = region;
        int combinations = 1;
        for (int i = 0; i < count; i++) {
            combinations *= flat.size(dimension);
            flat = flat.without(dimension);
        }
        return flat.inserted(dimension, 0, combinations);
    }
}
