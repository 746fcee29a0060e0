package eo.caravan.processors.process.vector;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.PickedCube;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Vector cubes of points that were drawn from geometries. Grouped, the points of a geometry are a MultiPoint in its place, which keeps
 * identifier, properties and cells. Otherwise each point is a geometry without identifier that has the properties and the cells
 * of the one it comes from. An empty geometry stays one, without points.
 */
final class SampledPoints {
    /** How many points one call may draw. */
    static final int MOST = 1_000_000;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private SampledPoints() {}

    /**
     * A cube of points.
     *
     * @param points of each geometry in turn, none for empty ones
     */
    static Cube cube(VectorCube data, List<List<Coordinate>> points, boolean group) {
        return group ? grouped(data, points) : single(data, points);
    }

    /**
     * Refuses to draw too many points.
     *
     * @throws OpenEoException ProcessParameterInvalid
     */
    static void limit(long points, String process, String parameter) {
        if (points > MOST) {
            throw OpenEoException.invalid(
                    process, parameter, "It asks for more than " + MOST + " points, which is the most of one call.");
        }
    }

    private static Cube grouped(VectorCube data, List<List<Coordinate>> points) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Geometry together = FACTORY.createMultiPointFromCoords(points.get(i).toArray(new Coordinate[0]));
            features.add(data.geometries().features().get(i).shaped(together));
        }
        return data.with(new Dimension.Geometries(
                data.geometries().name(), data.geometries().crs(), features));
    }

    private static Cube single(VectorCube data, List<List<Coordinate>> points) {
        List<Feature> features = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Feature source = data.geometries().features().get(i);
            for (Coordinate point : points.get(i)) {
                features.add(new Feature(null, FACTORY.createPoint(point), source.properties()));
                sources.add(i);
            }
            if (points.get(i).isEmpty()) {
                features.add(source.shaped(FACTORY.createPoint()));
                sources.add(i);
            }
        }
        int[] indices = sources.stream().mapToInt(Integer::intValue).toArray();
        Cube picked = PickedCube.of(data.cube(), data.position(), indices);
        return new VectorCube(picked, data.position(), data.geometries())
                .with(new Dimension.Geometries(
                        data.geometries().name(), data.geometries().crs(), features));
    }
}
