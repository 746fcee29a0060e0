package eo.caravan.processors.cube;

/** A cube without one of its dimensions, of which a single label is kept. */
public final class DroppedCube implements Cube {
    private final Cube input;
    private final int dimension;
    private final int label;
    private final Shape shape;

    /** Keeps the cells at index {@code label} of the dropped dimension. */
    public DroppedCube(Cube input, int dimension, int label) {
        this.input = input;
        this.dimension = dimension;
        this.label = label;
        this.shape = input.shape().without(dimension);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        return input.read(region.inserted(dimension, label, 1)).as(region);
    }

    @Override
    public long memory(Region region) {
        return input.memory(region.inserted(dimension, label, 1));
    }
}
