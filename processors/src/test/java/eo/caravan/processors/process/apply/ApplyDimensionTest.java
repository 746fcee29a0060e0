package eo.caravan.processors.process.apply;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ApplyDimensionTest {
    private static final Callback REVERSED = Cubes.callback(parameters -> {
        List<Operand> elements = new ArrayList<>(((Operand.Elements) parameters.get("data")).elements());
        Collections.reverse(elements);
        return new Operand.Elements(elements, null);
    });
    private static final Callback FIRST_TWICE = Cubes.callback(parameters -> {
        Operand first = ((Operand.Elements) parameters.get("data")).elements().get(0);
        return new Operand.Elements(List.of(first, first), null);
    });
    private static final Dimension THREE = Cubes.times("2022-06-01", "2022-06-02", "2022-06-03");

    private static Cube apply(Cube cube, Callback process, String dimension, String target) {
        return (Cube) new ApplyDimension()
                .apply(new ApplyDimension.Arguments(cube, process, dimension, target, null), CONTEXT);
    }

    @Test
    void as_many_values_keep_the_labels() {
        Cube cube = Cubes.cube(2, 1, List.of(THREE), 1, 2, 3, 4, 5, 6);
        Cube reversed = apply(cube, REVERSED, "t", null);
        assertThat(reversed.shape()).isEqualTo(cube.shape());
        assertThat(Cubes.all(reversed)).containsExactly(5, 6, 3, 4, 1, 2);
        assertThat(Cubes.all(apply(cube, REVERSED, "x", null)).length).isEqualTo(6);
    }

    @Test
    void another_number_of_values_is_enumerated() {
        Cube cube = Cubes.cube(2, 1, List.of(THREE), 1, 2, 3, 4, 5, 6);
        Cube two = apply(cube, FIRST_TWICE, "t", null);
        assertThat(two.shape().dimension(0).labels()).containsExactly(0.0, 1.0);
        assertThat(Cubes.all(two)).containsExactly(1, 2, 1, 2);
    }

    @Test
    void a_target_takes_the_place_of_the_source() {
        Cube cube = Cubes.cube(2, 1, List.of(THREE, Cubes.bands("a")), 1, 2, 3, 4, 5, 6);
        Cube fresh = apply(cube, FIRST_TWICE, "t", "pairs");
        assertThat(fresh.shape().names()).containsExactly("pairs", "bands", "y", "x");
        Cube filled = apply(cube, FIRST_TWICE, "t", "bands");
        assertThat(filled.shape().names()).containsExactly("bands", "y", "x");
        assertThat(Cubes.all(filled)).containsExactly(1, 2, 1, 2);
    }

    @Test
    void what_is_no_array_or_does_not_fit_fails_while_planning() {
        Cube cube = Cubes.counting(2, 2, THREE, Cubes.bands("a", "b"));
        Cubes.fails(
                () -> apply(cube, Cubes.folding(Double::sum), "t", null),
                ApiErrorCode.PROCESS_GRAPH_INVALID,
                "reduce_dimension");
        Cubes.fails(
                () -> apply(cube, REVERSED, "t", "bands"), ProcessErrorCode.DIMENSION_LABEL_COUNT_MISMATCH, "bands");
    }
}
