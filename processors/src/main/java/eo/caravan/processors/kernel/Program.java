package eo.caravan.processors.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A compiled callback: a fixed number of input rows, one or more output rows. Immutable; every thread opens a {@link Block} of
 * its own.
 */
public final class Program {
    private static final int CACHE_BYTES = 256 * 1024;
    private static final int SMALLEST_BLOCK = 64;
    private static final int LARGEST_BLOCK = 2048;

    private final List<Operand> outputs;
    private final int inputs;
    private final int slots;
    private final BitSet used;

    private Program(List<Operand> outputs, int inputs, List<Cells> ordered) {
        this.outputs = outputs;
        this.inputs = inputs;
        this.slots = ordered.size();
        this.used = new BitSet(inputs);
        for (Cells cells : ordered) {
            if (cells instanceof InputCells input) {
                used.set(input.row());
            }
        }
    }

    /** The program whose only output row is {@code result}. */
    public static Program of(Operand result, int inputs) {
        return of(List.of(result), inputs);
    }

    /** The program with an output row for each of {@code results}, which are cells or constant numbers. */
    public static Program of(List<Operand> results, int inputs) {
        List<Cells> ordered = new ArrayList<>();
        results.forEach(result -> number(result, ordered));
        return new Program(List.copyOf(results), inputs, ordered);
    }

    private static void number(Operand operand, List<Cells> ordered) {
        if (operand instanceof Operand.Elements array) {
            array.elements().forEach(element -> number(element, ordered));
        } else if (operand instanceof Cells cells && cells.slot() < 0) {
            cells.assign(ordered.size());
            ordered.add(cells);
            cells.inputs().forEach(input -> number(input, ordered));
        }
    }

    public int inputs() {
        return inputs;
    }

    /** Whether the outputs depend on an input row; the others need not be filled. */
    public boolean uses(int row) {
        return used.get(row);
    }

    public int outputs() {
        return outputs.size();
    }

    /** A work space whose rows fit the processor's cache together. */
    public Block open() {
        int rows = inputs + slots + 1;
        int cells = CACHE_BYTES / Double.BYTES / rows;
        return new Block(inputs, slots, Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, cells)));
    }

    /** Evaluates the first {@code cells} cells of the block's inputs into {@code target}, a row for each output. */
    public void run(Block block, int cells, double[][] target) {
        block.begin(cells);
        for (int i = 0; i < outputs.size(); i++) {
            Operand output = outputs.get(i);
            if (output instanceof Cells row) {
                System.arraycopy(row.values(block), 0, target[i], 0, cells);
            } else {
                Arrays.fill(target[i], 0, cells, Numbers.cell(((Operand.Constant) output).value()));
            }
        }
    }
}
