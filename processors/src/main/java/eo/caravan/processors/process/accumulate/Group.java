package eo.caravan.processors.process.accumulate;

import eo.caravan.processors.kernel.Accumulator;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Stream;
import java.util.List;

/** One group of values on its way to its result. Not for several threads at once. */
public final class Group {
    private final List<Accumulator> accumulators;
    private final Aggregation aggregation;

    /**
     * An empty group.
     *
     * @param aggregation {@code null} where the only accumulator gives the result
     */
    Group(List<Accumulator> accumulators, Aggregation aggregation) {
        this.accumulators = accumulators;
        this.aggregation = aggregation;
    }

    /** Takes in {@code values[from]} to {@code values[to - 1]}, which are neither changed nor kept; no data is NaN. */
    public void add(double[] values, int from, int to) {
        for (Accumulator accumulator : accumulators) {
            accumulator.add(values, from, to);
        }
    }

    /** Takes in another group of the same aggregation as if its values came after; it must not be used afterwards. */
    public void merge(Group later) {
        for (int i = 0; i < accumulators.size(); i++) {
            accumulators.get(i).merge(later.accumulators.get(i));
        }
    }

    long memory(long values) {
        return accumulators.stream().mapToLong(each -> each.memory(values)).sum();
    }

    /** What the reducer makes of the group; no data is NaN. */
    public double result() {
        if (aggregation == null) {
            double[] out = new double[1];
            accumulators.get(0).results(out);
            return out[0];
        }
        Block block = aggregation.program().open(1);
        for (int i = 0; i < accumulators.size(); i++) {
            Stream.Part part = aggregation.parts().get(i);
            double[] out = new double[part.rows()];
            accumulators.get(i).results(out);
            for (int row = 0; row < out.length; row++) {
                block.input(part.row() + row)[0] = out[row];
            }
        }
        double[][] target = new double[1][1];
        aggregation.program().run(block, 1, target);
        return target[0][0];
    }
}
