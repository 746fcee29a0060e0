package eo.caravan.processors.process.logic;

import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import java.util.List;
import java.util.Optional;

/** What comes of comparing cells with a value that no cell can be, such as a text: always the same, but for cells without data. */
final class Mismatch {
    private Mismatch() {}

    /** Empty where it is not cells and a constant that stand on the two sides. */
    static Optional<Operand> of(Operand x, Operand y, boolean result) {
        if (x instanceof Cells cells && y instanceof Operand.Constant) {
            return Optional.of(of(cells, result));
        }
        return y instanceof Cells cells && x instanceof Operand.Constant
                ? Optional.of(of(cells, result))
                : Optional.empty();
    }

    private static Operand of(Cells cells, boolean result) {
        Kernel.Unary kernel = (x, out, n) -> {
            for (int i = 0; i < n; i++) {
                out[i] = Double.isNaN(x[i]) ? Double.NaN : result ? 1 : 0;
            }
        };
        return new KernelCells(List.of(cells), Kernel.of(kernel), Encoding.BOOLEAN, true);
    }
}
