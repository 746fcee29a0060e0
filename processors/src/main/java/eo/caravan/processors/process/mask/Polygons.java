package eo.caravan.processors.process.mask;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.projection.CrsTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * An area of polygons.
 *
 * @param area the union of all polygons, x first
 */
public record Polygons(Geometry area, Crs crs) {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int RING = 4;
    private static final int EDGE_PIECES = 200;

    /**
     * Reads GeoJSON (longitude and latitude): a Polygon, a MultiPolygon, a Feature of one, or a FeatureCollection or
     * GeometryCollection of them. Empty geometries are ignored.
     *
     * @throws OpenEoException ProcessParameterInvalid where there is no polygon, or something else
     */
    public static Polygons read(Map<?, ?> geoJson, String process, String parameter) {
        List<Polygon> polygons = new ArrayList<>();
        try {
            collect(geoJson, polygons);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw OpenEoException.invalid(process, parameter, "The GeoJSON is not valid: " + e.getMessage() + ".");
        }
        if (polygons.isEmpty()) {
            throw OpenEoException.invalid(process, parameter, "The GeoJSON holds no polygon.");
        }
        Geometry area = FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
        return new Polygons(polygons.size() == 1 ? polygons.get(0) : area.buffer(0), Crs.WGS84);
    }

    /** The rectangle around all. */
    public Extent extent() {
        Envelope envelope = area.getEnvelopeInternal();
        return new Extent(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY(), crs);
    }

    /**
     * The same area in another CRS; edges stay straight in the CRS they were given in.
     *
     * @throws OpenEoException ProcessParameterInvalid where a corner has no place there
     */
    public Polygons in(Crs target) {
        CrsTransform transform = CrsTransform.between(crs, target);
        if (transform.identity() || area.isEmpty()) {
            return new Polygons(area, target);
        }
        Envelope envelope = area.getEnvelopeInternal();
        double step = Math.max(envelope.getWidth(), envelope.getHeight()) / EDGE_PIECES;
        Geometry moved = Densifier.densify(area, step);
        moved.apply((CoordinateFilter) point -> {
            double[] xy = transform.point(point.getX(), point.getY());
            if (Double.isNaN(xy[0])) {
                throw new OpenEoException(
                        ApiErrorCode.PROCESS_PARAMETER_INVALID,
                        "The polygon's corner " + point + " has no place in " + target.definition() + ".");
            }
            point.setX(xy[0]);
            point.setY(xy[1]);
        });
        moved.geometryChanged();
        return new Polygons(moved, target);
    }

    private static void collect(Object json, List<Polygon> polygons) {
        if (!(json instanceof Map<?, ?> object)) {
            return;
        }
        String type = String.valueOf(object.get("type"));
        switch (type) {
            case "FeatureCollection" -> list(object.get("features")).forEach(feature -> collect(feature, polygons));
            case "Feature" -> collect(object.get("geometry"), polygons);
            case "GeometryCollection" -> list(object.get("geometries")).forEach(part -> collect(part, polygons));
            case "MultiPolygon" -> list(object.get("coordinates")).forEach(part -> add(list(part), polygons));
            case "Polygon" -> add(list(object.get("coordinates")), polygons);
            default -> throw new IllegalArgumentException("a " + type + " is no area; only polygons are");
        }
    }

    private static void add(List<?> rings, List<Polygon> polygons) {
        if (rings.isEmpty() || list(rings.get(0)).isEmpty()) {
            return;
        }
        LinearRing shell = ring(list(rings.get(0)));
        LinearRing[] holes =
                rings.stream().skip(1).map(hole -> ring(list(hole))).toArray(LinearRing[]::new);
        polygons.add(FACTORY.createPolygon(shell, holes));
    }

    private static LinearRing ring(List<?> points) {
        if (points.size() < RING) {
            throw new IllegalArgumentException("a ring has at least four points");
        }
        return FACTORY.createLinearRing(points.stream()
                .map(point -> new Coordinate(number(list(point), 0), number(list(point), 1)))
                .toArray(Coordinate[]::new));
    }

    private static double number(List<?> point, int index) {
        if (point.size() > index && point.get(index) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(point + " is no point");
    }

    private static List<?> list(Object json) {
        if (json instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("an array is missing");
    }
}
