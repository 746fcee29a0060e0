package eo.caravan.processors.geometry;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Makes geometries of the coordinates in GeoJSON. What is wrong with them is said by an {@link IllegalArgumentException}. */
public final class GeoJsonShapes {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int LINE = 2;
    private static final int RING = 4;

    private GeoJsonShapes() {}

    /** The geometry of what has none. */
    public static Geometry empty() {
        return FACTORY.createPolygon();
    }

    /** Reads a geometry object; its arrays may be empty. */
    public static Geometry read(Map<?, ?> json) {
        String type = String.valueOf(json.get("type"));
        if (type.equals("GeometryCollection")) {
            throw new IllegalArgumentException(
                    "a GeometryCollection is not supported, give a FeatureCollection instead");
        }
        if (!List.of("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
                .contains(type)) {
            throw new IllegalArgumentException("'" + type + "' is no type of GeoJSON");
        }
        if (!(json.get("coordinates") instanceof List<?> coordinates)) {
            throw new IllegalArgumentException("the " + type + " has no array 'coordinates'");
        }
        return switch (type) {
            case "Point" -> coordinates.isEmpty() ? FACTORY.createPoint() : FACTORY.createPoint(position(coordinates));
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(positions(coordinates));
            case "LineString" -> line(coordinates);
            case "MultiLineString" -> FACTORY.createMultiLineString(
                    coordinates.stream().map(part -> line(list(part))).toArray(LineString[]::new));
            case "Polygon" -> polygon(coordinates);
            default -> FACTORY.createMultiPolygon(
                    coordinates.stream().map(part -> polygon(list(part))).toArray(Polygon[]::new));
        };
    }

    private static LineString line(List<?> json) {
        if (!json.isEmpty() && json.size() < LINE) {
            throw new IllegalArgumentException("a line needs at least two positions");
        }
        return FACTORY.createLineString(positions(json));
    }

    private static Polygon polygon(List<?> rings) {
        if (rings.isEmpty()) {
            return FACTORY.createPolygon();
        }
        LinearRing shell = ring(list(rings.get(0)));
        LinearRing[] holes =
                rings.stream().skip(1).map(hole -> ring(list(hole))).toArray(LinearRing[]::new);
        return FACTORY.createPolygon(shell, holes);
    }

    private static LinearRing ring(List<?> json) {
        Coordinate[] positions = positions(json);
        if (positions.length > 0 && !positions[0].equals2D(positions[positions.length - 1])) {
            throw new IllegalArgumentException(
                    "a ring is not closed: its last position must repeat the first, but it is "
                            + json.get(json.size() - 1) + " and not " + json.get(0));
        }
        if (positions.length > 0 && positions.length < RING) {
            throw new IllegalArgumentException("a ring needs at least four positions, the last like the first");
        }
        return FACTORY.createLinearRing(positions);
    }

    private static Coordinate[] positions(List<?> json) {
        return json.stream().map(position -> position(list(position))).toArray(Coordinate[]::new);
    }

    private static Coordinate position(List<?> json) {
        if (json.size() >= LINE
                && json.get(0) instanceof Number x
                && json.get(1) instanceof Number y
                && Double.isFinite(x.doubleValue())
                && Double.isFinite(y.doubleValue())) {
            return new Coordinate(x.doubleValue(), y.doubleValue());
        }
        throw new IllegalArgumentException(shortened(json) + " is no position of two finite numbers");
    }

    private static List<?> list(Object json) {
        if (json instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("its coordinates are not nested as its type wants: " + shortened(json));
    }

    private static String shortened(Object json) {
        Object shown = json;
        for (int depth = 0; shown instanceof List<?> list && !list.isEmpty() && depth < 10; depth++) {
            if (!(list.get(0) instanceof List)) {
                return String.valueOf(list.size() <= LINE + 1 ? list : list.subList(0, LINE + 1));
            }
            shown = list.get(0);
        }
        return shown instanceof List ? "an array" : String.valueOf(shown);
    }
}
