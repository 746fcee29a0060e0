package eo.caravan.processors.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.geometry.GeoJson;
import eo.caravan.processors.geometry.Mended;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.WriteTarget;
import eo.caravan.processors.process.vector.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** What holds for processes over vector cubes, however nasty the geometries are. */
class AnyGeometryTest {
    /** What rounding moves a point of geometries that lie 5000 km from the origin. */
    private static final double ROUNDING = 1e-7;

    @Provide
    Arbitrary<Cube> cubes() {
        return RandomGeometries.any();
    }

    private static Cube call(Cube cube, String process, String arguments) {
        String name = process.equals("vector_buffer") ? "'geometries'" : "'data'";
        return (Cube) Vectors.call(process, name + ":{'from_parameter':'cube'}" + arguments, cube);
    }

    private static List<Geometry> geometries(Cube cube) {
        return Vectors.of(cube).features().stream().map(Feature::geometry).toList();
    }

    private static double distance(Coordinate point, Geometry geometry) {
        return geometry.distance(geometry.getFactory().createPoint(point));
    }

    @Property(tries = 300, seed = "11")
    void a_buffer_covers_every_vertex_and_a_negative_one_none(@ForAll("cubes") Cube cube) {
        List<Geometry> given = geometries(cube);
        List<Geometry> wide = geometries(call(cube, "vector_buffer", ",'distance':1"));
        List<Geometry> narrow = geometries(call(cube, "vector_buffer", ",'distance':-0.5"));

        assertThat(wide).hasSameSizeAs(given);
        for (int i = 0; i < given.size(); i++) {
            assertThat(wide.get(i).isEmpty()).isEqualTo(given.get(i).isEmpty());
            assertThat(wide.get(i).isValid()).isTrue();
            for (Coordinate vertex : Mended.of(given.get(i)).getCoordinates()) {
                assertThat(distance(vertex, wide.get(i))).as("%s", given.get(i)).isZero();
            }
            assertThat(narrow.get(i).getArea())
                    .isLessThanOrEqualTo(Mended.of(given.get(i)).getArea());
        }
    }

    @Property(tries = 300, seed = "12")
    void intersecting_and_disjoint_are_all_that_are_not_empty(@ForAll("cubes") Cube cube, @ForAll("cubes") Cube other) {
        long notEmpty = geometries(cube).stream()
                .filter(geometry -> !geometry.isEmpty())
                .count();
        assertThat(related(cube, other, "intersects") + related(cube, other, "disjoint"))
                .isEqualTo(notEmpty);
        long within = related(cube, other, "within");
        assertThat(within).isLessThanOrEqualTo(related(cube, other, "intersects"));
        assertThat(related(cube, other, "equals")).isLessThanOrEqualTo(within);
        for (String relation : List.of("touches", "crosses", "overlaps", "contains")) {
            assertThat(related(cube, other, relation)).isLessThanOrEqualTo(related(cube, other, "intersects"));
        }
    }

    private static long related(Cube cube, Cube other, String relation) {
        Object kept = Vectors.call(
                "filter_vector",
                "'data':{'from_parameter':'cube'},'geometries':{'from_parameter':'other'},'relation':'" + relation
                        + "'",
                Map.of("cube", cube, "other", other));
        return geometries((Cube) kept).size();
    }

    @Property(tries = 300, seed = "13")
    void random_points_are_different_and_lie_in_their_geometries(@ForAll("cubes") Cube cube) {
        List<Geometry> given = geometries(cube);
        Cube drawn = call(cube, "vector_to_random_points", ",'geometry_count':7,'seed':1");

        for (int i = 0; i < given.size(); i++) {
            Coordinate[] points = geometries(drawn).get(i).getCoordinates();
            assertThat(new HashSet<>(Arrays.asList(points))).hasSize(points.length);
            assertThat(points.length > 0).isEqualTo(!given.get(i).isEmpty());
            Geometry mended = Mended.of(given.get(i));
            for (Coordinate point : points) {
                assertThat(distance(point, mended)).as("%s", given.get(i)).isLessThan(ROUNDING);
            }
        }
        assertThat(geometries(call(cube, "vector_to_random_points", ",'geometry_count':7,'seed':1,'group':false")))
                .hasSizeGreaterThanOrEqualTo(given.size());
    }

