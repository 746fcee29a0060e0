package eo.caravan.processors.process.filter;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;

/** Some columns of a cube around the globe, from one on over the last to the first again; longitudes run on over the seam. */
final class RolledCube implements Cube {
    private final Cube input;
    private final int dimension;
    private final int from;
    private final int columns;
    private final Shape shape;

    /**
     * Takes columns.
     *
     * @param dimension the horizontal axis x, which goes around the globe
     * @param size no more than the axis has
     */
    RolledCube(Cube input, int dimension, int from, int size) {
        this.input = input;
        this.dimension = dimension;
        this.from = from;
        Dimension.Horizontal axis = (Dimension.Horizontal) input.shape().dimension(dimension);
        this.columns = axis.size();
        this.shape = input.shape().with(dimension, axis.range(from, size));
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        int begin = from + region.from(dimension);
        int before = Math.max(0, Math.min(region.size(dimension), columns - begin));
        if (before == region.size(dimension)) {
            return input.read(region.with(dimension, begin, before)).as(region);
        }
        int over = Math.max(0, begin - columns);
        int after = region.size(dimension) - before;
        if (before == 0) {
            return input.read(region.with(dimension, over, after)).as(region);
        }
        Chunk out = Chunk.zeros(region);
        out.paste(input.read(region.with(dimension, begin, before))
                .as(region.with(dimension, region.from(dimension), before)));
        out.paste(input.read(region.with(dimension, over, after))
                .as(region.with(dimension, region.from(dimension) + before, after)));
        return out;
    }

    @Override
    public long memory(Region region) {
        int half = Math.min(columns, region.size(dimension));
        return region.cells() * Double.BYTES + input.memory(region.with(dimension, 0, half));
    }
}
