package eo.caravan.processors.geometry.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * A single polygon, line or point as plain coordinates.
 *
 * @param paths x and y in turn: the rings of a polygon without their closing point, a line, or one point
 */
record Part(Kind kind, List<double[]> paths) {
    enum Kind {
        AREA,
        LINE,
        POINT
    }

    /** The part for a geometry that is neither empty nor a collection. */
    static Part of(Geometry geometry) {
        if (geometry instanceof Polygon polygon) {
            List<double[]> rings = new ArrayList<>();
            rings.add(path(polygon.getExteriorRing(), 1));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                if (!polygon.getInteriorRingN(i).isEmpty()) {
                    rings.add(path(polygon.getInteriorRingN(i), 1));
                }
            }
            return new Part(Kind.AREA, rings);
        }
        if (geometry instanceof LineString line) {
            return new Part(Kind.LINE, List.of(path(line, 0)));
        }
        Coordinate point = geometry.getCoordinate();
        return new Part(Kind.POINT, List.of(new double[] {point.getX(), point.getY()}));
    }

    private static double[] path(LineString line, int dropped) {
        CoordinateSequence points = line.getCoordinateSequence();
        double[] xy = new double[2 * (points.size() - dropped)];
        for (int i = 0; i < xy.length; i += 2) {
            xy[i] = points.getX(i / 2);
            xy[i + 1] = points.getY(i / 2);
        }
        return xy;
    }

    /** The part with every path changed; paths without a point are left out. */
    Part map(UnaryOperator<double[]> change) {
        List<double[]> changed = new ArrayList<>();
        for (double[] path : paths) {
            double[] next = change.apply(path);
            if (next.length > 0) {
                changed.add(next);
            }
        }
        return new Part(kind, changed);
    }

    /** The part with {@code turn} added to every x. */
    Part turned(double turn) {
        return turn == 0
                ? this
                : map(path -> {
                    double[] moved = path.clone();
                    for (int i = 0; i < moved.length; i += 2) {
                        moved[i] += turn;
                    }
                    return moved;
                });
    }

    Envelope bounds() {
        Envelope bounds = new Envelope();
        for (double[] path : paths) {
            for (int i = 0; i < path.length; i += 2) {
                bounds.expandToInclude(path[i], path[i + 1]);
            }
        }
        return bounds;
    }
}
