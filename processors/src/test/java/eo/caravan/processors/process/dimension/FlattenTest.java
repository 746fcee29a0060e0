package eo.caravan.processors.process.dimension;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.Cubes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlattenTest {
    private static Cube flatten(Cube cube, String target, String separator, String... dimensions) {
        return (Cube) new FlattenDimensions()
                .apply(new FlattenDimensions.Arguments(cube, List.of(dimensions), target, separator), CONTEXT);
    }

    private static Cube unflatten(Cube cube, String dimension, String separator, String... targets) {
        return (Cube) new UnflattenDimension()
                .apply(new UnflattenDimension.Arguments(cube, dimension, List.of(targets), separator), CONTEXT);
    }

    private static Dimension labelled(String name, Object... labels) {
        return new Dimension.Labelled(name, DimensionType.OTHER, List.of(labels));
    }

    private static Cube cube(List<Dimension> dimensions, double... values) {
        return new ArrayCube(new Shape(dimensions, Encoding.FLOAT32), values);
    }

    /** The example of the specification. */
    private static Cube years() {
        return cube(List.of(labelled("A", 2020.0, 2021.0), labelled("B", "B1", "B2")), 1, 2, 3, 4);
    }

    @Test
    void two_dimensions_become_one() {
        Cube flat = flatten(years(), "X", "~", "A", "B");
        assertThat(flat.shape().dimension(0)).isEqualTo(labelled("X", "2020~B1", "2020~B2", "2021~B1", "2021~B2"));
        assertThat(Cubes.all(flat)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void the_order_given_decides_not_the_order_of_the_cube() {
        Cube flat = flatten(years(), "X", "/", "B", "A");
        assertThat(flat.shape().dimension(0).labels()).containsExactly("B1/2020", "B1/2021", "B2/2020", "B2/2021");
        assertThat(Cubes.all(flat)).containsExactly(1, 3, 2, 4);
    }

    @Test
    void one_dimension_becomes_two() {
        Cube flat = cube(List.of(labelled("X", "2020~B1", "2020~B2", "2021~B1", "2021~B2")), 1, 2, 3, 4);
        Cube unflattened = unflatten(flat, "X", "~", "A", "B");
        assertThat(unflattened.shape().dimensions())
                .containsExactly(labelled("A", "2020", "2021"), labelled("B", "B1", "B2"));
        assertThat(Cubes.all(unflattened)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void labels_may_stand_in_any_order() {
        Cube flat = cube(
                List.of(labelled("X", "b-2", "a-1", "b-1", "a-2"), labelled("n", 0.0, 1.0)), 1, 2, 3, 4, 5, 6, 7, 8);
        Cube unflattened = unflatten(flat, "X", "-", "letter", "number");
        assertThat(unflattened.shape().dimension(0)).isEqualTo(labelled("letter", "b", "a"));
        assertThat(unflattened.shape().dimension(1)).isEqualTo(labelled("number", "2", "1"));
        assertThat(Cubes.all(unflattened)).containsExactly(1, 2, 5, 6, 7, 8, 3, 4);
    }

    @Test
    void other_dimensions_stay_where_they_are() {
        Cube cube = Cubes.counting(5, 4, Cubes.times("2022-06-01", "2022-06-02", "2022-06-03"), Cubes.bands("a", "b"));
        Cube flat = flatten(cube, "tb", "~", "t", "bands");
        assertThat(flat.shape().names()).containsExactly("tb", "y", "x");
        assertThat(flat.shape().dimension(0).type()).isEqualTo(DimensionType.OTHER);
        assertThat(Cubes.all(flat)).isEqualTo(Cubes.all(cube));
        Cube back = unflatten(flat, "tb", "~", "t", "bands");
        assertThat(back.shape().names()).containsExactly("t", "bands", "y", "x");
        assertThat(Cubes.all(back)).isEqualTo(Cubes.all(cube));
    }

    @Test
    void dimensions_that_are_no_neighbours_can_be_flattened() {
        Cube cube = Cubes.counting(3, 2, Cubes.bands("a", "b"));
        Cube flat = flatten(cube, "xb", "~", "x", "bands");
        assertThat(flat.shape().names()).containsExactly("xb", "y");
        // label x 0, band a: the first column of the first band
        assertThat(Cubes.all(flat)).containsExactly(0, 3, Double.NaN, 9, 1, 4, 7, 10, 2, 5, 8, 11);
        assertThat(flat.shape().dimension(0).label(0)).isEqualTo("500005~a");
    }

    @Test
    void one_dimension_alone_gets_labels_of_text() {
        Cube flat = flatten(years(), "X", "~", "A");
        assertThat(flat.shape().dimensions()).containsExactly(labelled("X", "2020", "2021"), labelled("B", "B1", "B2"));
        assertThat(Cubes.all(flat)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void three_dimensions_are_read_alike_in_any_pieces() {
        Cube cube = Cubes.counting(3, 4, Cubes.times("2022-06-01", "2022-06-02"), Cubes.bands("a", "b", "c"));
        Cube flat = flatten(cube, "all", "+", "bands", "x", "t");
        assertThat(flat.shape().names()).containsExactly("all", "y");
        double[] cells = cube.read(cube.shape().whole()).values();
        double[] values = Cubes.all(flat);
        for (int band = 0; band < 3; band++) {
            for (int x = 0; x < 3; x++) {
                for (int t = 0; t < 2; t++) {
                    for (int y = 0; y < 4; y++) {
                        assertThat((Double) values[((band * 3 + x) * 2 + t) * 4 + y])
                                .isEqualTo((Double) cells[((t * 3 + band) * 4 + y) * 3 + x]);
                    }
                }
            }
        }
        Cube back = unflatten(flat, "all", "+", "b", "x", "t");
        assertThat(Cubes.all(back)).isEqualTo(values);
    }

    @Test
    void empty_dimensions_have_no_combinations() {
        Cube cube = cube(List.of(labelled("A"), labelled("B", "B1", "B2")));
        Cube flat = flatten(cube, "X", "~", "A", "B");
        assertThat(Cubes.all(flat)).isEmpty();
        Cube back = unflatten(flat, "X", "~", "A", "B");
        assertThat(back.shape().whole().sizes()).containsExactly(0, 0);
        assertThat(Cubes.all(back)).isEmpty();
    }

    @Test
    void what_cannot_be_flattened_is_refused() {
        Cubes.fails(() -> flatten(years(), "X", "~", "A", "C"), ProcessErrorCode.DIMENSION_NOT_AVAILABLE, "A, B");
        Cubes.fails(() -> flatten(years(), "B", "~", "A", "B"), ProcessErrorCode.TARGET_DIMENSION_EXISTS, "'B'");
        Cubes.fails(() -> flatten(years(), "X", "~", "A", "A"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "once");
        Cubes.fails(() -> flatten(years(), "X", "~"), ApiErrorCode.PROCESS_PARAMETER_INVALID);
        Cube large = Cubes.cube(2000, 1000, List.of(), new double[2_000_000]);
        Cubes.fails(() -> flatten(large, "X", "~", "x", "y"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "1000000");
    }

    @Test
    void what_cannot_be_taken_apart_is_refused() {
        Cube missing = cube(List.of(labelled("X", "a~1", "a~2", "b~1")), 1, 2, 3);
        Cubes.fails(() -> unflatten(missing, "Y", "~", "A", "B"), ProcessErrorCode.DIMENSION_NOT_AVAILABLE);
        Cubes.fails(() -> unflatten(years(), "A", "~", "B", "C"), ProcessErrorCode.TARGET_DIMENSION_EXISTS);
        Cubes.fails(() -> unflatten(missing, "X", "~", "X", "B"), ProcessErrorCode.TARGET_DIMENSION_EXISTS);
        Cubes.fails(
                () -> unflatten(missing, "X", "~", "A", "B"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "4 combinations");
        Cubes.fails(
                () -> unflatten(missing, "X", "~", "A", "B", "C"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "2 parts");
        Cubes.fails(() -> unflatten(missing, "X", "~", "A", "A"), ApiErrorCode.PROCESS_PARAMETER_INVALID);
        Cube twice = cube(List.of(labelled("X", "a~1", "a~1")), 1, 2);
        Cubes.fails(() -> unflatten(twice, "X", "~", "A", "B"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "twice");
    }
}
