package eo.caravan.processors.process.reduce;

import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Operand;
import java.util.List;

/** (x − y) / (x + y) for each cell; no data where either is, or where both are zero. */
final class NormalizedDifferenceCells extends Cells {
    private final Cells x;
    private final Cells y;

    NormalizedDifferenceCells(Operand x, Operand y) {
        super(((Cells) x).encoding().join(((Cells) y).encoding()).computed(), false);
        this.x = (Cells) x;
        this.y = (Cells) y;
    }

    @Override
    protected List<Cells> inputs() {
        return List.of(x, y);
    }

    @Override
    protected void compute(Block block, double[] out) {
        double[] first = x.values(block);
        double[] second = y.values(block);
        for (int i = 0; i < block.size(); i++) {
            out[i] = (first[i] - second[i]) / (first[i] + second[i]);
        }
    }
}
