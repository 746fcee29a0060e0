package eo.caravan.processors.process.filter;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.Cubes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterTest {
    private static Cube bands(Cube cube, List<Object> names, List<Object> wavelengths) {
        return (Cube) new FilterBands().apply(new FilterBands.Arguments(cube, names, wavelengths), CONTEXT);
    }

    private static Cube temporal(Cube cube, String start, String end, String dimension) {
        return (Cube) new FilterTemporal()
                .apply(new FilterTemporal.Arguments(cube, Arrays.asList(start, end), dimension), CONTEXT);
    }

    private static Cube bbox(Cube cube, double west, double south, double east, double north, int epsg) {
        Extent extent = new Extent(west, south, east, north, Crs.epsg(epsg));
        return (Cube) new FilterBbox().apply(new FilterBbox.Arguments(cube, extent), CONTEXT);
    }

    private static Cube sentinel() {
        Dimension bands = new Dimension.Bands(
                "bands",
                List.of(
                        new Band("B02", "blue", 0.49, null, 1, 0),
                        new Band("B03", "green", 0.56, null, 1, 0),
                        new Band("B05", "rededge", 0.70, null, 1, 0),
                        new Band("B06", "rededge", 0.74, null, 1, 0)));
        return Cubes.cube(1, 1, List.of(bands), 2, 3, 5, 6);
    }

    @Test
    void bands_come_in_the_order_asked_for_and_once() {
        Cube kept = bands(sentinel(), List.of("B06", "blue", "B02", "B06"), List.of());
        assertThat(kept.shape().dimension(0).labels()).containsExactly("B06", "B02");
        assertThat(Cubes.all(kept)).containsExactly(6, 2);
    }

    @Test
    void a_common_name_keeps_all_its_bands_in_their_order() {
        assertThat(Cubes.all(bands(sentinel(), List.of("rededge", "green"), null)))
                .containsExactly(5, 6, 3);
    }

    @Test
    void wavelengths_are_inclusive_and_add_to_the_names() {
        List<Object> range = List.of(List.of(0.49, 0.56));
        assertThat(Cubes.all(bands(sentinel(), List.of("B05"), range))).containsExactly(5, 2, 3);
    }

    @Test
    void bands_that_are_not_there_leave_nothing() {
        Cube nothing = bands(sentinel(), List.of("B99"), null);
        assertThat(nothing.shape().dimension(0).size()).isZero();
        assertThat(Cubes.all(nothing)).isEmpty();
    }

    @Test
    void bands_need_criteria_and_a_dimension() {
        Cubes.fails(() -> bands(sentinel(), List.of(), List.of()), ProcessErrorCode.BAND_FILTER_PARAMETER_MISSING);
        Cubes.fails(
                () -> bands(Cubes.counting(2, 2), List.of("B02"), null), ProcessErrorCode.DIMENSION_MISSING, "y, x");
        Cubes.fails(
                () -> bands(sentinel(), null, List.of("0.4")), ApiErrorCode.PROCESS_PARAMETER_INVALID, "wavelengths");
    }

    @Test
    void times_are_kept_from_the_start_to_before_the_end() {
        Cube cube = Cubes.cube(1, 1, List.of(Cubes.times("2022-06-01", "2022-06-02T10:00:00Z", "2022-06-03")), 1, 2, 3);
        assertThat(Cubes.all(temporal(cube, "2022-06-01", "2022-06-03", null))).containsExactly(1, 2);
        assertThat(Cubes.all(temporal(cube, "2022-06-02T10:00:00Z", null, "t"))).containsExactly(2, 3);
        assertThat(Cubes.all(temporal(cube, null, "2022-06-02", null))).containsExactly(1);
        assertThat(Cubes.all(temporal(cube, "2022-06-02T12:00:00+02:00", null, null)))
                .containsExactly(2, 3);
        assertThat(Cubes.all(temporal(cube, "2023-01-01", null, null))).isEmpty();
    }

    @Test
    void times_out_of_order_and_equal_ones_stay_as_they_are() {
        Cube cube = Cubes.cube(
                1,
                1,
                List.of(Cubes.times("2022-06-03", "2022-06-01", "2022-06-03T00:00:00Z", "2022-05-31")),
                1,
                2,
                3,
                4);
        Cube kept = temporal(cube, "2022-06-01", "2022-06-04", null);
        assertThat(kept.shape().dimension(0).labels())
                .containsExactly("2022-06-03", "2022-06-01", "2022-06-03T00:00:00Z");
        assertThat(Cubes.all(kept)).containsExactly(1, 2, 3);
    }

    @Test
    void all_temporal_dimensions_are_cut_or_the_one_that_is_named() {
        Dimension second = new Dimension.Temporal("t2", List.of("2021-01-01", "2022-01-01"));
        Cube cube = Cubes.cube(1, 1, List.of(Cubes.times("2021-01-01", "2022-01-01"), second), 1, 2, 3, 4);
        assertThat(Cubes.all(temporal(cube, "2022-01-01", null, null))).containsExactly(4);
        assertThat(Cubes.all(temporal(cube, "2022-01-01", null, "t"))).containsExactly(3, 4);
        assertThat(Cubes.all(temporal(cube, "2022-01-01", null, "t2"))).containsExactly(2, 4);
    }

    @Test
    void a_period_counts_by_its_first_moment() {
        Dimension weeks = new Dimension.Temporal(
                "t",
                List.of("2022-05", "2022-06"),
                List.of(Instant.parse("2022-01-31T00:00:00Z"), Instant.parse("2022-02-07T00:00:00Z")));
        Cube cube = Cubes.cube(1, 1, List.of(weeks), 5, 6);
        assertThat(Cubes.all(temporal(cube, "2022-02-01", "2022-03-01", null))).containsExactly(6);
        assertThat(Cubes.all(
                        temporal(Cubes.cube(1, 1, List.of(Cubes.times("2021", "2022-06")), 1, 2), "2022", null, "t")))
                .containsExactly(2);
    }

    @Test
    void leap_seconds_and_fractions_are_times() {
        Cube cube = Cubes.cube(
                1, 1, List.of(Cubes.times("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.001Z", "2017-01-01")), 1, 2, 3);
        assertThat(Cubes.all(temporal(cube, "2016-12-31T23:59:59Z", "2017-01-01", null)))
                .containsExactly(1);
        assertThat(Cubes.all(temporal(cube, "2017-01-01T00:00:00.0005Z", null, null)))
                .containsExactly(2);
    }

    @Test
    void labels_that_are_no_times_cannot_be_cut() {
        Cubes.fails(
                () -> temporal(Cubes.counting(1, 1, Cubes.times("djf")), "2022-06-01", null, null),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "djf",
                "filter_labels");
    }

    @Test
    void intervals_that_are_none_fail() {
        Cube cube = Cubes.counting(1, 1, Cubes.times("2022-06-01"));
        Cubes.fails(() -> temporal(cube, "2022-06-03", "2022-06-03", null), ProcessErrorCode.TEMPORAL_EXTENT_EMPTY);
        Cubes.fails(
                () -> temporal(cube, "2022-06-03", "2022-06-03T01:00:00+01:00", null),
                ProcessErrorCode.TEMPORAL_EXTENT_EMPTY);
        Cubes.fails(
                () -> temporal(cube, "2022-06-04", "2022-06-03T23:59:59Z", null),
                ProcessErrorCode.TEMPORAL_EXTENT_EMPTY,
                "2022-06-04 to 2022-06-03T23:59:59Z");
        Cubes.fails(() -> temporal(cube, null, null, null), ApiErrorCode.PROCESS_PARAMETER_INVALID, "null");
        Cubes.fails(() -> temporal(cube, "June", null, null), ApiErrorCode.PROCESS_PARAMETER_INVALID, "June");
        Cubes.fails(() -> temporal(cube, "2022-06-01", null, "x"), ProcessErrorCode.DIMENSION_NOT_AVAILABLE, "x");
        Cubes.fails(
                () -> temporal(Cubes.counting(1, 1), "2022-06-01", null, null),
                ProcessErrorCode.DIMENSION_NOT_AVAILABLE);
    }

    @Test
    void cells_are_kept_whose_centre_lies_in_the_box() {
        Cube cube = Cubes.cube(3, 3, List.of(), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Cube kept = bbox(cube, 500_005, 4_999_984, 500_016, 5_000_100, 32632);
        assertThat(kept.shape().grid()).contains(Cubes.grid(3, 3).window(0, 0, 2, 2));
        assertThat(Cubes.all(kept)).containsExactly(1, 2, 4, 5);
    }

    @Test
    void a_box_in_degrees_is_brought_to_the_data() {
        Cube cube = Cubes.cube(3, 3, List.of(), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(Cubes.all(bbox(cube, 8.9, 45.0, 9.1, 45.3, 4326))).hasSize(9);
    }

    @Test
    void a_box_elsewhere_leaves_nothing() {
        Cube kept = bbox(Cubes.counting(3, 3), 600_000, 4_999_984, 600_016, 5_000_100, 32632);
        assertThat(kept.shape().whole().cells()).isZero();
    }

    /** Quarters of the northern and the southern half of the globe, numbered from the west. */
    private static Cube globe() {
        Grid grid = new Grid(Crs.WGS84, -180, 90, 90, -90, 4, 2);
        return new ArrayCube(
                new Shape(List.of(grid.y("y"), grid.x("x")), Encoding.FLOAT32), new double[] {1, 2, 3, 4, 5, 6, 7, 8});
    }

    @ParameterizedTest
    @CsvSource({
        "100, -100, '4, 1', 90",
        "100, 260, '4, 1', 90",
        "-260, -100, '4, 1', 90",
        "0, 90, '3', 0",
        "360, 450, '3', 0",
        "-180, 180, '1, 2, 3, 4', -180",
        "0, 360, '1, 2, 3, 4', -180",
        "10, -10, '1, 2, 3, 4', -180"
    })
    void a_box_over_the_seam_of_the_globe_keeps_both_sides(double west, double east, String kept, double edge) {
        Cube cube = bbox(globe(), west, 0, east, 90, 4326);
        assertThat(Cubes.all(cube))
                .containsExactly(Arrays.stream(kept.split(", "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
        assertThat(cube.shape().grid().orElseThrow().originX()).isEqualTo(edge);
    }

    @Test
    void a_centre_on_the_edge_of_the_box_is_kept() {
        // centres of columns at 500005, 500015, 500025, of rows at 4999995, 4999985, 4999975
        Cube cube = Cubes.cube(3, 3, List.of(), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(Cubes.all(bbox(cube, 500_005, 4_999_985, 500_015, 4_999_995, 32632)))
                .containsExactly(1, 2, 4, 5);
        assertThat(Cubes.all(bbox(cube, 500_015, 4_999_985, 500_015, 4_999_985, 32632)))
                .containsExactly(5);
        assertThat(Cubes.all(bbox(cube, 500_006, 4_999_980, 500_014, 4_999_990, 32632)))
                .isEmpty();
    }
}
