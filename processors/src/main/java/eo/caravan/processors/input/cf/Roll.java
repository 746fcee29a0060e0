package eo.caravan.processors.input.cf;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.RelabelledCube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.projection.CoordinateSystems;

/** Brings longitudes from 0 to 360 degrees into those from -180 to 180 that everybody else uses. */
final class Roll implements Cube {
    private static final double ON_EDGE = 1e-6;

    private final Cube input;
    private final Shape shape;
    private final int x;
    private final int shift;

    private Roll(Cube input, int x, int shift, double origin) {
        this.input = input;
        this.x = x;
        this.shift = shift;
        Dimension.Horizontal axis = (Dimension.Horizontal) input.shape().dimension(x);
        this.shape = input.shape()
                .with(
                        x,
                        new Dimension.Horizontal(
                                axis.name(), axis.axis(), axis.crs(), origin, axis.step(), axis.size()));
    }

    /**
     * The cube with western longitudes below zero: one all around the globe is turned, one beyond 180 degrees moved, one that crosses
     * 180 degrees stays.
     */
    static Cube west(Cube cube) {
        int x = cube.shape().axis(Dimension.Axis.X);
        Dimension.Horizontal axis = (Dimension.Horizontal) cube.shape().dimension(x);
        if (axis.step() <= 0 || !CoordinateSystems.isGeographic(axis.crs()) || axis.high() <= 180 + ON_EDGE) {
            return cube;
        }
        if (axis.low() >= 180 - ON_EDGE) {
            Dimension.Horizontal moved = new Dimension.Horizontal(
                    axis.name(), axis.axis(), axis.crs(), axis.origin() - 360, axis.step(), axis.size());
            return new RelabelledCube(cube, cube.shape().with(x, moved));
        }
        double cells = axis.position(180);
        boolean whole = Math.abs(axis.step() * axis.size() - 360) < axis.step() * ON_EDGE * axis.size();
        int shift = (int) Math.ceil(cells - ON_EDGE);
        return whole ? new Roll(cube, x, shift, axis.origin() + shift * axis.step() - 360) : cube;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        int size = shape.dimension(x).size();
        int edge = size - shift;
        if (region.to(x) <= edge) {
            return input.read(moved(region, shift)).as(region);
        }
        if (region.from(x) >= edge) {
            return input.read(moved(region, shift - size)).as(region);
        }
        Chunk out = Chunk.zeros(region);
        out.paste(read(region.with(x, region.from(x), edge - region.from(x))));
        out.paste(read(region.with(x, edge, region.to(x) - edge)));
        return out;
    }

    private Region moved(Region region, int columns) {
        return region.with(x, region.from(x) + columns, region.size(x));
    }

    @Override
    public long memory(Region region) {
        return region.cells() * Double.BYTES + input.memory(region.with(x, 0, region.size(x)));
    }
}
