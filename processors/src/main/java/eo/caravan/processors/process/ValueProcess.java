package eo.caravan.processors.process;

import eo.caravan.processors.kernel.Operand;
import java.util.Map;

/**
 * A process over values: numbers, truth values, text, arrays. It can stand at the top of a graph, where it is evaluated once,
 * and inside callbacks, where it runs over blocks of cells.
 */
public non-sealed interface ValueProcess extends Process {
    /**
     * The result for plain values.
     *
     * @param arguments by parameter name, defaults filled in: Double, Boolean, String, List, {@link LabeledArray}, Map, {@link
     *     Callback} or null (no data)
     */
    Object evaluate(Map<String, Object> arguments);

    /**
     * The result inside a callback over cells, as an operand to be computed block by block. What every process can do is to be
     * evaluated cell by cell ({@link CellByCell}); those that matter for speed bring kernels.
     *
     * @param arguments by parameter name, defaults filled in; callbacks stand as constants
     */
    default Operand compile(Map<String, Operand> arguments) {
        return CellByCell.of(this, arguments);
    }
}
