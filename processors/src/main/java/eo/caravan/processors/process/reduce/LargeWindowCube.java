package eo.caravan.processors.process.reduce;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.process.HorizontalAxes;
import eo.caravan.processors.process.accumulate.Aggregation;

/** A cube of windows that are too large to be rows of a program: each is accumulated for itself. */
final class LargeWindowCube implements Cube {
    private final HorizontalAxes axes;
    private final WindowAxis columns;
    private final WindowAxis rows;
    private final RectangleGroups groups;
    private final Shape shape;

    LargeWindowCube(
            Cube input,
            HorizontalAxes axes,
            WindowAxis columns,
            WindowAxis rows,
            Aggregation aggregation,
            ChunkExecutor executor) {
        this.axes = axes;
        this.columns = columns;
        this.rows = rows;
        this.groups = new RectangleGroups(input, axes, aggregation, executor);
        this.shape = input.shape()
                .with(axes.x(), columns.windows())
                .with(axes.y(), rows.windows())
                .computed(aggregation.encoding());
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
        for (int row = region.from(axes.y()); row < region.to(axes.y()); row++) {
            for (int column = region.from(axes.x()); column < region.to(axes.x()); column++) {
                Region window = window(region, column, row);
                long cells = (long) window.size(axes.x()) * window.size(axes.y());
                double[] results = groups.results(window, (long) columns.size() * rows.size() - cells);
                out.paste(new Chunk(region.with(axes.x(), column, 1).with(axes.y(), row, 1), results));
            }
        }
        return out;
    }

    private Region window(Region region, int column, int row) {
        int x = columns.from(column);
        int y = rows.from(row);
        return region.with(axes.x(), x, columns.to(column, 1) - x).with(axes.y(), y, rows.to(row, 1) - y);
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        int lastColumn = region.size(axes.x()) > 1 ? 1 : 0; // of the first two at least one is whole
        int lastRow = region.size(axes.y()) > 1 ? 1 : 0;
        long most = 0;
        for (int row = 0; row <= lastRow; row++) {
            for (int column = 0; column <= lastColumn; column++) {
                Region window = window(region, region.from(axes.x()) + column, region.from(axes.y()) + row);
                long results = region.cells() / region.size(axes.x()) / region.size(axes.y()) * Double.BYTES;
                most = Math.max(most, groups.memory(window) + results);
            }
        }
        return region.cells() * Double.BYTES + most;
    }
}
