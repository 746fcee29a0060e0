package eo.caravan.processors.process.mask;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.projection.CrsTransform;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * A cube whose cells are replaced where their centre lies outside (or inside) of polygons; the edge counts as inside, and no data
 * stays no data. Centres are brought into the CRS of the polygons, so that edges are straight in that.
 */
public final class PolygonCube implements Cube {
    private final Cube input;
    private final Envelope envelope;
    private final PointOnGeometryLocator locator;
    private final CrsTransform transform;
    private final boolean inside;
    private final double replacement;
    private final Shape shape;
    private final int x;
    private final int y;

    private PolygonCube(Cube input, Geometry area, CrsTransform transform, boolean inside, double replacement) {
        this.input = input;
        this.transform = transform;
        this.envelope = area.getEnvelopeInternal();
        this.locator = new IndexedPointInAreaLocator(area);
        this.inside = inside;
        this.replacement = replacement;
        this.shape = input.shape().encoded(input.shape().encoding().including(replacement));
        this.x = shape.axis(Dimension.Axis.X);
        this.y = shape.axis(Dimension.Axis.Y);
    }

    /** The cells inside of the polygons; no data elsewhere. */
    public static Cube inside(Cube cube, Polygons polygons) {
        return of(cube, polygons, false, Double.NaN);
    }

    /**
     * Replaces the cells inside or outside of polygons.
     *
     * @param replaceInside whether those inside are replaced, not those outside
     * @throws OpenEoException DimensionMissing where the cube has no horizontal axes
     */
    public static Cube of(Cube cube, Polygons polygons, boolean replaceInside, double replacement) {
        if (cube.shape().grid().isEmpty()) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_MISSING,
                    "Polygons need a cube with regular axes x and y. The dimensions are: "
                            + String.join(", ", cube.shape().names()) + ".");
        }
        CrsTransform transform = CrsTransform.between(cube.shape().grid().get().crs(), polygons.crs());
        return new PolygonCube(cube, polygons.area(), transform, replaceInside, replacement);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk chunk = input.read(region);
        if (region.cells() == 0) {
            return chunk;
        }
        int rowStride = region.stride(y);
        int columnStride = region.stride(x);
        boolean[] replaced = replaced(region);
        int columns = region.size(x);
        int rows = region.size(y);
        double[] values = chunk.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && replaced[i / rowStride % rows * columns + i / columnStride % columns]) {
                values[i] = replacement;
            }
        }
        return chunk;
    }

    @Override
    public long memory(Region region) {
        return input.memory(region) + (long) region.size(x) * region.size(y);
    }

    /** Row by row, whether a cell of the region's grid is to be replaced. */
    private boolean[] replaced(Region region) {
        Dimension.Horizontal columns = (Dimension.Horizontal) shape.dimension(x);
        Dimension.Horizontal rows = (Dimension.Horizontal) shape.dimension(y);
        boolean[] replaced = new boolean[region.size(x) * region.size(y)];
        double[] xy = new double[2 * region.size(x)];
        Coordinate centre = new Coordinate();
        for (int i = 0, row = region.from(y); row < region.to(y); row++) {
            for (int k = 0; k < region.size(x); k++) {
                xy[2 * k] = columns.centre(region.from(x) + k);
                xy[2 * k + 1] = rows.centre(row);
            }
            transform.apply(xy, region.size(x));
            for (int k = 0; k < region.size(x); k++, i++) {
                centre.setX(xy[2 * k]);
                centre.setY(xy[2 * k + 1]);
                boolean within = envelope.covers(centre) && locator.locate(centre) != Location.EXTERIOR;
                replaced[i] = within == inside;
            }
        }
        return replaced;
    }
}
