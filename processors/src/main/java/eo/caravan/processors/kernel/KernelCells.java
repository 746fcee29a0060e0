package eo.caravan.processors.kernel;

import eo.caravan.processors.cube.Encoding;
import java.util.List;

/** What a kernel makes of some cells. */
public final class KernelCells extends Cells {
    private final List<Cells> inputs;
    private final Kernel kernel;

    /** Truth values where {@code truth} says so, numbers otherwise. */
    public KernelCells(List<Cells> inputs, Kernel kernel, Encoding encoding, boolean truth) {
        super(encoding, truth);
        this.inputs = List.copyOf(inputs);
        this.kernel = kernel;
    }

    @Override
    protected List<Cells> inputs() {
        return inputs;
    }

    @Override
    protected void compute(Block block, double[] out) {
        kernel.apply(rows(inputs, block), out, block.size());
    }

    static double[][] rows(List<Cells> inputs, Block block) {
        double[][] rows = new double[inputs.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = inputs.get(i).values(block);
        }
        return rows;
    }
}
