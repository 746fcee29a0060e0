package eo.caravan.processors.kernel;

import eo.caravan.processors.cube.Encoding;
import java.util.List;

/** An input row of a program: the cells themselves, or one label of the dimension that is reduced. */
public final class InputCells extends Cells {
    private final int row;

    public InputCells(int row, Encoding encoding) {
        super(encoding, false);
        this.row = row;
    }

    int row() {
        return row;
    }

    @Override
    protected List<Operand> inputs() {
        return List.of();
    }

    @Override
    protected void compute(Block block, double[] out) {
        throw new IllegalStateException("an input is given, never computed");
    }
}
