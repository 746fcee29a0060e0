package eo.caravan.processors.process.filter;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.geometry.Antimeridian;
import eo.caravan.processors.geometry.Mended;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/** Keeps the geometries of a vector cube that lie wholly within a rectangle. */
final class GeometriesWithin {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private GeometriesWithin() {}

    /** Whether a cube has geometries. */
    static boolean has(Cube cube) {
        return cube.shape().dimensions().stream().anyMatch(Dimension.Geometries.class::isInstance);
    }

    /** Filters every dimension of geometries; the rectangle is replaced by the smallest around it in their reference system. */
    static Cube keep(Cube data, Extent extent) {
        Cube cube = data;
        List<Dimension> dimensions = data.shape().dimensions();
        for (int position = 0; position < dimensions.size(); position++) {
            if (dimensions.get(position) instanceof Dimension.Geometries geometries) {
                cube = PickedCube.of(cube, position, within(geometries, extent));
            }
        }
        return cube;
    }

    private static int[] within(Dimension.Geometries geometries, Extent extent) {
        RelateNG box = RelateNG.prepare(
                area(CrsTransform.between(extent.crs(), geometries.crs()).bound(extent)));
        boolean degrees = CoordinateSystems.isGeographic(geometries.crs());
        return IntStream.range(0, geometries.size())
                .filter(i -> {
                    Geometry given = geometries.features().get(i).geometry();
                    Geometry geometry = Mended.of(degrees ? Antimeridian.wrapped(given) : given);
                    return !geometry.isEmpty() && box.evaluate(geometry, RelatePredicate.contains());
                })
                .toArray();
    }

    private static Geometry area(Extent extent) {
        if (!extent.crossesAntimeridian()) {
            return box(extent.west(), extent.east(), extent);
        }
        return FACTORY.createMultiPolygon(
                new Polygon[] {box(extent.west(), 180, extent), box(-180, extent.east(), extent)});
    }

    private static Polygon box(double west, double east, Extent extent) {
        Geometry box = FACTORY.toGeometry(new Envelope(west, east, extent.south(), extent.north()));
        return box instanceof Polygon polygon ? polygon : FACTORY.createPolygon();
    }
}
