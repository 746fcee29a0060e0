package eo.caravan.processors.process.vector;

import static eo.caravan.processors.process.Cubes.NO;
import static eo.caravan.processors.process.Cubes.all;
import static eo.caravan.processors.process.Cubes.bands;
import static eo.caravan.processors.process.Cubes.fails;
import static eo.caravan.processors.process.Cubes.times;
import static eo.caravan.processors.process.vector.Vectors.UTM;
import static eo.caravan.processors.process.vector.Vectors.call;
import static eo.caravan.processors.process.vector.Vectors.counting;
import static eo.caravan.processors.process.vector.Vectors.geometries;
import static eo.caravan.processors.process.vector.Vectors.labels;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Processes over cubes of any kind, called with vector cubes. */
class GenericProcessesTest {
    private static final String SUM = "{'process_graph':{'r':{'process_id':'sum','arguments':"
            + "{'data':{'from_parameter':'data'}},'result':true}}}";

    /** Two points, two years, two bands: cells 0 to 7. */
    private static final Cube CUBE = counting(
            geometries(UTM, "POINT (500010 10)", "POINT (500090 90)"),
            times("2020-01-01", "2021-01-01"),
            bands("a", "b"));

    private static Cube cube(String process, String arguments) {
        return (Cube) call(process, "'data':{'from_parameter':'cube'}," + arguments, CUBE);
    }

    private static void refused(String process, String arguments, ErrorCode code, String... words) {
        fails(() -> cube(process, arguments), code, words);
    }

    @Test
    void reducing_times_bands_or_the_geometries_themselves() {
        Cube years = cube("reduce_dimension", "'dimension':'t','reducer':" + SUM);
        Cube points = cube("reduce_dimension", "'dimension':'geometry','reducer':" + SUM);

        assertThat(years.shape().names()).containsExactly("geometry", "bands");
        assertThat(all(years)).containsExactly(0 + 2, 1 + 3, 4 + 6, 5 + 7);
        assertThat(points.shape().names()).containsExactly("t", "bands");
        assertThat(all(points)).containsExactly(0 + 4, 1 + 5, 2 + 6, 3 + 7);
    }

    @Test
    void thousands_of_geometries_are_reduced_at_once() {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            points.add("POINT (" + i + " 0)");
        }
        Cube many = counting(geometries(UTM, points.toArray(String[]::new)), times("2020", "2021"));
        Cube sum = (Cube) call(
                "reduce_dimension", "'data':{'from_parameter':'cube'},'dimension':'geometry','reducer':" + SUM, many);

