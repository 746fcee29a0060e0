package eo.caravan.processors.process.mask;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
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
