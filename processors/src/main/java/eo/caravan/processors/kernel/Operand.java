package eo.caravan.processors.kernel;

import java.util.List;

/** What an argument of a process is inside a callback that runs over many cells at once. */
public sealed interface Operand permits Operand.Constant, Operand.Elements, Stream, Cells {
    /**
     * The same value for every cell.
     *
     * @param value a Double, Boolean, String, List, Map or null (no data), as values are everywhere in this program
     */
    record Constant(Object value) implements Operand {}

    /**
     * An array for every cell, of a length that is the same for all.
     *
     * @param labels the labels of the elements, or {@code null} where the array has none; to be looked at while compiling,
     *     never later, so that what was compiled without a look serves other arrays of the same length
     */
    record Elements(List<Operand> elements, List<Object> labels) implements Operand {
        public Elements {
            elements = List.copyOf(elements);
        }
    }
}