        assertThat(all(sum)).containsExactly(20_000.0 * 19_999, 20_000.0 * 20_000);
    }

    @Test
    void applying_to_cells_and_along_dimensions() {
        String twice = "{'process_graph':{'r':{'process_id':'multiply','arguments':"
                + "{'x':{'from_parameter':'x'},'y':2},'result':true}}}";
        String sorted = "{'process_graph':{'r':{'process_id':'sort','arguments':"
                + "{'data':{'from_parameter':'data'},'asc':false},'result':true}}}";
        Cube applied = cube("apply", "'process':" + twice);
        Cube along = cube("apply_dimension", "'dimension':'geometry','process':" + sorted);

        assertThat(labels(applied)).isEqualTo(labels(CUBE));
        assertThat(all(applied)).containsExactly(0, 2, 4, 6, 8, 10, 12, 14);
        assertThat(labels(along)).isEqualTo(labels(CUBE));
        assertThat(all(along)).containsExactly(4, 5, 6, 7, 0, 1, 2, 3);
    }

    @Test
    void filtering_times_bands_and_labels() {
        String second = "{'process_graph':{'r':{'process_id':'text_contains','arguments':"
                + "{'data':{'from_parameter':'value'},'pattern':'500090'},'result':true}}}";

        assertThat(all(cube("filter_temporal", "'extent':['2021-01-01',null]"))).containsExactly(2, 3, 6, 7);
        assertThat(all(cube("filter_bands", "'bands':['b']"))).containsExactly(1, 3, 5, 7);
        assertThat(all(cube("filter_labels", "'dimension':'geometry','condition':" + second)))
                .containsExactly(4, 5, 6, 7);
    }

    @Test
    void a_bounding_box_keeps_what_lies_wholly_within_it() {
        Cube shapes = new GeometryCube(geometries(
                UTM,
                "POINT (1 1)",
                "POINT (0 5)",
                "LINESTRING (0 0, 0 10)",
                "LINESTRING (0 0, 9 9)",
                "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))",
                "POLYGON ((1 1, 11 1, 1 2, 1 1))",
                "POINT EMPTY"));
        String box = "'data':{'from_parameter':'cube'},'extent':{'west':0,'south':0,'east':10,'north':10,'crs':32632}";

        assertThat(Vectors.of(call("filter_bbox", box, shapes)).features())
                .extracting(Feature::id)
                .containsExactly("g0", "g3", "g4");
    }

    @Test
    void a_bounding_box_in_degrees_fits_geometries_in_metres_and_may_cross_the_antimeridian() {
        String box = "'extent':{'west':9,'south':0,'east':9.0005,'north':0.0005}";
        Cube near180 = new GeometryCube(geometries(
                Crs.WGS84, "POINT (179.5 0)", "POINT (-179.5 0)", "LINESTRING (179.9 0, 180.1 0)", "POINT (0 0)"));
        Object across = call(
                "filter_bbox",
                "'data':{'from_parameter':'cube'},'extent':{'west':179,'south':-1,'east':-179,'north':1}",
                near180);

        assertThat(labels(cube("filter_bbox", box))).containsExactly("POINT (500010 10)");
        assertThat(Vectors.of(across).features()).extracting(Feature::id).containsExactly("g0", "g1", "g2");
    }

    @Test
    void naming_adding_and_dropping_dimensions() {
        Cube named = cube("rename_dimension", "'source':'geometry','target':'fields'");
        Cube added = cube("add_dimension", "'name':'run','label':'first','type':'other'");

        assertThat(named.shape().dimension(0)).isInstanceOf(Dimension.Geometries.class);
        assertThat(named.shape().names()).containsExactly("fields", "t", "bands");
        assertThat(added.shape().names()).containsExactly("run", "geometry", "t", "bands");
        assertThat(cube("rename_labels", "'dimension':'bands','target':['z'],'source':['a']")
                        .shape()
                        .dimension(2)
                        .labels())
                .containsExactly("z", "b");
        refused(
                "rename_labels",
                "'dimension':'geometry','target':['z'],'source':['POINT (500010 10)']",
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "geometries");
        refused("drop_dimension", "'name':'geometry'", ProcessErrorCode.DIMENSION_LABEL_COUNT_MISMATCH);
    }

    @Test
    void labels_of_geometries_are_wkt() {
        Object labels = call("dimension_labels", "'data':{'from_parameter':'cube'},'dimension':'geometry'", CUBE);

        assertThat(labels).isEqualTo(List.of("POINT (500010 10)", "POINT (500090 90)"));
    }

    private static final String MERGE = "'cube1':{'from_parameter':'one'},'cube2':{'from_parameter':'two'}";
    private static final String ADDED =
            MERGE + ",'overlap_resolver':{'process_graph':{'r':{'process_id':'add','arguments':"
                    + "{'x':{'from_parameter':'x'},'y':{'from_parameter':'y'}},'result':true}}}";

    private static Cube merged(String arguments, Cube one, Cube two) {
        return (Cube) call("merge_cubes", arguments, Map.of("one", one, "two", two));
    }

    @Test
    void bands_of_the_same_geometries_are_merged_side_by_side() {
        Dimension.Geometries points = geometries(UTM, "POINT (1 1)", "POLYGON ((0 0, 2 0, 2 2, 0 0))");
        Dimension.Geometries turned = geometries(UTM, "POINT (1 1)", "POLYGON ((2 2, 2 0, 0 0, 2 2))");
        Cube cube = merged(MERGE, counting(points, bands("a")), counting(turned, bands("b")));

        assertThat(labels(cube)).isEqualTo(points.labels());
        assertThat(all(cube)).containsExactly(0, 0, 1, 1);
    }

    @Test
    void geometries_of_the_second_cube_come_after_those_of_the_first() {
        Cube one = counting(geometries(UTM, "POINT (9 9)", "POINT (5 5)"), bands("a"));
        Cube two = counting(geometries(UTM, "POINT (1 1)", "POINT (5 5)", "POINT EMPTY"), bands("a"));
        Cube cube = merged(ADDED, one, two);

        assertThat(labels(cube)).containsExactly("POINT (9 9)", "POINT (5 5)", "POINT (1 1)", "POINT EMPTY");
        assertThat(all(cube)).containsExactly(0, 1 + 1, 0, 2);
        fails(() -> merged(MERGE, one, two), ProcessErrorCode.OVERLAP_RESOLVER_MISSING);
    }

    @Test
    void a_geometry_that_repeats_meets_its_equals_in_the_same_turn() {
        Dimension.Geometries twice = geometries(UTM, "POINT (1 1)", "POINT (1 1)");
        Cube cube = merged(ADDED, counting(twice, bands("a")), counting(twice, bands("a")));

        assertThat(all(cube)).containsExactly(0, 2);
    }

    @Test
    void tens_of_thousands_of_geometries_are_merged_quickly() {
        List<String> squares = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            squares.add("POLYGON ((%d 0, %d 0, %d 1, %d 0))".formatted(i, i + 1, i + 1, i));
        }
        Dimension.Geometries many = geometries(UTM, squares.toArray(String[]::new));
        Cube cube = merged(MERGE, counting(many, bands("a")), counting(many, bands("b")));

        assertThat(cube.shape().whole().sizes()).containsExactly(30_000, 2);
        assertThat(cube.read(cube.shape().whole().with(0, 29_999, 1)).values()).containsExactly(29_999, 29_999);
    }

    @Test
    void what_cannot_be_merged_is_told() {
        Cube points = counting(geometries(UTM, "POINT (1 1)"), bands("a"));
        Cube polygons = counting(geometries(UTM, "POLYGON ((0 0, 2 0, 2 2, 0 0))"), bands("a"));
        Cube degrees = counting(geometries(Crs.WGS84, "POINT (1 1)"), bands("a"));
        Cube many = counting(geometries(UTM, "MULTIPOINT ((1 1), (2 2))"), bands("a"));

        fails(
                () -> merged(ADDED, points, polygons),
                ProcessErrorCode.INCOMPATIBLE_GEOMETRY_TYPES,
                "points",
                "polygons");
        fails(() -> merged(ADDED, points, degrees), ProcessErrorCode.INCOMPATIBLE_DATA_CUBES, "vector_reproject");
        fails(
                () -> merged(ADDED, points, Cubes.counting(2, 2, bands("a"))),
                ProcessErrorCode.INCOMPATIBLE_DATA_CUBES,
                "aggregate_spatial");
        assertThat(labels(merged(ADDED, points, many))).hasSize(2);
    }

    @Test
    void a_cube_of_fewer_dimensions_counts_for_all_labels() {
        Cube factor = counting(geometries(UTM, "POINT (500010 10)", "POINT (500090 90)"));
        Cube cube = (Cube) call("merge_cubes", ADDED, Map.of("one", CUBE, "two", factor));

        assertThat(all(cube)).containsExactly(0, 1, 2, 3, 5, 6, 7, 8);
    }

    @Test
    void processes_over_rasters_refuse_vector_cubes_and_the_other_way_round() {
        refused("mask", "'mask':{'from_parameter':'cube'}", ApiErrorCode.PROCESS_PARAMETER_INVALID, "raster data cube");
        refused("resample_spatial", "'resolution':10", ApiErrorCode.PROCESS_PARAMETER_INVALID, "vector data cube of");
        fails(
                () -> call(
                        "vector_buffer", "'geometries':{'from_parameter':'cube'},'distance':1", Cubes.counting(2, 2)),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "expected a vector data cube",
                "a data cube of y, x");
        fails(
                () -> call(
                        "vector_buffer",
                        "'geometries':{'type':'Point','coordinates':[1,2]},'distance':1",
                        Map.<String, Object>of()),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "load_geojson");
    }

    @Test
    void an_empty_cube_stays_empty() {
        Cube none = counting(geometries(UTM), times("2020"));

        assertThat(all((Cube) call(
                        "reduce_dimension", "'data':{'from_parameter':'cube'},'dimension':'t','reducer':" + SUM, none)))
                .isEmpty();
        assertThat(labels(call("vector_buffer", "'geometries':{'from_parameter':'cube'},'distance':1", none)))
                .isEmpty();
        assertThat(labels(call("vector_to_random_points", "'data':{'from_parameter':'cube'}", none)))
                .isEmpty();
        assertThat(labels(merged(ADDED, none, none))).isEmpty();
    }

    @Test
    void no_data_stays_no_data() {
        Cube nothing = new ArrayCube(CUBE.shape(), new double[] {NO, NO, NO, NO, NO, NO, NO, NO});
        Cube moved = (Cube)
                call("vector_reproject", "'data':{'from_parameter':'cube'},'projection':4326", Map.of("cube", nothing));

        assertThat(all(moved)).containsOnly(NO);
    }
}
