package eo.caravan.processors.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.Encoding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenCellsTest {
    private int blocksComputed;

    private final KernelCells costly = new KernelCells(
            List.of(new InputCells(1, Encoding.FLOAT64)),
            (rows, out, n) -> {
                blocksComputed++;
                System.arraycopy(rows[0], 0, out, 0, n);
            },
            Encoding.FLOAT64,
            false);

    private final Program program = Program.of(
            new ChosenCells(new InputCells(0, Encoding.BOOLEAN), costly, Operands.cells(new Operand.Constant(-1.0))),
            2);

    @Test
    void a_branch_that_no_cell_of_a_block_takes_is_not_computed() {
        assertThat(run(0, Double.NaN, 0)).containsExactly(-1, -1, -1);
        assertThat(blocksComputed).isZero();
    }

    @Test
    void a_branch_that_some_cells_take_is_computed_once() {
        assertThat(run(1, 0, 1)).containsExactly(10, -1, 12);
        assertThat(blocksComputed).isEqualTo(1);
    }

    @Test
    void without_data_in_the_condition_the_other_branch_is_taken() {
        assertThat(run(Double.NaN, 1, 1)).containsExactly(-1, 11, 12);
    }

    private double[] run(double... conditions) {
        Block block = program.open();
        for (int i = 0; i < conditions.length; i++) {
            block.input(0)[i] = conditions[i];
            block.input(1)[i] = 10 + i;
        }
        double[][] out = new double[1][conditions.length];
        program.run(block, conditions.length, out);
        return out[0];
    }
}
