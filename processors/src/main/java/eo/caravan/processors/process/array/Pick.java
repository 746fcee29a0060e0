package eo.caravan.processors.process.array;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.List;

/** An element of an array whose position differs from cell to cell. */
final class Pick {
    private Pick() {}

    /**
     * The element at a position; no data where the position has none.
     *
     * @param lenient whether a position without an element gives no data; otherwise it is ArrayElementNotAvailable, found while
     *     cells are read
     */
    static Operand at(Cells position, List<Operand> elements, boolean lenient) {
        List<Cells> rows = new ArrayList<>(Operands.cells(elements));
        boolean truth = rows.stream().allMatch(Cells::truth);
        var encoding = Encodings.join(rows).withNodata();
        rows.add(0, position);
        Kernel kernel = (in, out, n) -> {
            for (int i = 0; i < n; i++) {
                double at = in[0][i];
                boolean within = at >= 0 && at < in.length - 1;
                if (!within && !Double.isNaN(at) && !lenient) {
                    throw unavailable(at, in.length - 1);
                }
                out[i] = within ? in[1 + (int) at][i] : Double.NaN;
            }
        };
        return new KernelCells(rows, kernel, encoding, truth);
    }

    static OpenEoException unavailable(Object position, int size) {
        return new OpenEoException(
                ProcessErrorCode.ARRAY_ELEMENT_NOT_AVAILABLE,
                "The array has no element " + Values.text(position) + ", only " + size + " elements.");
    }
}
