package eo.caravan.processors.process.dimension;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Which labels of a cube have data, as far as its cells have been looked at; for several threads. */
final class LabelsInUse {
    private final BitSet[] used;
    private final boolean[] ordered;

    LabelsInUse(Shape shape) {
        int dimensions = shape.dimensions().size();
        this.used = new BitSet[dimensions];
        this.ordered = new boolean[dimensions];
        for (int d = 0; d < dimensions; d++) {
            used[d] = new BitSet();
            ordered[d] = ordered(shape.dimension(d));
        }
    }

    /** Whether labels may not be missing in the middle. */
    private static boolean ordered(Dimension dimension) {
        DimensionType type = dimension.type();
        if (type == DimensionType.SPATIAL || type == DimensionType.TEMPORAL) {
            return true;
        }
        return type == DimensionType.OTHER
                && IntStream.range(0, dimension.size()).allMatch(i -> dimension.label(i) instanceof Number);
    }

    /** Whether it is known already that all labels of a region are kept. */
    synchronized boolean decided(Region region) {
        for (int d = 0; d < used.length; d++) {
            int from = region.from(d);
            int to = region.to(d);
            boolean within = ordered[d] && used[d].previousSetBit(from) >= 0 && used[d].nextSetBit(to - 1) >= 0;
            if (!within && used[d].nextClearBit(from) < to) {
                return false;
            }
        }
        return true;
    }

    /** Looks at some cells. */
    void look(Chunk chunk) {
        Region region = chunk.region();
        int last = used.length - 1;
        int[] position = new int[used.length];
        BitSet[] seen = new BitSet[used.length];
        for (int d = 0; d < seen.length; d++) {
            seen[d] = new BitSet();
        }
        double[] values = chunk.values();
        int width = last < 0 ? 1 : region.size(last);
        for (int at = 0; at < values.length; at += width) {
            if (row(values, at, width, last < 0 ? new BitSet() : seen[last])) {
                for (int d = 0; d < last; d++) {
                    seen[d].set(position[d]);
                }
            }
            for (int d = last - 1; d >= 0 && ++position[d] == region.size(d); d--) {
                position[d] = 0;
            }
        }
        join(region, seen);
    }

    private static boolean row(double[] values, int at, int width, BitSet seen) {
        boolean any = false;
        for (int i = 0; i < width; i++) {
            if (!Double.isNaN(values[at + i])) {
                seen.set(i);
                any = true;
            }
        }
        return any;
    }

    private synchronized void join(Region region, BitSet[] seen) {
        for (int d = 0; d < used.length; d++) {
            for (int i = seen[d].nextSetBit(0); i >= 0; i = seen[d].nextSetBit(i + 1)) {
                used[d].set(region.from(d) + i);
            }
        }
    }

    /** The labels that stay. */
    synchronized int[] kept(int dimension) {
        if (ordered[dimension] && !used[dimension].isEmpty()) {
            return IntStream.rangeClosed(used[dimension].nextSetBit(0), used[dimension].length() - 1)
                    .toArray();
        }
        return used[dimension].stream().toArray();
    }
}
