package eo.caravan.processors.process.mask;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Planes;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.raster.Footprints;
import eo.caravan.processors.projection.GridWindow;
import java.util.BitSet;

/**
 * A cube whose cells are replaced where they belong to none of some geometries, or to any of them; see {@link Footprints} for the
 * rule. No data stays no data.
 */
public final class GeometryMaskCube implements Cube {
    private final Cube input;
    private final Footprints footprints;
    private final boolean inside;
    private final double replacement;
    private final Shape shape;
    private final int x;
    private final int y;

    /**
     * Replaces cells.
     *
     * @param footprints on the grid of the input
     * @param inside whether the cells of the geometries are replaced, not the others
     */
    public GeometryMaskCube(Cube input, Footprints footprints, boolean inside, double replacement) {
        this.input = input;
        this.footprints = footprints;
        this.inside = inside;
        this.replacement = replacement;
        this.shape = input.shape().encoded(input.shape().encoding().including(replacement));
        this.x = shape.axis(Dimension.Axis.X);
        this.y = shape.axis(Dimension.Axis.Y);
    }

    /**
     * The grid of a cube that geometries are laid upon.
     *
     * @throws OpenEoException DimensionMissing where it has no regular horizontal axes
     */
    public static Grid grid(Cube cube) {
        return cube.shape()
                .grid()
                .orElseThrow(() -> new OpenEoException(
                        ProcessErrorCode.DIMENSION_MISSING,
                        "Geometries need a cube with regular axes x and y. The dimensions are: "
                                + String.join(", ", cube.shape().names()) + "."));
    }

    /** The cells of geometries; no data elsewhere. */
    public static Cube inside(Cube cube, Dimension.Geometries geometries) {
        return new GeometryMaskCube(cube, Footprints.of(geometries, grid(cube)), false, Double.NaN);
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
        GridWindow window = new GridWindow(region.from(x), region.from(y), region.size(x), region.size(y));
        BitSet replaced = footprints.covered(window);
        if (!inside) {
            replaced.flip(0, window.width() * window.height());
        }
        if (Double.isNaN(replacement) && replaced.nextClearBit(0) >= window.width() * window.height()) {
            return Chunk.empty(region);
        }
        Chunk chunk = input.read(region);
        Planes planes = Planes.of(region, y, x);
        for (int plane : planes.offsets()) {
            for (int row = 0; row < window.height(); row++) {
                replace(chunk.values(), plane + row * planes.rowStride(), planes.columnStride(), replaced, row, window);
            }
        }
        return chunk;
    }

    private void replace(double[] values, int first, int stride, BitSet replaced, int row, GridWindow window) {
        int begin = row * window.width();
        int end = begin + window.width();
        for (int from = replaced.nextSetBit(begin); from >= 0 && from < end; ) {
            int to = Math.min(end, replaced.nextClearBit(from));
            for (int i = from - begin; i < to - begin; i++) {
                int at = first + i * stride;
                values[at] = Double.isNaN(values[at]) ? Double.NaN : replacement;
            }
            from = replaced.nextSetBit(to);
        }
    }

    @Override
    public long memory(Region region) {
        return input.memory(region) + (long) region.size(x) * region.size(y);
    }
}
