package eo.caravan.processors.process.neighborhood;

import eo.caravan.processors.cube.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A neighbourhood along one dimension: the labels that the callback sees, and those among them whose values count.
 *
 * @param dimension with the labels that are seen
 * @param sources for each of them its index in the cube, {@link Border#NONE} where it lies beyond
 * @param counts whether the value of each counts; of labels beyond the cube none does
 */
record Stretch(Dimension dimension, int[] sources, boolean[] counts) {
    /** Neighbouring labels: so many from index {@code cell} of the cube and {@code place} of the neighbourhood on. */
    record Run(int cell, int place, int size) {}

    /** Whether labels beyond the cube are seen. */
    boolean beyond() {
        return Arrays.stream(sources).anyMatch(source -> source == Border.NONE);
    }

    /** Runs of the labels that are seen in a range of the neighbourhood and exist in the cube. */
    List<Run> seen(int first, int size) {
        return runs(first, first + size, false, 0, Integer.MAX_VALUE);
    }

    /** Runs of the labels that count and lie in a range of the cube. */
    List<Run> counted(int first, int size) {
        return runs(0, sources.length, true, first, first + size);
    }

    private List<Run> runs(int begin, int end, boolean counted, int first, int behind) {
        List<Run> runs = new ArrayList<>();
        for (int at = begin; at < end; ) {
            int length = 0;
            while (at + length < end
                    && sources[at + length] >= first
                    && sources[at + length] < behind
                    && (!counted || counts[at + length])
                    && sources[at + length] == sources[at] + length) {
                length++;
            }
            if (length > 0) {
                runs.add(new Run(sources[at], at, length));
            }
            at += Math.max(1, length);
        }
        return runs;
    }
}
