package eo.caravan.processors.properties;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.input.Opened;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultWriter;
import eo.caravan.processors.output.WriteTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What is written as a table and read again is the same cube: geometries, identifiers, properties, times, cells. */
class TablesRoundTripTest {
    private static final OutputFormats FORMATS = new OutputFormats();
    private static final List<String> VALUES = List.of("b1", "b2");

    @Provide
    Arbitrary<Cube> flat() {
        return Arbitraries.randomValue(random -> cube(random, false));
    }

    @Provide
    Arbitrary<Cube> timed() {
        return Arbitraries.randomValue(random -> cube(random, true));
    }

    private static Cube cube(Random random, boolean timed) {
        List<Feature> features = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put(
                    "name", List.of("a, b", "\"quoted\"", "ü\nline", "12x", " ").get(random.nextInt(5)));
            if (random.nextBoolean()) {
                properties.put("truth", random.nextBoolean());
            }
            features.add(new Feature("f" + i, RandomGeometries.geometry(random), properties));
        }
        List<Dimension> dimensions =
                new ArrayList<>(List.of(new Dimension.Geometries("geometry", Crs.epsg(32632), features)));
        if (timed) {
            dimensions.add(new Dimension.Temporal("t", List.of("2020-01-01T00:00:00Z", "2021-06-01T10:30:00Z")));
        }
        dimensions.add(new Dimension.Labelled("properties", DimensionType.OTHER, List.copyOf(VALUES)));
        Shape shape = new Shape(dimensions, Encoding.FLOAT64);
        double[] values = new double[(int) shape.whole().cells()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(4) == 0 ? Double.NaN : random.nextBoolean() ? i : random.nextGaussian() * 1e-7;
        }
        return new ArrayCube(shape, values);
    }

    private static Cube again(Cube cube, String format, Map<String, Object> written, Map<String, Object> read) {
        try {
            Path folder = Files.createTempDirectory("tables");
            try (ChunkExecutor executor = new ChunkExecutor(2, 1 << 20)) {
                OutputFormat found = FORMATS.find(format);
                found.check(cube.shape(), written);
                Path file = new ResultWriter(FORMATS)
                        .write(
                                new ResultDescription(cube, found, written),
                                new WriteTarget(folder, "table", executor, RunControl.UNWATCHED))
                        .get(0)
                        .path();
                return Opened.file(folder.resolve(file), format, read);
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.sorted((one, other) -> other.compareTo(one))
                            .forEach(path -> path.toFile().delete());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(Cube read, Cube written) {
        assertThat(read.shape().names()).isEqualTo(written.shape().names());
        for (int d = 1; d < written.shape().dimensions().size(); d++) {
            assertThat(read.shape().dimension(d)).isEqualTo(written.shape().dimension(d));
        }
        Dimension.Geometries one = (Dimension.Geometries) read.shape().dimension(0);
        Dimension.Geometries other = (Dimension.Geometries) written.shape().dimension(0);
        assertThat(one.crs()).isEqualTo(other.crs());
        for (int i = 0; i < other.size(); i++) {
            Feature found = one.features().get(i);
            Feature expected = other.features().get(i);
            Geometry geometry = expected.geometry();
            assertThat(
                            found.geometry().isEmpty()
                                    ? geometry.isEmpty()
                                    : found.geometry().equalsExact(geometry))
                    .as("%s is not %s", found.geometry(), geometry)
                    .isTrue();
            assertThat(found.id()).isEqualTo(expected.id());
            assertThat(found.properties()).isEqualTo(expected.properties());
        }
        assertThat(read.read(read.shape().whole()).values())
                .containsExactly(written.read(written.shape().whole()).values());
    }

    @Property(tries = 60)
    void geoparquet_with_times(@ForAll("timed") Cube cube) {
        same(again(cube, "GeoParquet", Map.of("row_group_size", 3.0), Map.of("properties", VALUES)), cube);
    }

    @Property(tries = 60)
    void geoparquet_without_times(@ForAll("flat") Cube cube) {
        same(again(cube, "GeoParquet", Map.of("compression", "snappy"), Map.of("properties", VALUES)), cube);
    }

    @Property(tries = 60)
    void csv_with_times_and_decimal_commas(@ForAll("timed") Cube cube) {
        Map<String, Object> read = Map.of("properties", VALUES, "crs", "EPSG:32632", "decimal", ",", "wkt", "geometry");
        same(again(cube, "CSV", Map.of("geometry", "wkt", "decimal", ","), read), cube);
    }

    @Property(tries = 60)
    void csv_without_times(@ForAll("flat") Cube cube) {
        same(again(cube, "CSV", Map.of("geometry", "wkt"), Map.of("properties", VALUES, "crs", "EPSG:32632")), cube);
    }

    @Property(tries = 60)
    void geojson_in_longitude_and_latitude(@ForAll("flat") Cube cube) {
        Dimension.Geometries utm = (Dimension.Geometries) cube.shape().dimension(0);
        List<Feature> features = utm.features().stream()
                .map(feature -> feature.shaped(triangle(feature.geometry())))
                .toList();
        Shape shape = cube.shape().with(0, new Dimension.Geometries("geometry", Crs.WGS84, features));
        Cube world = new ArrayCube(shape, cube.read(cube.shape().whole()).values());

        same(again(world, "GeoJSON", Map.of(), Map.of("properties", VALUES)), world);
    }

    /** A triangle within the world, counter-clockwise as RFC 7946 wants it; what is empty is left so. */
    private static Geometry triangle(Geometry geometry) {
        GeometryFactory factory = new GeometryFactory();
        if (geometry.isEmpty()) {
            return factory.createPolygon();
        }
        double size = 0.1 + geometry.getEnvelopeInternal().getWidth() / 1e6;
        return factory.createPolygon(new Coordinate[] {
            new Coordinate(1, 2), new Coordinate(1 + size, 2), new Coordinate(1 + size, 3), new Coordinate(1, 2)
        });
    }
}
