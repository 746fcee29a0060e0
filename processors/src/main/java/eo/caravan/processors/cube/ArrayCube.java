package eo.caravan.processors.cube;

/** A cube whose cells lie in memory: for small cubes that come from JSON, for intermediate ones, and for tests. */
public final class ArrayCube implements Cube {
    private final Shape shape;
    private final double[] values;

    /**
     * Takes the cells of a shape.
     *
     * @param values row-major in the order of the shape's dimensions, no data is NaN; not copied
     */
    public ArrayCube(Shape shape, double[] values) {
        if (values.length != shape.whole().cells()) {
            throw new IllegalArgumentException(values.length + " values for " + shape.whole());
        }
        this.shape = shape;
        this.values = values;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk chunk = Chunk.zeros(region);
        if (region.cells() > 0) {
            copy(region, 0, 0, chunk.values(), 0);
        }
        return chunk;
    }

    private int copy(Region region, int dimension, int source, double[] target, int position) {
        if (dimension == region.dimensions()) {
            target[position] = values[source];
            return position + 1;
        }
        Region whole = shape.whole();
        int stride = whole.stride(dimension);
        int first = source + region.from(dimension) * stride;
        if (dimension == region.dimensions() - 1) {
            System.arraycopy(values, first, target, position, region.size(dimension));
            return position + region.size(dimension);
        }
        int next = position;
        for (int i = 0; i < region.size(dimension); i++) {
            next = copy(region, dimension + 1, first + i * stride, target, next);
        }
        return next;
    }
}
