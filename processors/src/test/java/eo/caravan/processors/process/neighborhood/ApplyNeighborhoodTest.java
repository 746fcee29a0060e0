package eo.caravan.processors.process.neighborhood;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.plan.Calls;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApplyNeighborhoodTest {
    private static final String SUMS_ALONG_X = along("x");

    /** A callback that replaces the values along a dimension by their running sum: it shows where a neighbourhood begins. */
    private static String along(String dimension) {
        return "{'a': {'process_id': 'apply_dimension', 'arguments': {'data': {'from_parameter': 'data'}, 'dimension': '"
                + dimension + "', 'process': {'process_graph': {'c': {'process_id': 'cumsum', 'arguments':"
                + " {'data': {'from_parameter': 'data'}}, 'result': true}}}}, 'result': true}}";
    }

    /** A callback of an array: its running sum. */
    private static final String SUMS =
            "{'c': {'process_id': 'cumsum', 'arguments': {'data': {'from_parameter': 'data'}}, 'result': true}}";

    private static Cube apply(Cube cube, String process, String size, String overlap) {
        String json = "{'n': {'process_id': 'apply_neighborhood', 'arguments': {'data': {'from_parameter': 'cube'},"
                + " 'process': {'process_graph': " + process + "}, 'size': [" + size + "], 'overlap': "
                + (overlap == null ? "null" : "[" + overlap + "]") + "}, 'result': true}}";
        return (Cube) Calls.run(json, Map.of("cube", cube));
    }

    private static String px(String dimension, int value) {
        return "{'dimension': '" + dimension + "', 'value': " + value + ", 'unit': 'px'}";
    }

    private static String of(String dimension, String value) {
        return "{'dimension': '" + dimension + "', 'value': " + value + "}";
    }

    private static Cube row(double... values) {
        return Cubes.cube(values.length, 1, List.of(), values);
    }

    @Test
    void every_neighbourhood_is_computed_for_itself() {
        Cube cube = Cubes.cube(4, 2, List.of(), 1, 2, 3, 4, 10, 20, 30, 40);
        Cube applied = apply(cube, SUMS_ALONG_X, px("x", 2) + "," + px("y", 2), null);
        assertThat(Cubes.all(applied)).containsExactly(1, 3, 3, 7, 10, 30, 30, 70);
        assertThat(applied.shape().dimensions()).isEqualTo(cube.shape().dimensions());
    }

    @Test
    void the_last_neighbourhood_may_be_smaller() {
        assertThat(Cubes.all(apply(row(1, 2, 3, 4, 5), SUMS_ALONG_X, px("x", 2), null)))
                .containsExactly(1, 3, 3, 7, 5);
        assertThat(Cubes.all(apply(row(1, 2, 3), SUMS_ALONG_X, px("x", 100), null)))
                .containsExactly(1, 3, 6);
    }

    @Test
    void dimensions_that_are_not_named_are_seen_as_a_whole() {
        assertThat(Cubes.all(apply(row(1, 2, 3), SUMS_ALONG_X, "", null))).containsExactly(1, 3, 6);
        assertThat(Cubes.all(apply(row(1, 2, 3), SUMS_ALONG_X, of("x", "null"), null)))
                .containsExactly(1, 3, 6);
    }

    @Test
    void overlap_is_seen_and_dropped_again() {
        // the neighbourhoods see: nothing 1 2 3, then 2 3 4 nothing
        Cube applied = apply(row(1, 2, 3, 4), SUMS_ALONG_X, px("x", 2) + "," + px("y", 1), px("x", 1));
        assertThat(Cubes.all(applied)).containsExactly(1, 3, 5, 9);
    }

    /** Neighbourhoods with enough overlap cannot be told from the whole. */
    @ParameterizedTest
    @CsvSource({"2, 3", "4, 4", "7, 1", "50, 50"})
    void a_kernel_within_neighbourhoods_is_a_kernel_over_all(int width, int height) {
        String kernel = "{'k': {'process_id': 'apply_kernel', 'arguments': {'data': {'from_parameter': 'data'},"
                + " 'kernel': [[1, 2, 3], [4, 5, 6], [7, 8, 9]]}, 'result': true}}";
        Cube cube = Cubes.counting(11, 9, Cubes.bands("a", "b"));
        Cube whole = (Cube) Calls.run(kernel, Map.of("data", cube));
        Cube applied = apply(cube, kernel, px("x", width) + "," + px("y", height), px("x", 1) + "," + px("y", 1));
        assertThat(Cubes.all(applied)).isEqualTo(Cubes.all(whole));
    }

    @Test
    void what_lies_beyond_the_cube_is_no_data() {
        String filled = "{'f': {'process_id': 'apply_dimension', 'arguments': {'data': {'from_parameter': 'data'},"
                + " 'dimension': 'x', 'process': {'process_graph': {'c': {'process_id': 'array_apply', 'arguments':"
                + " {'data': {'from_parameter': 'data'}, 'process': {'process_graph': {'n': {'process_id': 'is_nodata',"
                + " 'arguments': {'x': {'from_parameter': 'x'}}, 'result': true}}}}, 'result': true}}}}},"
                + " 's': {'process_id': 'apply_dimension', 'arguments': {'data': {'from_node': 'f'}, 'dimension': 'x',"
                + " 'process': {'process_graph': {'c': {'process_id': 'cumsum', 'arguments': {'data': {'from_parameter':"
                + " 'data'}}, 'result': true}}}}, 'result': true}}";
        // how many cells without data stand before: two beyond the left edge, and the empty third cell
        Cube applied = apply(row(1, 2, NO, 4), filled, px("x", 2), px("x", 2));
        assertThat(Cubes.all(applied)).containsExactly(2, 2, 1, 1);
    }

    @Test
    void lengths_count_in_units_of_the_axis_or_in_metres() {
        double[] expected = {1, 3, 3, 7};
        assertThat(Cubes.all(apply(row(1, 2, 3, 4), SUMS_ALONG_X, of("x", "20"), null)))
                .containsExactly(expected);
        String metres = "{'dimension': 'x', 'value': 20, 'unit': 'm'}";
        assertThat(Cubes.all(apply(row(1, 2, 3, 4), SUMS_ALONG_X, metres, null)))
                .containsExactly(expected);
        assertThat(Cubes.all(apply(row(1, 2, 3, 4), SUMS_ALONG_X, of("x", "16"), null)))
                .containsExactly(expected);
        assertThat(Cubes.all(apply(row(1, 2, 3, 4), SUMS_ALONG_X, of("x", "0.1"), null)))
                .containsExactly(1, 2, 3, 4);
    }

    private static Cube dates(double[] values, String... dates) {
        return Cubes.cube(1, 1, List.of(Cubes.times(dates)), values);
    }

    @Test
    void durations_divide_time_from_the_first_date_on() {
        Cube cube = dates(
                new double[] {1, 2, 3, 4, 5}, "2022-01-31", "2022-02-27", "2022-02-28", "2022-04-01", "2022-04-29");
        // months from the 31st of January: until the 28th of February, the 31st of March, the 30th of April
        assertThat(Cubes.all(apply(cube, along("t"), of("t", "'P1M'"), null))).containsExactly(1, 3, 3, 4, 9);
        assertThat(Cubes.all(apply(cube, along("t"), of("t", "'P10Y'"), null))).containsExactly(1, 3, 6, 10, 15);
        assertThat(Cubes.all(apply(cube, along("t"), of("t", "'PT24H'"), null))).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void dates_may_be_out_of_order_and_equal() {
        Cube cube = dates(new double[] {1, 2, 3, 4}, "2022-03-02", "2022-01-01", "2022-03-01", "2022-01-01");
        assertThat(Cubes.all(apply(cube, along("t"), of("t", "'P1M'"), null))).containsExactly(1, 2, 4, 6);
        assertThat(Cubes.all(apply(cube, along("t"), of("t", "'P1M'"), of("t", "'P2M'"))))
                .containsExactly(1, 3, 6, 10);
    }

    @Test
    void an_overlap_in_time_is_what_lies_within() {
        Cube cube = dates(new double[] {1, 2, 4, 8}, "2022-01-01", "2022-01-05", "2022-01-06", "2022-01-11");
        // five days from the 1st, 6th and 11th; the second sees the 5th, too, the third none of the others
        assertThat(Cubes.all(apply(cube, along("t"), of("t", "'P5D'"), of("t", "'P1D'"))))
                .containsExactly(1, 3, 6, 8);
        // every date with those up to four days before
        assertThat(Cubes.all(apply(cube, along("t"), px("t", 1), of("t", "'P4D'"))))
                .containsExactly(1, 3, 6, 8);
    }

    @Test
    void labels_beyond_the_ends_go_on_as_those_within() {
        String labels = "{'f': {'process_id': 'filter_temporal', 'arguments': {'data': {'from_parameter': 'data'},"
                + " 'extent': ['2022-01-01', '2022-12-31']}, 'result': true}}";
        Cube cube = dates(new double[] {1, 2}, "2022-01-02", "2022-01-03");
        // the overlap of one day before is within the year, so nothing is filtered
        assertThat(Cubes.all(apply(cube, labels, px("x", 1), px("t", 1)))).containsExactly(1, 2);
        // that of two days is not
        Cubes.fails(
                () -> apply(cube, labels, px("x", 1), px("t", 2)),
                ProcessErrorCode.DATA_CUBE_PROPERTIES_IMMUTABLE,
                "'t' had 6 labels");
        assertThat(Cubes.all(apply(
                        Cubes.counting(2, 2, Cubes.bands("a", "b")), along("bands"), px("bands", 1), px("bands", 1))))
                .containsExactly(0, 1, 2, 3, 4, 6, NO, 10);
    }

    @Test
    void a_single_dimension_is_handed_over_as_an_array() {
        Cube cube =
                Cubes.cube(2, 1, List.of(Cubes.times("2022-01-01", "2022-01-02", "2022-02-01")), 1, 10, 2, 20, 3, 30);
        String pixel = px("x", 1) + "," + px("y", 1);
        assertThat(Cubes.all(apply(cube, SUMS, pixel, null))).containsExactly(1, 10, 3, 30, 6, 60);
        assertThat(Cubes.all(apply(cube, SUMS, pixel + "," + of("t", "'P1M'"), null)))
                .containsExactly(1, 10, 3, 30, 3, 30);
        assertThat(Cubes.all(apply(cube, SUMS, pixel + "," + px("t", 2), px("t", 1))))
                .containsExactly(1, 10, 3, 30, 5, 50);
        String named = "{'e': {'process_id': 'array_element', 'arguments': {'data': {'from_parameter': 'data'},"
                + " 'label': '2022-01-02'}}, 'm': {'process_id': 'array_apply', 'arguments': {'data': {'from_parameter':"
                + " 'data'}, 'process': {'process_graph': {'s': {'process_id': 'subtract', 'arguments': {'x':"
                + " {'from_parameter': 'x'}, 'y': 2}, 'result': true}}}}, 'result': true}}";
        assertThat(Cubes.all(apply(cube, named, pixel, null))).containsExactly(-1, 8, 0, 18, 1, 28);
    }

    @Test
    void arrays_along_an_axis_are_cut_into_pieces() {
        assertThat(Cubes.all(apply(row(1, 2, 3, 4, 5), SUMS, px("x", 2) + "," + px("y", 1), null)))
                .containsExactly(1, 3, 3, 7, 5);
        assertThat(Cubes.all(apply(row(1, 2, 3, 4, 5), SUMS, px("x", 2) + "," + px("y", 1), px("x", 1))))
                .containsExactly(1, 3, 5, 9, 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t", "bands", "y", "x"})
    void any_cube_is_read_alike_in_any_pieces(String dimension) {
        Cube cube = Cubes.counting(7, 5, Cubes.times("2022-01-01", "2022-01-02", "2022-01-09"), Cubes.bands("a", "b"));
        String size = px("x", 3) + "," + px("y", 2) + "," + of("t", "'P1W'") + "," + px("bands", 1);
        String overlap = px("x", 2) + "," + px("y", 1) + "," + of("t", "'P1D'") + "," + px("bands", 1);
        Cube applied = apply(cube, along(dimension), size, overlap);
        assertThat(Cubes.all(applied)).hasSize(210);
    }

    @Test
    void the_callback_may_change_the_order_of_dimensions() {
        String turned = "{'f': {'process_id': 'flatten_dimensions', 'arguments': {'data': {'from_parameter': 'data'},"
                + " 'dimensions': ['bands', 't'], 'target_dimension': 'bt'}},"
                + " 'u': {'process_id': 'unflatten_dimension', 'arguments': {'data': {'from_node': 'f'},"
                + " 'dimension': 'bt', 'target_dimensions': ['bands', 't']}, 'result': true}}";
        Dimension t = new Dimension.Labelled("t", DimensionType.OTHER, List.of("1", "2", "3"));
        Dimension bands = new Dimension.Labelled("bands", DimensionType.OTHER, List.of("a", "b"));
        Cube cube = Cubes.counting(3, 2, t, bands);
        assertThat(Cubes.all(apply(cube, turned, px("x", 2), null))).isEqualTo(Cubes.all(cube));
    }

    @Test
    void an_empty_cube_stays_empty() {
        Cube none = Cubes.cube(0, 2, List.of());
        assertThat(Cubes.all(apply(none, SUMS_ALONG_X, px("y", 2), null))).isEmpty();
        Cube dates = Cubes.cube(1, 1, List.of(new Dimension.Temporal("t", List.of())));
        assertThat(Cubes.all(apply(dates, along("y"), of("t", "'P1M'"), of("t", "'P1D'"))))
                .isEmpty();
    }

    @Test
    void nothing_is_read_while_planning() {
        List<Region> asked = new ArrayList<>();
        Cube cube = Cubes.counting(4, 4);
        Cube watched = new Cube() {
            @Override
            public Shape shape() {
                return cube.shape();
            }

            @Override
            public Chunk read(Region region) {
                asked.add(region);
                return cube.read(region);
            }
        };
        Cube applied = apply(watched, SUMS_ALONG_X, px("x", 2) + "," + px("y", 2), null);
        assertThat(asked).isEmpty();
        applied.read(applied.shape().whole().with(1, 3, 1));
        assertThat(asked).allMatch(region -> region.from(1) == 2 && region.size(1) == 2);
    }

    @Test
    void callbacks_that_change_the_shape_are_refused_while_planning() {
        String reduced = "{'r': {'process_id': 'reduce_dimension', 'arguments': {'data': {'from_parameter': 'data'},"
                + " 'dimension': 'x', 'reducer': {'process_graph': {'m': {'process_id': 'mean', 'arguments':"
                + " {'data': {'from_parameter': 'data'}}, 'result': true}}}}, 'result': true}}";
        Cubes.fails(
                () -> apply(row(1, 2), reduced, px("x", 2), null),
                ProcessErrorCode.DATA_CUBE_PROPERTIES_IMMUTABLE,
                "given y, x and returned y");
        String labels = "{'l': {'process_id': 'dimension_labels', 'arguments': {'data': {'from_parameter': 'data'},"
                + " 'dimension': 'x'}, 'result': true}}";
        Cubes.fails(() -> apply(row(1, 2), labels, px("x", 2), null), ApiErrorCode.PROCESS_GRAPH_INVALID, "data cube");
        String ends =
                "{'m': {'process_id': 'extrema', 'arguments': {'data': {'from_parameter': 'data'}}, 'result': true}}";
        Cubes.fails(
                () -> apply(row(1, 2, 3), ends, px("x", 3) + "," + px("y", 1), null),
                ProcessErrorCode.DATA_CUBE_PROPERTIES_IMMUTABLE,
                "array of 3",
                "array of 2");
    }

    @Test
    void wrong_sizes_are_refused() {
        Cube cube = Cubes.counting(2, 2, Cubes.times("2022-01-01", "2022-S1"));
        Cubes.fails(
                () -> apply(cube, SUMS_ALONG_X, px("z", 2), null), ProcessErrorCode.DIMENSION_NOT_AVAILABLE, "t, y, x");
        Cubes.fails(
                () -> apply(cube, SUMS_ALONG_X, px("x", 0), null), ApiErrorCode.PROCESS_PARAMETER_INVALID, "greater");
        Cubes.fails(
                () -> apply(cube, SUMS_ALONG_X, of("x", "'P1D'"), null),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "temporal");
        Cubes.fails(
                () -> apply(cube, SUMS_ALONG_X, of("t", "'P1D'"), null),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "2022-S1");
        Cubes.fails(() -> apply(cube, SUMS_ALONG_X, of("t", "'-P1D'"), null), ApiErrorCode.PROCESS_PARAMETER_INVALID);
        Cubes.fails(
                () -> apply(cube, SUMS_ALONG_X, of("t", "'P0D'"), null),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "zero");
        Cubes.fails(
                () -> apply(cube, SUMS_ALONG_X, px("x", 1) + "," + px("x", 2), null),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "twice");
        Cubes.fails(
                () -> apply(cube, SUMS_ALONG_X, "{'dimension': 't', 'value': 2, 'unit': 'm'}", null),
                ProcessErrorCode.UNIT_MISMATCH);
        Cubes.fails(
                () -> apply(cube, SUMS_ALONG_X, "{'dimension': 'x', 'value': 1.5, 'unit': 'px'}", null),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "whole");
        Grid degrees = new Grid(Crs.WGS84, 0, 0, 0.1, -0.1, 2, 1);
        Cube geographic = new ArrayCube(
                new Shape(List.of(degrees.y("y"), degrees.x("x")), Encoding.FLOAT32), new double[] {1, 2});
        Cubes.fails(
                () -> apply(geographic, SUMS_ALONG_X, "{'dimension': 'x', 'value': 100, 'unit': 'm'}", null),
                ProcessErrorCode.UNIT_MISMATCH,
                "degrees");
        assertThat(Cubes.all(apply(geographic, SUMS_ALONG_X, of("x", "0.2"), null)))
                .containsExactly(1, 3);
    }
}
