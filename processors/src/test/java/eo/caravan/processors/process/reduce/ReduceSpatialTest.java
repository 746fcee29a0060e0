package eo.caravan.processors.process.reduce;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.plan.Calls;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReduceSpatialTest {
    private static final Callback MEAN = Calls.reducer("mean", "");

    private static Cube reduce(Cube cube, Callback reducer) {
        return (Cube) new ReduceSpatial().apply(new ReduceSpatial.Arguments(cube, reducer, null), CONTEXT);
    }

    @Test
    void the_mean_of_each_slice_takes_its_place() {
        Cube cube = Cubes.cube(2, 2, List.of(Cubes.bands("a", "b")), 1, 2, 3, 6, 10, NO, NO, 30);
        Cube reduced = reduce(cube, MEAN);
        assertThat(reduced.shape().names()).containsExactly("bands");
        assertThat(Cubes.all(reduced)).containsExactly(3, 20);
    }

    @Test
    void a_cube_of_two_axes_becomes_a_single_cell() {
        Cube reduced = reduce(Cubes.cube(3, 1, List.of(), 1, 2, 6), MEAN);
        assertThat(reduced.shape().dimensions()).isEmpty();
        assertThat(Cubes.all(reduced)).containsExactly(3);
    }

    @Test
    void axes_may_stand_anywhere() {
        Dimension.Horizontal x = Cubes.grid(2, 3).x("x");
        Dimension.Horizontal y = Cubes.grid(2, 3).y("y");
        // x, t, y: the cells of the second date are ten times those of the first
        double[] values = {1, 2, 3, 10, 20, 30, 4, 5, 6, 40, 50, 60};
        Shape shape = new Shape(List.of(x, Cubes.times("2022-06-01", "2022-06-02"), y), Encoding.FLOAT32);
        assertThat(Cubes.all(reduce(new ArrayCube(shape, values), MEAN))).containsExactly(3.5, 35);
        assertThat(Cubes.all(reduce(new ArrayCube(shape, values), Calls.reducer("first", ""))))
                .containsExactly(1, 10);
    }

    @Test
    void no_data_is_ignored_unless_it_is_asked_for() {
        Cube cube = Cubes.cube(2, 1, List.of(Cubes.bands("a", "b", "c")), 1, 2, 1, NO, NO, NO);
        assertThat(Cubes.all(reduce(cube, Calls.reducer("sum", "")))).containsExactly(3, 1, NO);
        assertThat(Cubes.all(reduce(cube, Calls.reducer("sum", ", 'ignore_nodata': false"))))
                .containsExactly(3, NO, NO);
        assertThat(Cubes.all(reduce(cube, Calls.reducer("count", "")))).containsExactly(2, 1, 0);
    }

    @Test
    void an_empty_cube_has_no_mean_and_counts_nothing() {
        Cube none = Cubes.cube(0, 3, List.of(Cubes.bands("a", "b")));
        assertThat(Cubes.all(reduce(none, MEAN))).containsExactly(NO, NO);
        assertThat(Cubes.all(reduce(none, Calls.reducer("count", "")))).containsExactly(0, 0);
    }

    /** Four blocks, none of them full but the first; their order and bounds must not show. */
    @Test
    void several_blocks_and_dates_are_one_rectangle() {
        int width = 700;
        int height = 600;
        Cube cube = Cubes.counting(width, height, Cubes.times("2022-06-01", "2022-06-02"));
        double[] cells = cube.read(cube.shape().whole()).values();
        double[] valid = Arrays.stream(cells, 0, width * height)
                .filter(cell -> !Double.isNaN(cell))
                .toArray();
        assertThat(Cubes.all(reduce(cube, Calls.reducer("sum", "")))[0])
                .isEqualTo(Arrays.stream(valid).sum());
        assertThat(Cubes.all(reduce(cube, Calls.reducer("count", "")))[0]).isEqualTo(valid.length);
        assertThat(Cubes.all(reduce(cube, Calls.reducer("last", "")))[0]).isEqualTo(valid[valid.length - 1]);
        assertThat(Cubes.all(reduce(cube, Calls.reducer("median", "")))[0])
                .isEqualTo((valid[valid.length / 2] + valid[(valid.length - 1) / 2]) / 2);
    }

    @Test
    void other_reducers_see_all_cells() {
        Callback third = Calls.callback(
                """
                {'s': {'process_id': 'sort', 'arguments': {'data': {'from_parameter': 'data'}}},
                 'e': {'process_id': 'array_element', 'arguments': {'data': {'from_node': 's'}, 'index': 2},
                  'result': true}}""");
        assertThat(Cubes.all(reduce(Cubes.cube(2, 2, List.of(), 9, 7, 8, 1), third)))
                .containsExactly(8);
    }

    @Test
    void a_whole_scene_needs_the_memory_of_a_block() {
        Cube scene = new Cube() {
            private final Shape shape = Cubes.encoded(Cubes.cube(0, 0, List.of()), new Encoding(CellType.UINT16, 0))
                    .shape();

            @Override
            public Shape shape() {
                Dimension.Horizontal y = Cubes.grid(10_980, 10_980).y("y");
                return new Shape(List.of(y, Cubes.grid(10_980, 10_980).x("x")), shape.encoding());
            }

            @Override
            public Chunk read(Region region) {
                assertThat(region.cells()).isLessThanOrEqualTo(512 * 512);
                Chunk chunk = Chunk.zeros(region);
                Arrays.fill(chunk.values(), 3);
                return chunk;
            }
        };
        Cube reduced = reduce(scene, MEAN);
        assertThat(reduced.memory(reduced.shape().whole())).isLessThan(3L << 20);
        assertThat(Cubes.all(reduced)).containsExactly(3);
        Cube count = reduce(scene, Calls.reducer("count", ""));
        assertThat(Cubes.all(count)).containsExactly(10_980.0 * 10_980);
        assertThat(count.shape().encoding()).isEqualTo(Encoding.FLOAT64);
    }

    @Test
    void results_that_are_no_number_and_cubes_without_axes_fail_while_planning() {
        Cube bands = new ArrayCube(new Shape(List.of(Cubes.bands("a")), Encoding.FLOAT32), new double[] {1});
        Cubes.fails(() -> reduce(bands, MEAN), ProcessErrorCode.DIMENSION_MISSING, "bands");
        Cube cube = Cubes.counting(2, 2);
        Cubes.fails(() -> reduce(cube, Calls.reducer("sort", "")), ApiErrorCode.PROCESS_GRAPH_INVALID, "number");
    }
}
