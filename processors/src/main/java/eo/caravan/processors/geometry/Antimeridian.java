package eo.caravan.processors.geometry;

import eo.caravan.processors.projection.CrsTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Cuts lines and polygons that came from a projected system where they cross the antimeridian: west of it they get longitudes up to
 * 180, east of it from -180 on. An edge crosses where its longitudes lie more than half a turn apart, and its middle, too, lies on the
 * far side. Polygons around a pole stay as they are.
 */
public final class Antimeridian {
    private static final double HALF_TURN = 180;
    private static final double TURN = 360;

    private final CrsTransform transform;

    Antimeridian(CrsTransform transform) {
        this.transform = transform;
    }

    /**
     * A geometry with longitudes from -180 to 180: what runs on beyond is cut there and brought back by a turn.
     *
     * @param geometry in degrees; itself where it does not reach beyond
     */
    public static Geometry wrapped(Geometry geometry) {
        Envelope bounds = geometry.getEnvelopeInternal();
        boolean within = geometry.isEmpty() || bounds.getMinX() >= -HALF_TURN && bounds.getMaxX() <= HALF_TURN;
        if (within) {
            return geometry;
        }
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            parts.addAll(pieces(geometry.getGeometryN(i)));
        }
        return geometry.getFactory().buildGeometry(parts);
    }

    /**
     * A geometry cut at the antimeridian; itself where it does not cross it.
     *
     * @param source in the system it came from
     * @param target the same geometry with longitudes and latitudes, vertex by vertex
     */
    Geometry cut(Geometry source, Geometry target) {
        if (target.getEnvelopeInternal().getWidth() <= HALF_TURN || target.getDimension() == 0) {
            return target;
        }
        List<Geometry> parts = new ArrayList<>();
        boolean crosses = false;
        for (int i = 0; i < target.getNumGeometries(); i++) {
            Geometry part = target.getGeometryN(i);
            Optional<Geometry> unwrapped = unwrapped(source.getGeometryN(i), part);
            crosses |= unwrapped.isPresent();
            parts.addAll(unwrapped.map(Antimeridian::pieces).orElse(List.of(part)));
        }
        return crosses ? target.getFactory().buildGeometry(parts) : target;
    }

    private Optional<Geometry> unwrapped(Geometry source, Geometry target) {
        GeometryFactory factory = target.getFactory();
        if (target instanceof Polygon polygon && source instanceof Polygon original) {
            Coordinate[] shell = unwrapped(original.getExteriorRing(), polygon.getExteriorRing());
            if (shell == null) {
                return Optional.empty();
            }
            LinearRing outside = factory.createLinearRing(shell);
            LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
            for (int i = 0; i < holes.length; i++) {
                Coordinate[] hole = unwrapped(original.getInteriorRingN(i), polygon.getInteriorRingN(i));
                Coordinate[] plain = hole == null ? polygon.getInteriorRingN(i).getCoordinates() : hole;
                holes[i] = factory.createLinearRing(near(plain, outside.getEnvelopeInternal()));
            }
            return Optional.of(factory.createPolygon(outside, holes));
        }
        Coordinate[] line = unwrapped((LineString) source, (LineString) target);
        return Optional.ofNullable(line).map(factory::createLineString);
    }

    /** The vertices with longitudes that run on beyond 180; {@code null} where none does, or where a ring does not close then. */
    private Coordinate[] unwrapped(LineString source, LineString target) {
        Coordinate[] out = new Coordinate[target.getNumPoints()];
        double turns = 0;
        boolean crosses = false;
        for (int i = 0; i < out.length; i++) {
            Coordinate at = target.getCoordinateN(i);
            if (i > 0) {
                Coordinate before = target.getCoordinateN(i - 1);
                double step = at.x - before.x;
                if (Math.abs(step) > HALF_TURN && crosses(source, i, before, at)) {
                    turns -= Math.signum(step);
                    crosses = true;
                }
            }
            out[i] = new Coordinate(at.x + turns * TURN, at.y);
        }
        return !crosses || target.isClosed() && turns != 0 ? null : out;
    }

    /** Whether the middle of an edge does not lie between the longitudes of its ends. */
    private boolean crosses(LineString source, int end, Coordinate before, Coordinate at) {
        Coordinate a = source.getCoordinateN(end - 1);
        Coordinate b = source.getCoordinateN(end);
        double middle = transform.point((a.x + b.x) / 2, (a.y + b.y) / 2)[0];
        double quarter = Math.abs(at.x - before.x) / 4;
        return Double.isNaN(middle) || Math.abs(middle - (before.x + at.x) / 2) > quarter;
    }

    private static Coordinate[] near(Coordinate[] ring, Envelope shell) {
        double first = ring.length == 0 ? 0 : ring[0].x;
        double shift = first < shell.getMinX() ? TURN : first > shell.getMaxX() ? -TURN : 0;
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Coordinate(ring[i].x + shift, ring[i].y);
        }
        return ring;
    }

    private static List<Geometry> pieces(Geometry unwrapped) {
        Geometry valid = Mended.of(unwrapped);
        GeometryFactory factory = unwrapped.getFactory();
        List<Geometry> pieces = new ArrayList<>();
        for (int turn = -1; turn <= 1; turn++) {
            Geometry world = factory.toGeometry(
                    new Envelope(turn * TURN - HALF_TURN, turn * TURN + HALF_TURN, -HALF_TURN, HALF_TURN));
            Geometry piece = OverlayNGRobust.overlay(valid, world, OverlayNG.INTERSECTION);
            for (int i = 0; i < piece.getNumGeometries(); i++) {
                Geometry part = piece.getGeometryN(i);
                if (part.getDimension() == unwrapped.getDimension() && !part.isEmpty()) {
                    pieces.add(AffineTransformation.translationInstance(-turn * TURN, 0)
                            .transform(part));
                }
            }
        }
        return pieces;
    }
}
