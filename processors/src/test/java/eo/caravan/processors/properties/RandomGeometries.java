package eo.caravan.processors.properties;

import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Vector cubes of geometries as nasty as drawn ones: vertices on a coarse lattice, so that rings cross, touch and repeat themselves or have
 * no area, holes lie anywhere, parts overlap, points repeat; slivers; and empty ones of every type. In metres of UTM zone 32, at most 9 m
 * across but for slivers of 100 km.
 */
final class RandomGeometries {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int LATTICE = 10;

    private RandomGeometries() {}

    static Arbitrary<Cube> any() {
        return Arbitraries.randomValue(RandomGeometries::cube);
    }

    private static Cube cube(Random random) {
        List<Feature> features = new ArrayList<>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            features.add(new Feature(random.nextBoolean() ? "f" + i : null, geometry(random), Map.of("n", (double) i)));
        }
        Dimension geometries = new Dimension.Geometries("geometry", Crs.epsg(32632), features);
        Dimension times = new Dimension.Temporal("t", List.of("2020-01-01", "2021-01-01"));
        double[] values = new double[2 * count];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(4) == 0 ? Double.NaN : i;
        }
        return new ArrayCube(new Shape(List.of(geometries, times), Encoding.FLOAT64), values);
    }

    static Geometry geometry(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> FACTORY.createPoint(vertex(random));
            case 1 -> FACTORY.createMultiPointFromCoords(vertices(random, random.nextInt(5)));
            case 2 -> line(random);
            case 3 -> FACTORY.createMultiLineString(several(random, LineString[]::new, RandomGeometries::line));
            case 4, 5 -> polygon(random);
            case 6 -> FACTORY.createMultiPolygon(several(random, Polygon[]::new, RandomGeometries::polygon));
            case 7 -> sliver(random);
            default -> empty(random);
        };
    }

    private static Geometry empty(Random random) {
        List<Geometry> empty = List.of(
                FACTORY.createPoint(),
                FACTORY.createMultiPoint(),
                FACTORY.createLineString(),
                FACTORY.createPolygon(),
                FACTORY.createMultiPolygon());
        return empty.get(random.nextInt(empty.size()));
    }

    private static <G> G[] several(Random random, Function<Integer, G[]> array, Function<Random, G> part) {
        G[] parts = array.apply(1 + random.nextInt(3));
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part.apply(random);
        }
        return parts;
    }

    private static LineString line(Random random) {
        return FACTORY.createLineString(vertices(random, 2 + random.nextInt(4)));
    }

    private static Polygon polygon(Random random) {
        LinearRing[] holes = new LinearRing[random.nextInt(3)];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(random);
        }
        return FACTORY.createPolygon(ring(random), holes);
    }

    private static LinearRing ring(Random random) {
        Coordinate[] vertices = vertices(random, 4 + random.nextInt(4));
        vertices[vertices.length - 1] = vertices[0].copy();
        return FACTORY.createLinearRing(vertices);
    }

    private static Polygon sliver(Random random) {
        Coordinate start = vertex(random);
        Coordinate end = new Coordinate(start.x + 70_000, start.y + 70_000 + random.nextInt(3));
        Coordinate beside = new Coordinate(end.x, end.y + 1e-6);
        return FACTORY.createPolygon(new Coordinate[] {start, end, beside, start.copy()});
    }

    private static Coordinate[] vertices(Random random, int count) {
        Coordinate[] vertices = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            vertices[i] = vertex(random);
        }
        return vertices;
    }

    private static Coordinate vertex(Random random) {
        double shift = random.nextInt(10) == 0 ? random.nextDouble() : 0;
        return new Coordinate(500_000 + random.nextInt(LATTICE) + shift, 5_000_000 + random.nextInt(LATTICE));
    }
}