    @Property(tries = 200, seed = "14")
    void regular_points_lie_in_their_geometries(@ForAll("cubes") Cube cube) {
        List<Geometry> given = geometries(cube);
        Cube drawn = call(cube, "vector_to_regular_points", ",'distance':50");
        Cube dense = call(small(cube), "vector_to_regular_points", ",'distance':0.7");

        for (Cube points : List.of(drawn, dense)) {
            for (int i = 0; i < geometries(points).size(); i++) {
                Geometry source = Vectors.of(points).size() == given.size()
                        ? given.get(i)
                        : geometries(small(cube)).get(i);
                for (Coordinate point : geometries(points).get(i).getCoordinates()) {
                    assertThat(point.equals2D(source.getCoordinate()) || distance(point, Mended.of(source)) < ROUNDING)
                            .as("%s in %s", point, source)
                            .isTrue();
                }
            }
        }
    }

    /** Without the slivers. */
    private static Cube small(Cube cube) {
        Dimension.Geometries all = Vectors.of(cube);
        List<String> wkt = new ArrayList<>();
        for (Feature feature : all.features()) {
            if (feature.geometry().getEnvelopeInternal().getWidth() < 100) {
                wkt.add(feature.geometry().toText());
            }
        }
        return Vectors.cube(wkt.toArray(String[]::new));
    }

    @Property(tries = 200, seed = "15")
    void there_and_back_is_where_it_was(@ForAll("cubes") Cube cube) {
        Cube degrees = call(cube, "vector_reproject", ",'projection':4326");
        Cube back = call(degrees, "vector_reproject", ",'projection':32632");

        for (int i = 0; i < geometries(cube).size(); i++) {
            assertThat(geometries(back).get(i).equalsExact(geometries(cube).get(i), 1e-4))
                    .isTrue();
        }
        assertThat(Readings.whole(back)).isEqualTo(Readings.whole(cube));
    }

    @Property(tries = 200, seed = "16")
    void what_is_merged_with_itself_has_the_same_labels(@ForAll("cubes") Cube cube) {
        Cube merged = (Cube) Vectors.call(
                "merge_cubes",
                "'cube1':{'from_parameter':'cube'},'cube2':{'from_parameter':'cube'},'overlap_resolver':"
                        + "{'process_graph':{'r':{'process_id':'add','arguments':"
                        + "{'x':{'from_parameter':'x'},'y':{'from_parameter':'y'}},'result':true}}}",
                cube);

        assertThat(merged.shape().dimension(0).labels())
                .isEqualTo(cube.shape().dimension(0).labels());
        double[] twice = Readings.whole(cube).clone();
        Arrays.setAll(twice, i -> 2 * twice[i]);
        assertThat(Readings.whole(merged)).isEqualTo(twice);
    }

    @Property(tries = 200, seed = "17")
    void a_box_around_everything_keeps_what_is_not_empty(@ForAll("cubes") Cube cube) {
        Cube kept = call(
                cube,
                "filter_bbox",
                ",'extent':{'west':499990,'south':4999990,'east':600000,'north':5100000,'crs':32632}");

        assertThat(geometries(kept))
                .isEqualTo(geometries(cube).stream()
                        .filter(geometry -> !geometry.isEmpty())
                        .toList());
    }

    @Property(tries = 50, seed = "18")
    void every_format_of_vector_cubes_writes_them_and_geojson_is_read_back(@ForAll("cubes") Cube cube)
            throws IOException {
        Path folder = Files.createTempDirectory("any-geometry");
        OutputFormats formats = new OutputFormats();
        try (ChunkExecutor executor = new ChunkExecutor(1, 1 << 20)) {
            for (String name : List.of("GeoJSON", "CSV", "JSON")) {
                OutputFormat format = formats.find(name);
                format.check(cube.shape(), Map.of());
                ResultFile file = format.write(
                                new ResultDescription(cube, format, Map.of()),
                                new WriteTarget(folder, "result", executor, RunControl.UNWATCHED))
                        .get(0);
                Path path = folder.resolve(file.path());
                if (name.equals("GeoJSON")) {
                    same(GeoJson.read(Vectors.json(Files.readString(path)), "p", "data"), cube);
                }
                Files.delete(path);
            }
        }
        Files.delete(folder);
    }

    private static void same(Dimension.Geometries read, Cube cube) {
        Cube degrees = call(cube, "vector_reproject", ",'projection':4326");
        assertThat(read.size()).isEqualTo(geometries(degrees).size());
        for (int i = 0; i < read.size(); i++) {
            Geometry expected = geometries(degrees).get(i);
            assertThat(read.features().get(i).geometry().getNumPoints()).isEqualTo(expected.getNumPoints());
            assertThat(read.features().get(i).geometry().getArea()).isCloseTo(expected.getArea(), within(1e-6));
        }
    }
}
