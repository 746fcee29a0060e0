package eo.caravan.processors.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.Encoding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecidedCellsTest {
    private static final double NO = Double.NaN;

    private final List<Integer> computed = new ArrayList<>();

    /** A row that says when it is computed. */
    private Cells row(int index) {
        return new KernelCells(
                List.of(new InputCells(index, Encoding.BOOLEAN)),
                (rows, out, n) -> {
                    computed.add(index);
                    System.arraycopy(rows[0], 0, out, 0, n);
                },
                Encoding.BOOLEAN,
                true);
    }

    private double[] run(Cells cells, double[]... inputs) {
        Program program = Program.of(cells, inputs.length);
        Block block = program.open();
        for (int r = 0; r < inputs.length; r++) {
            System.arraycopy(inputs[r], 0, block.input(r), 0, inputs[r].length);
        }
        double[][] out = new double[1][inputs[0].length];
        program.run(block, out[0].length, out);
        return out[0];
    }

    @Test
    void all_of_three_valued_truth() {
        double[] x = {1, 1, 1, 0, 0, 0, NO, NO, NO};
        double[] y = {1, 0, NO, 1, 0, NO, 1, 0, NO};
        assertThat(run(DecidedCells.all(List.of(row(0), row(1)), false), x, y))
                .containsExactly(1, 0, NO, 0, 0, 0, NO, 0, NO);
        assertThat(run(DecidedCells.all(List.of(row(0), row(1)), true), x, y))
                .containsExactly(1, 0, 1, 0, 0, 0, 1, 0, 1);
    }

    @Test
    void any_of_three_valued_truth() {
        double[] x = {1, 1, 1, 0, 0, 0, NO, NO, NO};
        double[] y = {5, 0, NO, -1, 0, NO, 1, 0, NO};
        assertThat(run(DecidedCells.any(List.of(row(0), row(1)), false), x, y))
                .containsExactly(1, 1, 1, 1, 0, NO, 1, NO, NO);
        assertThat(run(DecidedCells.any(List.of(row(0), row(1)), true), x, y))
                .containsExactly(1, 1, 1, 1, 0, 0, 1, 0, 0);
    }

    @Test
    void rows_behind_those_that_decide_every_cell_are_not_computed() {
        DecidedCells all = DecidedCells.all(List.of(row(0), row(1), row(2)), false);
        assertThat(run(all, new double[] {0, 1}, new double[] {1, 0}, new double[] {1, 1}))
                .containsExactly(0, 0);
        assertThat(computed).containsExactly(0, 1);
        computed.clear();
        DecidedCells any = DecidedCells.any(List.of(row(0), row(1), row(2)), true);
        assertThat(run(any, new double[] {0, 1}, new double[] {NO, 0}, new double[] {1, 1}))
                .containsExactly(1, 1);
        assertThat(computed).containsExactly(0, 1, 2);
    }

    @Test
    void of_no_rows_all_are_true_and_none_is() {
        InputCells other = new InputCells(0, Encoding.FLOAT64);
        assertThat(run(new ChosenCells(DecidedCells.all(List.of(), false), other, other), new double[] {3}))
                .containsExactly(3);
        assertThat(run(DecidedCells.all(List.of(), false), new double[] {3})).containsExactly(1);
        assertThat(run(DecidedCells.any(List.of(), false), new double[] {3})).containsExactly(0);
    }

    @Test
    void a_branch_may_be_a_chain_of_many_thousand_cells() {
        Cells chain = row(1);
        for (int i = 0; i < 20_000; i++) {
            chain = new KernelCells(
                    List.of(chain),
                    Kernel.of((double[] x, double[] out, int n) -> out[0] = x[0]),
                    Encoding.BOOLEAN,
                    true);
        }
        assertThat(run(DecidedCells.all(List.of(row(0), chain), false), new double[] {1}, new double[] {0}))
                .containsExactly(0);
        assertThat(computed).containsExactly(0, 1);
    }
}
