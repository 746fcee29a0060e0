package eo.caravan.processors.process.neighborhood;

import eo.caravan.processors.cube.Dimension;
import java.util.stream.IntStream;

/** How a dimension is divided into neighbourhoods. */
interface Stretches {
    /** The neighbourhood in which a label counts. */
    int of(int index);

    /** A neighbourhood. */
    Stretch get(int number);

    /** Whether a neighbourhood is a single label, which was asked for. */
    boolean single();

    /** The neighbourhoods in which labels of a range count, each once, ascending. */
    default int[] within(int from, int size) {
        return IntStream.range(from, from + size)
                .map(this::of)
                .sorted()
                .distinct()
                .toArray();
    }

    /** One neighbourhood of all labels, with some added on both sides. */
    static Stretches whole(Dimension dimension, int overlap) {
        return new CountedStretches(dimension, Math.max(1, dimension.size()), overlap, false);
    }
}
