package eo.caravan.processors.process.vector;

import eo.caravan.processors.geometry.Mended;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.triangulate.polygon.PolygonTriangulator;

/** The places of a geometry that points can be drawn from, each as likely as any other. */
abstract class RandomPlaces {
    /** How often a place is drawn anew because rounding put it outside, or because it was drawn before. */
    private static final int TRIES = 100;

    /** How many different places there are at most. */
    abstract int capacity();

    /** Different places, {@code count} of them where there are as many. */
    abstract List<Coordinate> draw(int count, Random random);

    static RandomPlaces of(Geometry geometry) {
        if (geometry.isEmpty() || geometry.getDimension() == 0) {
            return new Points(geometry);
        }
        if (geometry.getDimension() == 2) {
            Geometry area = Mended.area(geometry);
            if (area.getArea() > 0) {
                return new Area(area);
            }
        }
        Geometry lines = Mended.of(geometry);
        return lines.getLength() > 0 ? new Lines(lines) : new Points(geometry);
    }

    /** Places out of endlessly many. */
    private abstract static class Endless extends RandomPlaces {
        @Override
        int capacity() {
            return Integer.MAX_VALUE;
        }

        /** A place, or {@code null} where it is none. */
        abstract Coordinate next(Random random);

        /** A place that there is for certain. */
        abstract Coordinate certain();

        @Override
        List<Coordinate> draw(int count, Random random) {
            Set<Coordinate> drawn = new LinkedHashSet<>();
            for (int i = 0; i < count; i++) {
                boolean added = false;
                for (int tries = 0; tries < TRIES && !added; tries++) {
                    Coordinate place = next(random);
                    added = place != null && drawn.add(place);
                }
            }
            if (drawn.isEmpty() && count > 0) {
                drawn.add(certain());
            }
            return List.copyOf(drawn);
        }
    }

    private static int find(double[] sums, Random random) {
        int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return Math.min(sums.length - 1, found < 0 ? -found - 1 : found + 1);
    }

    /** The inside of polygons: found by trial where they fill much of their bounds, cut into triangles where they do not. */
    private static final class Area extends Endless {
        private static final double MUCH = 0.3;

        private final Geometry area;
        private final Envelope bounds;
        private final Geometry triangles;
        private final double[] sums;
        private final IndexedPointInAreaLocator locator;

        Area(Geometry area) {
            this.area = area;
            this.bounds = area.getEnvelopeInternal();
            this.triangles = area.getArea() > MUCH * bounds.getArea()
                    ? area.getFactory().createGeometryCollection()
                    : PolygonTriangulator.triangulate(area);
            this.sums = new double[triangles.getNumGeometries()];
            this.locator = new IndexedPointInAreaLocator(area);
            double sum = 0;
            for (int i = 0; i < sums.length; i++) {
                sum += triangles.getGeometryN(i).getArea();
                sums[i] = sum;
            }
        }

        @Override
        Coordinate next(Random random) {
            Coordinate place = sums.length == 0 ? inBounds(random) : inTriangle(random);
            return locator.locate(place) == Location.EXTERIOR ? null : place;
        }

        private Coordinate inBounds(Random random) {
            return new Coordinate(
                    bounds.getMinX() + random.nextDouble() * bounds.getWidth(),
                    bounds.getMinY() + random.nextDouble() * bounds.getHeight());
        }

        private Coordinate inTriangle(Random random) {
            Coordinate[] corners = triangles.getGeometryN(find(sums, random)).getCoordinates();
            double u = random.nextDouble();
            double v = random.nextDouble();
            double b = u + v > 1 ? 1 - u : u;
            double c = u + v > 1 ? 1 - v : v;
            return new Coordinate(
                    corners[0].x + b * (corners[1].x - corners[0].x) + c * (corners[2].x - corners[0].x),
                    corners[0].y + b * (corners[1].y - corners[0].y) + c * (corners[2].y - corners[0].y));
        }

        @Override
        Coordinate certain() {
            Coordinate inside = area.getInteriorPoint().getCoordinate();
            return locator.locate(inside) == Location.EXTERIOR ? area.getCoordinate() : inside;
        }
    }

    /** Lines, or the outlines of polygons that have no area. */
    private static final class Lines extends Endless {
        private final List<Coordinate[]> segments = new ArrayList<>();
        private final double[] sums;

        Lines(Geometry lines) {
            for (Object line : LinearComponentExtracter.getLines(lines)) {
                Coordinate[] vertices = ((Geometry) line).getCoordinates();
                for (int i = 1; i < vertices.length; i++) {
                    segments.add(new Coordinate[] {vertices[i - 1], vertices[i]});
                }
            }
            sums = new double[segments.size()];
            double sum = 0;
            for (int i = 0; i < sums.length; i++) {
                sum += segments.get(i)[0].distance(segments.get(i)[1]);
                sums[i] = sum;
            }
        }

        @Override
        Coordinate next(Random random) {
            Coordinate[] ends = segments.get(find(sums, random));
            double part = random.nextDouble();
            return new Coordinate(
                    ends[0].x + part * (ends[1].x - ends[0].x), ends[0].y + part * (ends[1].y - ends[0].y));
        }

        @Override
        Coordinate certain() {
            return segments.get(0)[0];
        }
    }

    /** Single points; none for an empty geometry. */
    private static final class Points extends RandomPlaces {
        private final List<Coordinate> places;

        Points(Geometry points) {
            this.places = List.copyOf(new LinkedHashSet<>(Arrays.asList(points.getCoordinates())));
        }

        @Override
        int capacity() {
            return places.size();
        }

        @Override
        List<Coordinate> draw(int count, Random random) {
            List<Coordinate> shuffled = new ArrayList<>(places);
            Collections.shuffle(shuffled, random);
            return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
        }
    }
}
