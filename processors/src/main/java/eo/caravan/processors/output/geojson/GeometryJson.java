package eo.caravan.processors.output.geojson;

import com.fasterxml.jackson.core.JsonGenerator;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.geometry.Antimeridian;
import eo.caravan.processors.geometry.Reprojection;
import eo.caravan.processors.output.PlainJson;
import java.io.IOException;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes geometries as RFC 7946 wants them, unless another system is asked for: longitude and latitude on WGS 84, shells counter-clockwise and holes clockwise, cut at the
 * antimeridian. Coordinates that were longitude and latitude before stay exactly as they are; computed ones are rounded to nine digits, a
 * tenth of a millimetre.
 */
final class GeometryJson {
    private static final int DIGITS = 9;
    private static final double LARGEST_WHOLE = 1L << 53;

    private final Reprojection reprojection;
    private final boolean world;
    private final boolean rounded;
    private final double scale;

    /**
     * Writes geometries of one system in another.
     *
     * @param digits after the point of coordinates, -1 for the usual
     */
    GeometryJson(Crs crs, Crs target, int digits) {
        this.reprojection = Reprojection.between(crs, target);
        this.world = target.equals(Crs.WGS84);
        this.rounded = digits >= 0 || !crs.equals(target);
        this.scale = Math.pow(10, digits >= 0 ? digits : DIGITS);
    }

    /**
     * Writes a geometry, null for an empty one.
     *
     * @throws IllegalArgumentException where a vertex has no longitude and latitude
     */
    void write(JsonGenerator json, Geometry geometry) throws IOException {
        Geometry placed = reprojection.apply(geometry);
        Geometry shown = world ? Antimeridian.wrapped(placed) : placed;
        if (shown.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", shown.getGeometryType());
        json.writeFieldName("coordinates");
        coordinates(json, shown);
        json.writeEndObject();
    }

    private void coordinates(JsonGenerator json, Geometry geometry) throws IOException {
        if (geometry instanceof Point point) {
            position(json, point.getCoordinateSequence(), 0);
        } else if (geometry instanceof LineString line) {
            line(json, line.getCoordinateSequence(), false);
        } else if (geometry instanceof Polygon polygon) {
            json.writeStartArray();
            ring(json, polygon.getExteriorRing(), true);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(json, polygon.getInteriorRingN(i), false);
            }
            json.writeEndArray();
        } else {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                if (!geometry.getGeometryN(i).isEmpty()) {
                    coordinates(json, geometry.getGeometryN(i));
                }
            }
            json.writeEndArray();
        }
    }

    private void ring(JsonGenerator json, LinearRing ring, boolean shell) throws IOException {
        CoordinateSequence positions = ring.getCoordinateSequence();
        line(json, positions, Orientation.isCCW(positions) != shell);
    }

    private void line(JsonGenerator json, CoordinateSequence positions, boolean reversed) throws IOException {
        int size = positions.size();
        json.writeStartArray();
        for (int i = 0; i < size; i++) {
            position(json, positions, reversed ? size - 1 - i : i);
        }
        json.writeEndArray();
    }

    private void position(JsonGenerator json, CoordinateSequence positions, int index) throws IOException {
        json.writeStartArray();
        PlainJson.cell(json, shown(positions.getX(index)), CellType.FLOAT64);
        PlainJson.cell(json, shown(positions.getY(index)), CellType.FLOAT64);
        json.writeEndArray();
    }

    private double shown(double coordinate) {
        double scaled = Math.rint(coordinate * scale);
        return rounded && Math.abs(scaled) < LARGEST_WHOLE ? scaled / scale : coordinate;
    }
}
