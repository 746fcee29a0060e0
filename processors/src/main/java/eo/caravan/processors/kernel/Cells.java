package eo.caravan.processors.kernel;

import eo.caravan.processors.cube.Encoding;
import java.util.List;

/**
 * A number or truth value that differs from cell to cell. No data is NaN, true 1, false 0. An instance belongs to one
 * {@link Program}, which evaluates it at most once a block however often it is used, and only if it is used.
 */
public abstract non-sealed class Cells implements Operand {
    private final Encoding encoding;
    private final boolean truth;
    private int slot = -1;

    /**
     * Cells of a kind.
     *
     * @param encoding how the values are best written outside
     * @param truth whether they are truth values
     */
    protected Cells(Encoding encoding, boolean truth) {
        this.encoding = encoding;
        this.truth = truth;
    }

    /** What this is computed from. */
    protected abstract List<? extends Operand> inputs();

    /** Those inputs that every block needs; the others are asked for only where they are. */
    protected List<? extends Operand> needed() {
        return inputs();
    }

    /** Writes the first {@code block.size()} values. */
    protected abstract void compute(Block block, double[] out);

    /** The values for the current block; the caller must not change them. */
    public final double[] values(Block block) {
        return block.values(this);
    }

    public final Encoding encoding() {
        return encoding;
    }

    /** Whether the cells are truth values rather than numbers. */
    public final boolean truth() {
        return truth;
    }

    final int slot() {
        return slot;
    }

    final void assign(int newSlot) {
        slot = newSlot;
    }
}
