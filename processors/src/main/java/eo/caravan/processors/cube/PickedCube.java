package eo.caravan.processors.cube;

import java.util.Arrays;

/** A cube with some of the labels of one dimension, in any order; cells that were not picked are never read. */
public final class PickedCube implements Cube {
    private final Cube input;
    private final int dimension;
    private final int[] indices;
    private final Shape shape;

    private PickedCube(Cube input, int dimension, int[] indices) {
        this.input = input;
        this.dimension = dimension;
        this.indices = indices;
        this.shape =
                input.shape().with(dimension, input.shape().dimension(dimension).pick(indices));
    }

    /** The labels at {@code indices} of a dimension; the cube itself where these are all in order. */
    public static Cube of(Cube input, int dimension, int[] indices) {
        int size = input.shape().dimension(dimension).size();
        boolean all = indices.length == size;
        for (int i = 0; all && i < size; i++) {
            all = indices[i] == i;
        }
        return all ? input : new PickedCube(input, dimension, indices.clone());
    }

    /** {@code size} neighbouring labels of a dimension. */
    public static Cube range(Cube input, int dimension, int from, int size) {
        int[] indices = new int[size];
        Arrays.setAll(indices, i -> from + i);
        return of(input, dimension, indices);
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
        if (run(region, region.from(dimension)) == region.size(dimension)) {
            return input.read(mapped(region, region.from(dimension), region.size(dimension)))
                    .as(region);
        }
        Chunk out = Chunk.zeros(region);
        for (int at = region.from(dimension); at < region.to(dimension); ) {
            int length = run(region, at);
            out.paste(input.read(mapped(region, at, length)).as(region.with(dimension, at, length)));
            at += length;
        }
        return out;
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        long most = 0;
        for (int at = region.from(dimension); at < region.to(dimension); ) {
            int length = run(region, at);
            most = Math.max(most, input.memory(mapped(region, at, length)));
            at += length;
        }
        boolean direct = run(region, region.from(dimension)) == region.size(dimension);
        return direct ? most : most + region.cells() * Double.BYTES;
    }

    /** How many labels from {@code at} on are neighbours in the input, too. */
    private int run(Region region, int at) {
        int length = 1;
        while (at + length < region.to(dimension) && indices[at + length] == indices[at] + length) {
            length++;
        }
        return length;
    }

    private Region mapped(Region region, int at, int length) {
        return region.with(dimension, indices[at], length);
    }
}
