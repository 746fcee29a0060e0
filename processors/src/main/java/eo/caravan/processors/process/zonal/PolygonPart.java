package eo.caravan.processors.process.zonal;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.cube.Planes;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.raster.Footprints;
import eo.caravan.processors.geometry.raster.Spans;
import eo.caravan.processors.projection.GridWindow;
import java.util.Arrays;

/** The rectangle of cells around a polygon; those that do not belong to it hold the same value, whatever they held. */
final class PolygonPart implements Cube {
    private final Cube cut;
    private final Footprints footprints;
    private final int polygon;
    private final GridWindow window;
    private final double masked;
    private final Shape shape;
    private final int x;
    private final int y;

    /**
     * Cuts out a rectangle.
     *
     * @param polygon the one whose cells are kept
     * @param window where it lies in the input
     */
    PolygonPart(Cube input, Footprints footprints, int polygon, GridWindow window, double masked) {
        this.x = input.shape().axis(Dimension.Axis.X);
        this.y = input.shape().axis(Dimension.Axis.Y);
        this.cut = PickedCube.range(
                PickedCube.range(input, x, window.column(), window.width()), y, window.row(), window.height());
        this.footprints = footprints;
        this.polygon = polygon;
        this.window = window;
        this.masked = masked;
        this.shape = cut.shape().encoded(cut.shape().encoding().including(masked));
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
        Arrays.fill(out.values(), masked);
        Spans spans = footprints.within(
                polygon,
                new GridWindow(
                        window.column() + region.from(x),
                        window.row() + region.from(y),
                        region.size(x),
                        region.size(y)));
        if (spans.count() > 0) {
            copy(spans, cut.read(region), out, window.column(), window.row(), Planes.of(region, y, x));
        }
        return out;
    }

    /** Copies runs of cells from chunk to chunk of the same region, whose first cell of all lies at a column and row. */
    private void copy(Spans spans, Chunk from, Chunk to, int column, int row, Planes planes) {
        for (int plane : planes.offsets()) {
            for (int i = 0; i < spans.count(); i++) {
                int at = plane
                        + (spans.rows()[i] - row - to.region().from(y)) * planes.rowStride()
                        + (spans.from()[i] - column - to.region().from(x)) * planes.columnStride();
                for (int k = spans.from()[i]; k < spans.to()[i]; k++, at += planes.columnStride()) {
                    to.values()[at] = from.values()[at];
                }
            }
        }
    }

    @Override
    public long memory(Region region) {
        return cut.memory(region) + region.cells() * Double.BYTES;
    }
}
