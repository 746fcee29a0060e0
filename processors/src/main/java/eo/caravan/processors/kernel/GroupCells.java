package eo.caravan.processors.kernel;

import eo.caravan.processors.cube.Encoding;
import java.util.List;

/** Several rows that are computed together; each is seen through a {@link GroupRow}. Its own values mean nothing. */
final class GroupCells extends Cells {
    private final List<Cells> inputs;
    private final int outputs;
    private final Kernel.Many kernel;

    GroupCells(List<Cells> inputs, int outputs, Kernel.Many kernel, Encoding encoding) {
        super(encoding, false);
        this.inputs = List.copyOf(inputs);
        this.outputs = outputs;
        this.kernel = kernel;
    }

    int outputs() {
        return outputs;
    }

    @Override
    protected List<Cells> inputs() {
        return inputs;
    }

    @Override
    protected void compute(Block block, double[] out) {
        kernel.apply(KernelCells.rows(inputs, block), block.group(this), block.size());
    }
}
