package eo.caravan.processors.kernel;

import eo.caravan.processors.cube.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An array whose length is not known while compiling, and whose elements pass by only once: all cells of a polygon, or of a whole
 * scene. A process that can do its work in passing {@linkplain #gather gathers} it into input rows of the program that is being
 * compiled; to all others it is an argument that they cannot use, and the values are collected for them.
 */
public final class Stream implements Operand {
    private final Encoding encoding;
    private final List<Part> parts = new ArrayList<>();
    private int rows;

    /**
     * What is gathered on the way.
     *
     * @param row the first input row that it fills
     * @param rows how many it fills
     */
    public record Part(int row, int rows, Supplier<Accumulator> accumulators) {}

    /** A stream of numbers of this encoding. */
    public Stream(Encoding encoding) {
        this.encoding = encoding;
    }

    /** How the elements are best written. */
    public Encoding encoding() {
        return encoding;
    }

    /** One number that is made of all elements. */
    public Cells gather(Supplier<Accumulator> accumulators, Encoding result) {
        return gather(1, accumulators, result).get(0);
    }

    /** Several numbers that are made of all elements, by one accumulator. */
    public List<Cells> gather(int count, Supplier<Accumulator> accumulators, Encoding result) {
        parts.add(new Part(rows, count, accumulators));
        List<Cells> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(new InputCells(rows++, result));
        }
        return cells;
    }

    /** What has been asked for so far. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }
}
