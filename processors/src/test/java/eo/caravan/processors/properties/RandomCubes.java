package eo.caravan.processors.properties;

import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Small cubes of every kind that users bring: without cells, of one cell, without data, with dates that are equal or out of order, in
 * degrees across the antimeridian and in metres, integers and floating point, dimensions missing or in another order.
 */
final class RandomCubes {
    private static final List<String> TIMES = List.of(
            "2020-01-31T00:00:00Z",
            "2020-02-29T12:00:00Z",
            "2019-12-31T23:59:59Z",
            "2020-02-29T12:00:00Z",
            "2021-07-01T00:00:00Z",
            "2020-03-01T00:00:00Z");
    private static final List<Encoding> ENCODINGS = List.of(
            Encoding.FLOAT32,
            Encoding.FLOAT64,
            new Encoding(CellType.UINT8, Double.NaN),
            new Encoding(CellType.UINT16, 0),
            new Encoding(CellType.INT16, -3000));
    private static final int MOST_LABELS = 5;

    private RandomCubes() {}

    /** Any of them. */
    static Arbitrary<Cube> any() {
        return Arbitraries.randomValue(RandomCubes::random);
    }

    /** Those with all of t, bands, y and x in this order, and at least one cell. */
    static Arbitrary<Cube> complete() {
        return Arbitraries.randomValue(random -> {
            Grid grid = grid(random, 1 + random.nextInt(MOST_LABELS), 1 + random.nextInt(MOST_LABELS));
            List<Dimension> dimensions = List.of(
                    times(random, 1 + random.nextInt(MOST_LABELS)),
                    bands(1 + random.nextInt(3)),
                    grid.y("y"),
                    grid.x("x"));
            return filled(new Shape(dimensions, Encoding.FLOAT64), random);
        });
    }

    private static Cube random(Random random) {
        Grid grid = grid(random, size(random), size(random));
        List<Dimension> dimensions = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            dimensions.add(times(random, size(random)));
        }
        if (random.nextInt(4) > 0) {
            dimensions.add(bands(size(random) % 4));
        }
        if (random.nextInt(5) > 0) {
            dimensions.add(grid.y("y"));
            dimensions.add(grid.x("x"));
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(dimensions, random);
        }
        Encoding encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
        return filled(new Shape(dimensions, encoding), random);
    }

    private static int size(Random random) {
        int drawn = random.nextInt(MOST_LABELS + 6);
        return drawn > MOST_LABELS ? 1 + drawn % 3 : drawn;
    }

    private static Grid grid(Random random, int width, int height) {
        return random.nextBoolean()
                ? new Grid(Crs.epsg(32633), 500_000, 5_000_000, 10, -10, width, height)
                : new Grid(Crs.WGS84, 179.5, 10, 0.25, -0.25, width, height);
    }

    private static Dimension.Temporal times(Random random, int size) {
        return new Dimension.Temporal(
                "t",
                IntStream.range(0, size)
                        .mapToObj(i -> TIMES.get(random.nextInt(TIMES.size())))
                        .toList());
    }

    private static Dimension.Bands bands(int size) {
        return new Dimension.Bands(
                "bands",
                IntStream.range(0, size).mapToObj(i -> Band.named("B" + i)).toList());
    }

    private static Cube filled(Shape shape, Random random) {
        boolean floating = shape.encoding().type().floating();
        double missing = List.of(0.0, 0.2, 1.0).get(random.nextInt(3));
        double[] cells = new double[Math.toIntExact(shape.whole().cells())];
        for (int i = 0; i < cells.length; i++) {
            double value = floating && random.nextInt(4) == 0 ? random.nextGaussian() * 1000 : 1 + random.nextInt(9);
            cells[i] = shape.encoding().holdsNodata() && random.nextDouble() < missing ? Double.NaN : value;
        }
        return new ArrayCube(shape, cells);
    }
}
