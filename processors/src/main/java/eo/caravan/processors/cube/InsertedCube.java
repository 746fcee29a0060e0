package eo.caravan.processors.cube;

/** A cube with a further dimension of a single label. */
public final class InsertedCube implements Cube {
    private final Cube input;
    private final int index;
    private final Shape shape;

    /**
     * Adds a dimension before the one at {@code index}.
     *
     * @param dimension has one label
     */
    public InsertedCube(Cube input, int index, Dimension dimension) {
        if (dimension.size() != 1) {
            throw new IllegalArgumentException("an inserted dimension has one label, not " + dimension.size());
        }
        this.input = input;
        this.index = index;
        this.shape = input.shape().inserted(index, dimension);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        return region.cells() == 0
                ? Chunk.zeros(region)
                : input.read(region.without(index)).as(region);
    }

    @Override
    public long memory(Region region) {
        return region.cells() == 0 ? 0 : input.memory(region.without(index));
    }
}
