package eo.caravan.processors.input.vector;

import eo.caravan.processors.geometry.GeoJsonShapes;
import java.io.IOException;
import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;

/** Reads geometries of well-known text and binary; elevations are dropped. */
public final class Shapes {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Shapes() {}

    /** A point. */
    public static Geometry point(double x, double y) {
        return FACTORY.createPoint(new Coordinate(x, y));
    }

    /** The geometry of a text; an empty one for {@code null}. */
    public static Geometry text(String wkt) throws IOException {
        if (wkt == null || wkt.isBlank()) {
            return GeoJsonShapes.empty();
        }
        try {
            int begin = wkt.startsWith("SRID=") ? wkt.indexOf(';') + 1 : 0;
            return flat(new WKTReader(FACTORY).read(wkt.substring(begin)));
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            throw new IOException("'" + shortened(wkt) + "' is no geometry as well-known text", e);
        }
    }

    /** The geometry of well-known binary; an empty one for {@code null}. */
    public static Geometry binary(byte[] wkb) throws IOException {
        if (wkb == null) {
            return GeoJsonShapes.empty();
        }
        try {
            return flat(new WKBReader(FACTORY).read(wkb));
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            throw new IOException("a geometry is no well-known binary: " + e.getMessage(), e);
        }
    }

    private static Geometry flat(Geometry geometry) {
        Coordinate first = geometry.getCoordinate();
        if (first == null || Double.isNaN(first.getZ()) && Double.isNaN(first.getM())) {
            return geometry;
        }
        return new GeometryEditor(FACTORY).edit(geometry, new GeometryEditor.CoordinateOperation() {
            @Override
            public Coordinate[] edit(Coordinate[] coordinates, Geometry part) {
                return Arrays.stream(coordinates).map(CoordinateXY::new).toArray(Coordinate[]::new);
            }
        });
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
