package eo.caravan.processors.process.vector;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.geometry.Mended;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * Draws evenly spaced points. Of polygons: the centres of square cells, counted from the upper left corner of the geometry's bounds
 * (one grid for all parts of a MultiPolygon), that lie inside or on the edge, row by row; the first vertex where there is none. Of
 * lines: the first vertex, then a point each time that the distance has been covered along the line, for each part anew. Of points:
 * all of them.
 *
 * <p>Errors: UnitMismatch where the reference system does not count in metres; ProcessParameterInvalid for a distance that is not
 * positive, or so small that there would be more than a million points.
 */
@OpenEoProcess("vector_to_regular_points")
@AutoService(Process.class)
public final class VectorToRegularPoints implements CubeProcess<VectorToRegularPoints.Arguments> {
    private static final String PROCESS = "vector_to_regular_points";
    private static final double MOST_CELLS = 10_000_000;

    /** A line that ends where a point is due has it in spite of rounding: a part of the distance. */
    private static final double ROUNDING = 1e-9;

    /**
     * The parameters.
     *
     * @param distance in metres, positive
     */
    public record Arguments(Cube data, Double distance, Boolean group) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        double distance = arguments.distance;
        if (!(distance > 0)) {
            throw OpenEoException.invalid(PROCESS, "distance", "The distance must be greater than 0.");
        }
        VectorCube data = VectorCube.of(arguments.data, PROCESS, "data").metric();
        List<List<Coordinate>> points = new ArrayList<>();
        long count = 0;
        for (Feature feature : data.geometries().features()) {
            CancelledException.ifInterrupted();
            List<Coordinate> drawn = points(feature.geometry(), distance);
            count += drawn.size();
            SampledPoints.limit(count, PROCESS, "distance");
            points.add(drawn);
        }
        return SampledPoints.cube(data, points, arguments.group);
    }

    private static List<Coordinate> points(Geometry geometry, double distance) {
        if (geometry.isEmpty() || geometry.getDimension() == 0) {
            return Arrays.asList(geometry.getCoordinates());
        }
        if (geometry.getDimension() == 2) {
            List<Coordinate> inside = inside(geometry, distance);
            return inside.isEmpty() ? List.of(geometry.getCoordinate()) : inside;
        }
        SampledPoints.limit((long) Math.min(geometry.getLength() / distance, Integer.MAX_VALUE), PROCESS, "distance");
        List<Coordinate> along = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            walk(geometry.getGeometryN(i).getCoordinates(), distance, along);
        }
        return along;
    }

    private static List<Coordinate> inside(Geometry geometry, double distance) {
        Envelope bounds = geometry.getEnvelopeInternal();
        double columns = Math.ceil(bounds.getWidth() / distance);
        double rows = Math.ceil(bounds.getHeight() / distance);
        if (columns * rows > MOST_CELLS) {
            throw OpenEoException.invalid(
                    PROCESS,
                    "distance",
                    "With it, a geometry of " + Math.ceil(bounds.getWidth()) + " by " + Math.ceil(bounds.getHeight())
                            + " m has too many cells. Choose a larger one.");
        }
        List<Coordinate> inside = new ArrayList<>();
        Geometry area = Mended.area(geometry);
        if (area.isEmpty()) {
            return inside;
        }
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(area);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Coordinate centre = new Coordinate(
                        bounds.getMinX() + (column + 0.5) * distance, bounds.getMaxY() - (row + 0.5) * distance);
                if (bounds.covers(centre) && locator.locate(centre) != Location.EXTERIOR) {
                    inside.add(centre);
                }
            }
            SampledPoints.limit(inside.size(), PROCESS, "distance");
        }
        return inside;
    }

    private static void walk(Coordinate[] line, double distance, List<Coordinate> points) {
        if (line.length == 0) {
            return;
        }
        points.add(line[0]);
        double covered = 0;
        for (int i = 1; i < line.length; i++) {
            double length = line[i - 1].distance(line[i]);
            double next = distance - covered;
            for (; next <= length + ROUNDING * distance; next += distance) {
                double part = Math.min(1, next / length);
                points.add(new Coordinate(
                        line[i - 1].x + part * (line[i].x - line[i - 1].x),
                        line[i - 1].y + part * (line[i].y - line[i - 1].y)));
            }
            covered = length - (next - distance);
        }
    }
}
