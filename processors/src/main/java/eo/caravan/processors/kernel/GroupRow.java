package eo.caravan.processors.kernel;

import java.util.List;

/** One row of those that are computed together. */
final class GroupRow extends Cells {
    private final GroupCells group;
    private final int row;

    GroupRow(GroupCells group, int row) {
        super(group.encoding(), false);
        this.group = group;
        this.row = row;
    }

    @Override
    protected List<Cells> inputs() {
        return List.of(group);
    }

    @Override
    protected void compute(Block block, double[] out) {
        group.values(block);
        System.arraycopy(block.group(group)[row], 0, out, 0, block.size());
    }
}
