package eo.caravan.processors.kernel;

/** A thread's work space for one program: the inputs of the current block and every value computed so far. */
public final class Block {
    private final double[][] inputs;
    private final double[][] buffers;
    private final double[][][] groups;
    private final long[] computedIn;
    private final int capacity;
    private long round;
    private int size;

    Block(int inputs, int slots, int capacity) {
        this.inputs = new double[inputs][capacity];
        this.buffers = new double[slots][];
        this.groups = new double[slots][][];
        this.computedIn = new long[slots];
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
        int slot = cells.slot();
        boolean first = buffers[slot] == null;
        if (first) {
            buffers[slot] = new double[capacity];
        }
        if (first || computedIn[slot] != round && !(cells instanceof ConstantCells)) {
            cells.compute(this, buffers[slot]);
            computedIn[slot] = round;
        }
        return buffers[slot];
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
