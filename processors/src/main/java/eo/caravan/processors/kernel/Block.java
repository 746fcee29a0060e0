package eo.caravan.processors.kernel;

import java.util.ArrayDeque;
import java.util.Deque;

/** A thread's work space for one program: the inputs of the current block and every value computed so far. */
public final class Block {
    private final double[][] inputs;
    private final double[][] buffers;
    private final double[][][] groups;
    private final Cells[][] needs;
    private final long[] openedIn;
    private final long[] computedIn;
    private final int capacity;
    private long round;
    private int size;

    /**
     * A work space.
     *
     * @param needs by slot, what must have been computed before
     */
    Block(int inputs, Cells[][] needs, int capacity) {
        this.inputs = new double[inputs][capacity];
        this.buffers = new double[needs.length][];
        this.groups = new double[needs.length][][];
        this.needs = needs;
        this.openedIn = new long[needs.length];
        this.computedIn = new long[needs.length];
        this.capacity = capacity;
    }

    /** Begins a block of {@code cells} cells, at most {@link #capacity()}. The inputs must have been filled. */
    void begin(int cells) {
        round++;
        size = cells;
    }

    /** The number of cells in the current block. */
    public int size() {
        return size;
    }

    /** The largest number of cells a block can have. */
    public int capacity() {
        return capacity;
    }

    /** The input row to be filled before the block begins, and read by the program. */
    public double[] input(int row) {
        return inputs[row];
    }

    double[] values(Cells cells) {
        if (cells instanceof InputCells input) {
            return inputs[input.row()];
        }
        if (!computed(cells)) {
            compute(cells);
        }
        return buffers[cells.slot()];
    }

    private boolean computed(Cells cells) {
        if (cells instanceof InputCells) {
            return true;
        }
        int slot = cells.slot();
        return buffers[slot] != null && (computedIn[slot] == round || cells instanceof ConstantCells);
    }

    /** Computes cells after those that they need; without recursion, branches of a choice may be long chains. */
    private void compute(Cells cells) {
        if (ready(cells)) {
            run(cells);
            return;
        }
        Deque<Cells> open = new ArrayDeque<>();
        open.push(cells);
        while (!open.isEmpty()) {
            Cells next = open.peek();
            if (computed(next)) {
                open.pop();
            } else if (openedIn[next.slot()] == round) {
                run(open.pop());
            } else {
                openedIn[next.slot()] = round;
                for (Cells need : needs[next.slot()]) {
                    if (!computed(need)) {
                        open.push(need);
                    }
                }
            }
        }
    }

    private boolean ready(Cells cells) {
        for (Cells need : needs[cells.slot()]) {
            if (!computed(need)) {
                return false;
            }
        }
        return true;
    }

    private void run(Cells cells) {
        int slot = cells.slot();
        if (buffers[slot] == null) {
            buffers[slot] = new double[capacity];
        }
        cells.compute(this, buffers[slot]);
        computedIn[slot] = round;
    }

    /** The rows of a group, filled once the group's own values have been asked for. */
    double[][] group(GroupCells cells) {
        int slot = cells.slot();
        if (groups[slot] == null) {
            groups[slot] = new double[cells.outputs()][capacity];
        }
        return groups[slot];
    }
}
