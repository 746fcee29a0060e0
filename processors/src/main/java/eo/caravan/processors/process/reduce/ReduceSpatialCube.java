package eo.caravan.processors.process.reduce;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.process.HorizontalAxes;
import eo.caravan.processors.process.accumulate.Aggregation;
import java.util.Arrays;

/** A cube without its axes x and y: each cell is made of all cells of a slice. */
final class ReduceSpatialCube implements Cube {
    private final RectangleGroups groups;
    private final Aggregation aggregation;
    private final HorizontalAxes axes;
    private final int width;
    private final int height;
    private final Shape shape;

    ReduceSpatialCube(Cube input, HorizontalAxes axes, Aggregation aggregation, ChunkExecutor executor) {
        this.groups = new RectangleGroups(input, axes, aggregation, executor);
        this.aggregation = aggregation;
        this.axes = axes;
        this.width = input.shape().dimension(axes.x()).size();
        this.height = input.shape().dimension(axes.y()).size();
        this.shape = axes.without(input.shape()).computed(aggregation.encoding());
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk out = Chunk.zeros(region);
        if (region.cells() == 0) {
            return out;
        }
        if (width == 0 || height == 0) {
            Arrays.fill(out.values(), aggregation.open().result());
            return out;
        }
        return new Chunk(region, groups.results(axes.rectangle(region, 0, width, 0, height), 0));
    }

    @Override
    public long memory(Region region) {
        long results = region.cells() * Double.BYTES;
        boolean empty = region.cells() == 0 || width == 0 || height == 0;
        return results + (empty ? 0 : groups.memory(axes.rectangle(region, 0, width, 0, height)));
    }
}
