package eo.caravan.processors.process.zonal;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.plan.Calls;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

final class ApplyPolygonTest {
    /** Cells of one metre, centres at 0.5, 1.5, 2.5, 3.5. */
    private static final Grid METRES = new Grid(Crs.epsg(32633), 0, 3, 1, -1, 4, 3);

    /**
     * <pre>
     *   1  2  3  4
     *   5  6  -  8
     *   9 10 11 12
     * </pre>
     */
    private static final Cube CUBE = new ArrayCube(
            new Shape(List.of(METRES.y("y"), METRES.x("x")), Encoding.FLOAT32),
            new double[] {1, 2, 3, 4, 5, 6, NO, 8, 9, 10, 11, 12});

    /** 5, 9 and 10: the rectangle around it is two cells wide and high. */
    private static final String TRIANGLE = "POLYGON ((0 0, 2 0, 0 2, 0 0))";

    /** 3, 4, no data and 8. */
    private static final String SQUARE = "POLYGON ((2 1, 4 1, 4 3, 2 3, 2 1))";

    private static final Callback TIMES_10 = Calls.callback(apply("multiply", "'x': {'from_parameter': 'x'}, 'y': 10"));

    /** The sum along x, in each cell of the row. */
    private static final Callback ALONG_X = Calls.callback("{'r': {'process_id': 'apply_dimension', 'arguments': {"
            + "'data': {'from_parameter': 'data'}, 'dimension': 'x', 'process': {'process_graph': {'r': {"
            + "'process_id': 'cumsum', 'arguments': {'data': {'from_parameter': 'data'}}, 'result': true}}}},"
            + "'result': true}}");

    private static String apply(String process, String arguments) {
        return "{'r': {'process_id': 'apply', 'arguments': {'data': {'from_parameter': 'data'}, 'process':"
                + "{'process_graph': {'r': {'process_id': '" + process + "', 'arguments': {" + arguments
                + "}, 'result': true}}}}, 'result': true}}";
    }

    private static Cube polygons(String... wkt) {
        List<Feature> features = new ArrayList<>();
        for (String text : wkt) {
            try {
                features.add(new Feature(null, new WKTReader().read(text), Map.of()));
            } catch (ParseException e) {
                throw new IllegalArgumentException(text, e);
            }
        }
        return new GeometryCube(new Dimension.Geometries("geometry", METRES.crs(), features));
    }

    private static Cube applied(Cube data, Cube polygons, Callback process, Object mask) {
        return (Cube)
                new ApplyPolygon().apply(new ApplyPolygon.Arguments(data, polygons, process, mask, null), CONTEXT);
    }

    @Test
    void cells_of_polygons_are_computed_and_the_others_stay() {
        Cube applied = applied(CUBE, polygons(TRIANGLE, "POLYGON EMPTY", SQUARE), TIMES_10, null);
        assertThat(applied.shape().names()).containsExactly("y", "x");
        assertThat(Cubes.all(applied)).containsExactly(1, 2, 30, 40, 50, 6, NO, 80, 90, 100, 11, 12);
    }

    @Test
    void the_callback_sees_the_rectangle_around_a_polygon_with_the_rest_masked() {
        List<double[]> seen = new ArrayList<>();
        Callback watching = watching(seen);
        Cubes.all(applied(CUBE, polygons(TRIANGLE), watching, null));
        assertThat(seen.get(0)).containsExactly(5, NO, 9, 10);
        seen.clear();
        Cubes.all(applied(CUBE, polygons(TRIANGLE), watching, -7.0));
        assertThat(seen.get(0)).containsExactly(5, -7, 9, 10);
        seen.clear();
        Cubes.all(applied(CUBE, polygons("POLYGON ((1.4 0.2, 3.6 0.2, 3.6 1.6, 1.4 1.6, 1.4 0.2))"), watching, 0.0));
        assertThat(seen.get(0)).containsExactly(6, NO, 8, 10, 11, 12);
    }

