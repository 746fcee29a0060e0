package eo.caravan.processors.process.apply;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ApplyTest {
    private static Cube apply(Cube cube, Callback process) {
        return (Cube) new Apply().apply(new Apply.Arguments(cube, process, null), CONTEXT);
    }

    @Test
    void every_cell_is_computed_and_no_data_stays() {
        Cube cube = Cubes.cube(3, 1, List.of(), 1, NO, -3);
        assertThat(Cubes.all(apply(cube, Cubes.of("x", "x", Double::sum)))).containsExactly(2, NO, -6);
    }

    @Test
    void more_cells_than_a_block_holds() {
        Cube cube = Cubes.counting(101, 97, Cubes.bands("a", "b"));
        double[] doubled = Cubes.all(apply(cube, Cubes.of("x", "x", Double::sum)));
        assertThat(doubled[101 * 97 + 5]).isEqualTo(2 * (101 * 97 + 5));
    }

    @Test
    void a_constant_needs_no_input() {
        Callback five = Cubes.callback(parameters -> new Operand.Constant(5.0));
        assertThat(Cubes.all(apply(Cubes.cube(2, 1, List.of(), 1, NO), five))).containsExactly(5, 5);
    }

    @Test
    void text_is_refused_while_planning() {
        Callback text = Cubes.callback(parameters -> new Operand.Constant("a"));
        Cubes.fails(() -> apply(Cubes.counting(2, 2), text), ApiErrorCode.PROCESS_GRAPH_INVALID, "process");
    }
}
