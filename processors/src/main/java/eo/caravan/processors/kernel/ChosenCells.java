package eo.caravan.processors.kernel;

import java.util.List;

/** One of two values for each cell. What no cell of a block needs is not computed for that block. */
public final class ChosenCells extends Cells {
    private final Cells condition;
    private final Cells accept;
    private final Cells reject;

    /** {@code accept} where the condition is true, {@code reject} where it is false or has no data. */
    public ChosenCells(Cells condition, Cells accept, Cells reject) {
        super(Encodings.join(List.of(accept, reject)), accept.truth() && reject.truth());
        this.condition = condition;
        this.accept = accept;
        this.reject = reject;
    }

    @Override
    protected List<Cells> inputs() {
        return List.of(condition, accept, reject);
    }

    @Override
    protected List<Cells> needed() {
        return List.of(condition);
    }

    @Override
    protected void compute(Block block, double[] out) {
        double[] truth = condition.values(block);
        int n = block.size();
        int accepted = 0;
        for (int i = 0; i < n; i++) {
            accepted += holds(truth[i]) ? 1 : 0;
        }
        if (accepted == n || accepted == 0) {
            System.arraycopy((accepted == n ? accept : reject).values(block), 0, out, 0, n);
            return;
        }
        double[] yes = accept.values(block);
        double[] no = reject.values(block);
        for (int i = 0; i < n; i++) {
            out[i] = holds(truth[i]) ? yes[i] : no[i];
        }
    }

    private static boolean holds(double truth) {
        return !Double.isNaN(truth) && truth != 0;
    }
}