    private static Callback watching(List<double[]> seen) {
        Callback same = Calls.callback(apply("absolute", "'x': {'from_parameter': 'x'}"));
        return new Callback() {
            @Override
            public Object evaluate(Map<String, Object> parameters) {
                Cube data = (Cube) parameters.get("data");
                seen.add(data.read(data.shape().whole()).values());
                return same.evaluate(parameters);
            }

            @Override
            public Operand compile(Map<String, Operand> parameters) {
                return same.compile(parameters);
            }
        };
    }

    @Test
    void what_is_computed_never_leaves_the_polygon() {
        assertThat(Cubes.all(applied(CUBE, polygons("POLYGON ((0 0, 4 0, 4 1, 0 1, 0 0))", SQUARE), ALONG_X, null)))
                .containsExactly(1, 2, 3, 7, 5, 6, NO, 8, 9, 19, 30, 42);
    }

    @Test
    void other_dimensions_are_given_to_the_callback_as_a_whole() {
        Dimension times = Cubes.times("2022-06-01", "2022-06-02", "2022-06-03");
        double[] cells = new double[36];
        Arrays.setAll(cells, i -> i / 12 + 1);
        Cube cube = new ArrayCube(new Shape(List.of(times, METRES.y("y"), METRES.x("x")), Encoding.FLOAT32), cells);
        Callback sums = Calls.callback("{'r': {'process_id': 'apply_dimension', 'arguments': {"
                + "'data': {'from_parameter': 'data'}, 'dimension': 't', 'process': {'process_graph': {'r': {"
                + "'process_id': 'cumsum', 'arguments': {'data': {'from_parameter': 'data'}}, 'result': true}}}},"
                + "'result': true}}");
        double[] values = Cubes.all(applied(cube, polygons(TRIANGLE), sums, null));
        assertThat(values[8]).isEqualTo(1);
        assertThat(values[12 + 8]).isEqualTo(3);
        assertThat(values[24 + 8]).isEqualTo(6);
        assertThat(values[24]).isEqualTo(3);
    }

    @Test
    void polygons_without_a_cell_change_nothing() {
        Cube applied = applied(
                CUBE,
                polygons("POLYGON ((9 9, 10 9, 9 10, 9 9))", "POLYGON ((1.1 1.1, 1.2 1.1, 1.1 1.2, 1.1 1.1))"),
                TIMES_10,
                null);
        assertThat(Cubes.all(applied)).isEqualTo(Cubes.all(CUBE));
    }

    @Test
    void the_encoding_holds_what_was_there_and_what_was_computed() {
        Cube counts = Cubes.encoded(CUBE, new Encoding(CellType.UINT8, 255));
        assertThat(applied(counts, polygons(TRIANGLE), TIMES_10, null).shape().encoding())
                .isEqualTo(Encoding.FLOAT32);
    }

    private static void fails(Cube polygons, Callback process, ErrorCode code, String... words) {
        Cubes.fails(() -> applied(CUBE, polygons, process, null), code, words);
    }

    @Test
    void what_does_not_fit_is_refused_before_any_cell_is_read() {
        fails(
                polygons(TRIANGLE, "POLYGON ((1 0, 3 0, 3 1, 1 1, 1 0))"),
                TIMES_10,
                ProcessErrorCode.GEOMETRIES_OVERLAP,
                "1 and 2 of 2");
        fails(polygons("POINT (1 1)"), TIMES_10, ApiErrorCode.PROCESS_PARAMETER_INVALID, "Point");
        fails(polygons("POLYGON EMPTY"), TIMES_10, ApiErrorCode.PROCESS_PARAMETER_INVALID, "no polygon");
        Callback reduced = Calls.callback("{'r': {'process_id': 'reduce_dimension', 'arguments': {"
                + "'data': {'from_parameter': 'data'}, 'dimension': 'x', 'reducer': {'process_graph': {'m': {"
                + "'process_id': 'mean', 'arguments': {'data': {'from_parameter': 'data'}}, 'result': true}}}},"
                + "'result': true}}");
        fails(polygons(TRIANGLE), reduced, ApiErrorCode.PROCESS_GRAPH_INVALID, "y (2), x (2)");
        fails(
                polygons(TRIANGLE),
                Calls.callback("{'r': {'process_id': 'pi', 'arguments': {}, 'result': true}}"),
                ApiErrorCode.PROCESS_GRAPH_INVALID,
                "data cube");
    }
}
