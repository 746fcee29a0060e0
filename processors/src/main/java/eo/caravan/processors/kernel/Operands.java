package eo.caravan.processors.kernel;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Encoding;
import java.util.ArrayList;
import java.util.List;

/** What kernels ask of operands. */
public final class Operands {
    private Operands() {}

    /**
     * A number or truth value as cells.
     *
     * @throws OpenEoException where it is an array, a text or an object
     */
    public static Cells cells(Operand operand) {
        if (operand instanceof Cells cells) {
            return cells;
        }
        if (operand instanceof Operand.Constant constant && Numbers.fits(constant.value())) {
            return new ConstantCells(constant.value());
        }
        throw new OpenEoException(
                ApiErrorCode.PROCESS_GRAPH_INVALID,
                operand instanceof Operand.Constant constant
                        ? "'" + constant.value() + "' is neither a number nor a truth value."
                        : "An array stands where a single number or truth value is needed.");
    }

    /** All operands as cells. */
    public static List<Cells> cells(List<? extends Operand> operands) {
        List<Cells> cells = new ArrayList<>();
        operands.forEach(operand -> cells.add(cells(operand)));
        return cells;
    }

    /** Whether an operand can be cells. */
    public static boolean fits(Operand operand) {
        return operand instanceof Cells
                || operand instanceof Operand.Constant constant && Numbers.fits(constant.value());
    }

    /** The output rows of a kernel that computes several at once, as an array. */
    public static Operand.Elements many(
            List<Cells> inputs, int outputs, Kernel.Many kernel, Encoding encoding, List<Object> labels) {
        GroupCells group = new GroupCells(inputs, outputs, kernel, encoding);
        List<Operand> rows = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            rows.add(new GroupRow(group, i));
        }
        return new Operand.Elements(rows, labels);
    }
}
