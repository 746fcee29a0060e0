package eo.caravan.processors.process.reduce;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.plan.Calls;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AggregateSpatialWindowTest {
    private static final Callback SUM = Calls.reducer("sum", "");

    private static Cube windows(Cube cube, Callback reducer, int width, int height, String boundary, String align) {
        List<Double> size = List.of((double) width, (double) height);
        return (Cube) new AggregateSpatialWindow()
                .apply(new AggregateSpatialWindow.Arguments(cube, reducer, size, boundary, align, null), CONTEXT);
    }

    /** Three columns and three rows: 1 2 3, 4 5 6, 7 8 9. */
    private static Cube nine() {
        return Cubes.cube(3, 3, List.of(), 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void windows_become_cells() {
        Cube cube = Cubes.cube(4, 2, List.of(), 1, 2, 3, 4, 10, 20, 30, 40);
        assertThat(Cubes.all(windows(cube, SUM, 2, 2, "pad", "upper-left"))).containsExactly(33, 77);
        assertThat(Cubes.all(windows(cube, SUM, 4, 1, "pad", "upper-left"))).containsExactly(10, 100);
        assertThat(Cubes.all(windows(cube, SUM, 1, 1, "pad", "upper-left")))
                .containsExactly(1, 2, 3, 4, 10, 20, 30, 40);
    }

    @Test
    void incomplete_windows_are_padded_away_from_the_corner() {
        assertThat(Cubes.all(windows(nine(), SUM, 2, 2, "pad", "upper-left"))).containsExactly(12, 9, 15, 9);
        assertThat(Cubes.all(windows(nine(), SUM, 2, 2, "pad", "upper-right"))).containsExactly(5, 16, 7, 17);
        assertThat(Cubes.all(windows(nine(), SUM, 2, 2, "pad", "lower-left"))).containsExactly(3, 3, 24, 15);
        assertThat(Cubes.all(windows(nine(), SUM, 2, 2, "pad", "lower-right"))).containsExactly(1, 5, 11, 28);
    }

    @Test
    void incomplete_windows_are_trimmed_away_from_the_corner() {
        assertThat(Cubes.all(windows(nine(), SUM, 2, 2, "trim", "upper-left"))).containsExactly(12);
        assertThat(Cubes.all(windows(nine(), SUM, 2, 2, "trim", "upper-right"))).containsExactly(16);
        assertThat(Cubes.all(windows(nine(), SUM, 2, 2, "trim", "lower-left"))).containsExactly(24);
        assertThat(Cubes.all(windows(nine(), SUM, 2, 2, "trim", "lower-right"))).containsExactly(28);
        assertThat(Cubes.all(windows(nine(), SUM, 4, 4, "trim", "upper-left"))).isEmpty();
    }

    @Test
    void labels_are_the_centres_of_the_windows() {
        // cells of 10 m from 500000 east and 5000000 north
        Shape padded = windows(nine(), SUM, 2, 2, "pad", "upper-left").shape();
        assertThat(padded.dimension(1).labels()).containsExactly(500_010.0, 500_030.0);
        assertThat(padded.dimension(0).labels()).containsExactly(4_999_990.0, 4_999_970.0);
        Shape right = windows(nine(), SUM, 2, 2, "pad", "lower-right").shape();
        assertThat(right.dimension(1).labels()).containsExactly(500_000.0, 500_020.0);
        assertThat(right.dimension(0).labels()).containsExactly(5_000_000.0, 4_999_980.0);
        Shape trimmed = windows(nine(), SUM, 2, 2, "trim", "lower-right").shape();
        assertThat(trimmed.dimension(1).labels()).containsExactly(500_020.0);
        assertThat(trimmed.grid()).map(Grid::stepY).contains(-20.0);
    }

    @Test
    void upper_is_north_also_where_rows_run_north() {
        Grid north = new Grid(Crs.epsg(32632), 0, 0, 10, 10, 1, 3);
        Cube cube =
                new ArrayCube(new Shape(List.of(north.y("y"), north.x("x")), Encoding.FLOAT32), new double[] {1, 2, 4});
        assertThat(Cubes.all(windows(cube, SUM, 1, 2, "pad", "upper-left"))).containsExactly(1, 6);
        assertThat(Cubes.all(windows(cube, SUM, 1, 2, "pad", "lower-left"))).containsExactly(3, 4);
    }

    @Test
    void padding_counts_as_no_data() {
        Callback strict = Calls.reducer("sum", ", 'ignore_nodata': false");
        assertThat(Cubes.all(windows(nine(), strict, 2, 2, "pad", "upper-left")))
                .containsExactly(12, NO, NO, NO);
        Callback all = Calls.reducer("count", ", 'condition': true");
        assertThat(Cubes.all(windows(nine(), all, 2, 2, "pad", "upper-left"))).containsExactly(4, 4, 4, 4);
    }

    @Test
    void the_cells_of_a_window_come_row_by_row() {
        assertThat(Cubes.all(windows(nine(), Calls.reducer("last", ""), 3, 2, "pad", "upper-left")))
                .containsExactly(6, 9);
        Callback second = Calls.reducer("array_element", ", 'index': 1");
        assertThat(Cubes.all(windows(nine(), second, 2, 3, "trim", "upper-left")))
                .containsExactly(2);
    }

    /** Windows of more than a thousand cells are accumulated, smaller ones compiled: both must be the sum of their cells. */
    @ParameterizedTest
    @ValueSource(strings = {"upper-left", "upper-right", "lower-left", "lower-right"})
    void every_window_is_the_sum_of_its_cells(String align) {
        for (String boundary : List.of("pad", "trim")) {
            for (int[] size : new int[][] {{5, 3}, {40, 30}, {200, 200}}) {
                Cube cube = Cubes.counting(103, 71, Cubes.bands("a", "b"));
                Cube windows = windows(cube, SUM, size[0], size[1], boundary, align);
                assertThat(Cubes.all(windows))
                        .as(boundary + " " + Arrays.toString(size))
                        .isEqualTo(naive(cube, windows.shape(), size));
            }
        }
    }

    private static double[] naive(Cube cube, Shape windows, int[] size) {
        double[] cells = cube.read(cube.shape().whole()).values();
        int rows = windows.dimension(1).size();
        int columns = windows.dimension(2).size();
        double[] sums = new double[2 * rows * columns];
        boolean[] some = new boolean[sums.length];
        Dimension.Horizontal x = (Dimension.Horizontal) windows.dimension(2);
        Dimension.Horizontal y = (Dimension.Horizontal) windows.dimension(1);
        for (int i = 0; i < cells.length; i++) {
            double east = (Double) cube.shape().dimension(2).label(i % 103);
            double north = (Double) cube.shape().dimension(1).label(i / 103 % 71);
            int column = (int) Math.floor((east - x.origin()) / (10 * size[0]));
            int row = (int) Math.floor((north - y.origin()) / (-10 * size[1]));
            if (column >= 0 && column < columns && row >= 0 && row < rows && !Double.isNaN(cells[i])) {
                int window = (i / (103 * 71) * rows + row) * columns + column;
                sums[window] += cells[i];
                some[window] = true;
            }
        }
        Arrays.setAll(sums, i -> some[i] ? sums[i] : NO);
        return sums;
    }

    @Test
    void the_order_of_dimensions_does_not_matter() {
        Grid grid = Cubes.grid(4, 2);
        // x, y, bands: the second band is ten times the first
        double[] values = {1, 10, 5, 50, 2, 20, 6, 60, 3, 30, 7, 70, 4, 40, 8, 80};
        Cube cube = new ArrayCube(
                new Shape(List.of(grid.x("x"), grid.y("y"), Cubes.bands("a", "b")), Encoding.FLOAT32), values);
        assertThat(Cubes.all(windows(cube, SUM, 2, 2, "pad", "upper-left"))).containsExactly(14, 140, 22, 220);
        assertThat(Cubes.all(windows(cube, SUM, 50, 50, "pad", "upper-left"))).containsExactly(36, 360);
    }

    @Test
    void an_empty_cube_has_no_windows() {
        assertThat(Cubes.all(windows(Cubes.cube(0, 2, List.of()), SUM, 2, 2, "pad", "upper-left")))
                .isEmpty();
    }

    @Test
    void wrong_arguments_fail_while_planning() {
        Cube bands = new ArrayCube(new Shape(List.of(Cubes.bands("a")), Encoding.FLOAT32), new double[] {1});
        Cubes.fails(() -> windows(bands, SUM, 2, 2, "pad", "upper-left"), ProcessErrorCode.DIMENSION_MISSING);
        Callback array = Calls.reducer("sort", "");
        Cubes.fails(() -> windows(nine(), array, 2, 2, "pad", "upper-left"), ApiErrorCode.PROCESS_GRAPH_INVALID);
        Cubes.fails(() -> windows(nine(), array, 50, 50, "pad", "upper-left"), ApiErrorCode.PROCESS_GRAPH_INVALID);
        String zero =
                "{'w': {'process_id': 'aggregate_spatial_window', 'arguments': {'data': {'from_parameter': 'cube'},"
                        + " 'size': [0, 2], 'reducer': {'process_graph': {'r': {'process_id': 'sum', 'arguments':"
                        + " {'data': {'from_parameter': 'data'}}, 'result': true}}}}, 'result': true}}";
        Cubes.fails(() -> Calls.run(zero, Map.of("cube", nine())), ApiErrorCode.PROCESS_PARAMETER_INVALID, "size");
    }
}
