package eo.caravan.processors.process.period;

import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Program;
import eo.caravan.processors.process.CellResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Groups of labels of a dimension and what becomes of each: the reducer compiled for it. Groups of the same size share a program
 * unless the reducer looks at labels, so that thousands of groups cost no more than their distinct sizes.
 *
 * @param members for each group the indices of its labels, in the order in which the reducer sees them; may be empty, may overlap
 * @param programs for each group, with an input row for each member and one output
 * @param encoding holds what any of the groups becomes
 */
record Groups(int[][] members, Program[] programs, Encoding encoding) {
    /**
     * Compiles a reducer.
     *
     * @param reducer from an array with labels to a number or truth value for each cell
     * @throws eo.caravan.api.error.OpenEoException ProcessGraphInvalid where the reducer returns no such value
     */
    static Groups compile(Shape shape, int position, int[][] members, Function<Operand.Elements, Operand> reducer) {
        return new Compiler(shape, position, reducer).compile(members);
    }

    /** One compilation for all groups. */
    private static final class Compiler {
        private final Encoding stored;
        private final Dimension dimension;
        private final Function<Operand.Elements, Operand> reducer;
        private final Map<Integer, Program> shared = new HashMap<>();
        private final List<Operand> constants = new ArrayList<>();
        private Encoding encoding;

        Compiler(Shape shape, int position, Function<Operand.Elements, Operand> reducer) {
            this.stored = shape.encoding();
            this.dimension = shape.dimension(position);
            this.reducer = reducer;
        }

        Groups compile(int[][] members) {
            Program[] programs = new Program[members.length];
            for (int i = 0; i < members.length; i++) {
                Program program = shared.get(members[i].length);
                programs[i] = program == null ? compile(members[i]) : program;
            }
            return new Groups(members, programs, encoding());
        }

        private Program compile(int[] group) {
            List<Operand> rows = new ArrayList<>(group.length);
            for (int i = 0; i < group.length; i++) {
                rows.add(new InputCells(i, stored));
            }
            SeenLabels labels = new SeenLabels(dimension, group);
            Operand result = reducer.apply(new Operand.Elements(rows, labels));
            CellResult cells = CellResult.of(result, group.length, "reducer");
            if (result instanceof Cells) {
                encoding = encoding == null ? cells.encoding() : encoding.join(cells.encoding());
            } else {
                constants.add(result);
            }
            if (!labels.seen()) {
                shared.put(group.length, cells.program());
            }
            return cells.program();
        }

        /** Constants, such as what becomes of an empty group, widen the encoding of the cells only where they must. */
        private Encoding encoding() {
            Encoding joined = encoding;
            for (Operand constant : constants) {
                joined = joined == null
                        ? CellResult.of(constant, 0, "reducer").encoding()
                        : joined.including(Numbers.cell(((Operand.Constant) constant).value()));
            }
            return joined == null ? Encoding.FLOAT32 : joined;
        }
    }
}
