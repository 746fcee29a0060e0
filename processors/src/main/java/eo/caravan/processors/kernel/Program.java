package eo.caravan.processors.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A compiled callback: a fixed number of input rows, one or more output rows. Immutable; every thread opens a {@link Block} of
 * its own.
 */
public final class Program {
    private static final int CACHE_BYTES = 256 * 1024;
    private static final int SMALLEST_BLOCK = 64;
    private static final int LARGEST_BLOCK = 2048;

    private final List<Operand> outputs;
    private final List<Cells> needed;
    private final int inputs;
    private final Cells[][] needs;
    private final BitSet used = new BitSet();
    private final int rows;

    private Program(List<Operand> outputs, List<Cells> all, List<Cells> needed, int inputs) {
        this.outputs = outputs;
        this.needed = needed;
        this.inputs = inputs;
        this.needs = all.stream().map(Program::needs).toArray(Cells[][]::new);
        this.rows = inputs
                + all.stream()
                        .mapToInt(cells -> cells instanceof GroupCells group ? group.outputs() : 1)
                        .sum();
        for (Cells cells : all) {
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
    public static Program of(List<? extends Operand> results, int inputs) {
        List<Cells> all = ordered(results, Cells::inputs);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).assign(i);
        }
        return new Program(List.copyOf(results), all, ordered(results, Cells::needed), inputs);
    }

    /** Every cells that the results are made of, each after those that it is made of; without recursion, chains may be long. */
    private static List<Cells> ordered(
            List<? extends Operand> results, Function<Cells, List<? extends Operand>> inputs) {
        List<Cells> ordered = new ArrayList<>();
        Set<Operand> done = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Operand> opened = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Operand> open = new ArrayDeque<>();
        for (int i = results.size() - 1; i >= 0; i--) {
            open.push(results.get(i));
        }
        while (!open.isEmpty()) {
            Operand operand = open.peek();
            if (opened.add(operand)) {
                parts(operand, inputs).forEach(open::push);
            } else {
                open.pop();
                if (done.add(operand) && operand instanceof Cells cells) {
                    ordered.add(cells);
                }
            }
        }
        return ordered;
    }

    /** The cells that must be computed before some others, also those that stand in arrays. */
    private static Cells[] needs(Cells cells) {
        List<Cells> found = new ArrayList<>();
        Deque<Operand> open = new ArrayDeque<>(cells.needed());
        while (!open.isEmpty()) {
            Operand operand = open.pop();
            if (operand instanceof Operand.Elements array) {
                open.addAll(array.elements());
            } else if (operand instanceof Cells need) {
                found.add(need);
            }
        }
        return found.toArray(Cells[]::new);
    }

    private static List<? extends Operand> parts(Operand operand, Function<Cells, List<? extends Operand>> inputs) {
        if (operand instanceof Operand.Elements array) {
            return array.elements();
        }
        return operand instanceof Cells cells ? inputs.apply(cells) : List.of();
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
        int cells = CACHE_BYTES / Double.BYTES / (rows + 1);
        return open(Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, cells)));
    }

    /** A work space for at most {@code capacity} cells at once. */
    public Block open(int capacity) {
        return new Block(inputs, needs, capacity);
    }

    /** Evaluates the first {@code cells} cells of the block's inputs into {@code target}, a row for each output. */
    public void run(Block block, int cells, double[][] target) {
        block.begin(cells);
        needed.forEach(each -> each.values(block));
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
