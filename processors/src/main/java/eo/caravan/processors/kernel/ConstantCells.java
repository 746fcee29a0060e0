package eo.caravan.processors.kernel;

import java.util.Arrays;
import java.util.List;

/** The same value in every cell, for kernels that want a row of it; filled once a work space. */
final class ConstantCells extends Cells {
    private final double value;

    ConstantCells(Object value) {
        super(Encodings.of(Numbers.cell(value)), value instanceof Boolean);
        this.value = Numbers.cell(value);
    }

    double value() {
        return value;
    }

    @Override
    protected List<Operand> inputs() {
        return List.of();
    }

    @Override
    protected void compute(Block block, double[] out) {
        Arrays.fill(out, value);
    }
}
