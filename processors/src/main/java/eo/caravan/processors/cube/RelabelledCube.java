package eo.caravan.processors.cube;

import java.util.Arrays;

/** The same cells under other names, labels or encoding: the sizes of all dimensions stay. */
public final class RelabelledCube implements Cube {
    private final Cube input;
    private final Shape shape;

    /**
     * Gives a cube another shape.
     *
     * @throws IllegalArgumentException where the sizes differ
     */
    public RelabelledCube(Cube input, Shape shape) {
        if (!Arrays.equals(input.shape().whole().sizes(), shape.whole().sizes())) {
            throw new IllegalArgumentException("the sizes of " + shape + " differ from those of " + input.shape());
        }
        this.input = input;
        this.shape = shape;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        return input.read(region);
    }

    @Override
    public long memory(Region region) {
        return input.memory(region);
    }
}
