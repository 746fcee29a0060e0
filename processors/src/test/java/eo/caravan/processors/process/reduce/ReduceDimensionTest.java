package eo.caravan.processors.process.reduce;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReduceDimensionTest {
    private static final Callback SUM = Cubes.folding(Double::sum);

    private static Cube reduce(Cube cube, Callback reducer, String dimension) {
        return (Cube)
                new ReduceDimension().apply(new ReduceDimension.Arguments(cube, reducer, dimension, null), CONTEXT);
    }

    @Test
    void sum_over_bands_adds_the_bands_of_each_cell() {
        Cube cube = Cubes.cube(2, 1, List.of(Cubes.bands("a", "b")), 1, 2, 10, 20);
        Cube reduced = reduce(cube, SUM, "bands");
        assertThat(reduced.shape().names()).containsExactly("y", "x");
        assertThat(Cubes.all(reduced)).containsExactly(11, 22);
    }

    @Test
    void every_dimension_can_be_reduced() {
        Cube cube = Cubes.cube(2, 2, List.of(Cubes.times("2022-06-01", "2022-06-02")), 1, 2, 3, 4, 10, 20, 30, 40);
        assertThat(Cubes.all(reduce(cube, SUM, "t"))).containsExactly(11, 22, 33, 44);
        assertThat(Cubes.all(reduce(cube, SUM, "y"))).containsExactly(4, 6, 40, 60);
        assertThat(Cubes.all(reduce(cube, SUM, "x"))).containsExactly(3, 7, 30, 70);
    }

    @Test
    void no_data_stays_no_data_and_sizes_need_not_divide_the_block() {
        Cube cube = Cubes.counting(53, 47, Cubes.times("2022-06-01", "2022-06-02", "2022-06-03"));
        double[] input = Cubes.all(cube);
        double[] expected = new double[53 * 47];
        Arrays.setAll(expected, i -> input[i] + input[53 * 47 + i] + input[2 * 53 * 47 + i]);
        assertThat(Cubes.all(reduce(cube, SUM, "t"))).isEqualTo(expected);
        assertThat(expected).contains(NO);
    }

    @Test
    void only_the_labels_that_the_reducer_uses_are_read() {
        Cube cube = Cubes.counting(4, 4, Cubes.bands("a", "b", "c", "d"));
        List<Region> asked = new ArrayList<>();
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
        Callback third = Cubes.callback(parameters ->
                ((Operand.Elements) parameters.get("data")).elements().get(2));
        Cube reduced = reduce(watched, third, "bands");
        reduced.read(reduced.shape().whole());
        assertThat(asked).containsExactly(cube.shape().whole().with(0, 2, 1));
    }

    @Test
    void large_regions_are_computed_in_strips_of_all_dates() {
        Cube cube = Cubes.counting(1024, 1024, Cubes.times("2022-06-01", "2022-06-02"), Cubes.bands("a", "b"));
        Cube reduced = reduce(cube, SUM, "bands");
        long one = 1024 * 1024 * 8L;
        long row = 2 * 2 * 1024 * 8L;
        long strip = (4L << 20) / row * row;
        assertThat(reduced.memory(reduced.shape().whole())).isEqualTo(2 * one + strip / 2 + strip);
        double[] values = reduced.read(reduced.shape().whole()).values();
        assertThat(values[0]).isEqualTo(1024 * 1024);
        assertThat(values[1024 * 1024]).isEqualTo((2 + 3) * 1024 * 1024);
    }

    @Test
    void a_constant_reducer_fills_every_cell() {
        Cube cube = Cubes.counting(3, 2, Cubes.bands("a"));
        Callback five = Cubes.callback(parameters -> new Operand.Constant(5.0));
        assertThat(Cubes.all(reduce(cube, five, "bands"))).containsOnly(5).hasSize(6);
    }

    @Test
    void wrong_dimensions_and_results_fail_while_planning() {
        Cube cube = Cubes.counting(3, 2, Cubes.bands("a"));
        Cubes.fails(() -> reduce(cube, SUM, "t"), ProcessErrorCode.DIMENSION_NOT_AVAILABLE, "bands, y, x");
        Callback text = Cubes.callback(parameters -> new Operand.Constant("red"));
        Cubes.fails(() -> reduce(cube, text, "bands"), ApiErrorCode.PROCESS_GRAPH_INVALID, "number");
        Callback array = Cubes.callback(parameters -> parameters.get("data"));
        Cubes.fails(() -> reduce(cube, array, "bands"), ApiErrorCode.PROCESS_GRAPH_INVALID, "number");
    }
}
