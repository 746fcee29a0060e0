package eo.caravan.processors.process.period;

import eo.caravan.processors.cube.Broadcast;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import java.util.Arrays;
import java.util.BitSet;

/** A cube less the normals of its times. Of the normals, those that a region needs are read, each once. */
final class AnomalyCube implements Cube {
    private final Cube data;
    private final int time;
    private final Cube normals;
    private final int normalTime;
    private final int[] normalOf;
    private final Broadcast broadcast;
    private final Shape shape;

    /**
     * Subtracts normals.
     *
     * @param time the position of the temporal dimension in the data
     * @param normals their dimensions are among those of the data, with the same labels but for the temporal one
     * @param normalOf for each time of the data the index of its normal, -1 where there is none
     */
    AnomalyCube(Cube data, int time, Cube normals, int[] normalOf) {
        this.data = data;
        this.time = time;
        this.normals = normals;
        this.normalTime = normals.shape().index(data.shape().dimension(time).name());
        this.normalOf = normalOf;
        this.broadcast = Broadcast.of(normals.shape(), data.shape());
        this.shape = data.shape()
                .computed(data.shape()
                        .encoding()
                        .computed()
                        .join(normals.shape().encoding().computed()));
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        if (region.cells() == 0) {
            return Chunk.zeros(region);
        }
        Chunk chunk = data.read(region);
        BitSet needed = needed(region);
        for (int from = needed.nextSetBit(0); from >= 0; ) {
            int end = needed.nextClearBit(from);
            Region inner = broadcast.inner(region).with(normalTime, from, end - from);
            double[] run = broadcast.spread(normals.read(inner), region.with(time, from, end - from));
            for (int t = region.from(time); t < region.to(time); t++) {
                if (normalOf[t] >= from && normalOf[t] < end) {
                    subtract(chunk, t, run, normalOf[t] - from, end - from);
                }
            }
            from = needed.nextSetBit(end);
        }
        for (int t = region.from(time); t < region.to(time); t++) {
            if (normalOf[t] < 0) {
                subtract(chunk, t, null, 0, 0);
            }
        }
        return chunk;
    }

    private BitSet needed(Region region) {
        BitSet needed = new BitSet();
        Arrays.stream(normalOf, region.from(time), region.to(time))
                .filter(normal -> normal >= 0)
                .forEach(needed::set);
        return needed;
    }

    /** Subtracts the normal at an index of a run from the cells of a time; no data where there is no run. */
    private void subtract(Chunk chunk, int t, double[] run, int index, int length) {
        Region region = chunk.region();
        int inner = region.stride(time);
        double[] values = chunk.values();
        for (int outer = 0; outer < region.outer(time); outer++) {
            int at = (outer * region.size(time) + t - region.from(time)) * inner;
            if (run == null) {
                Arrays.fill(values, at, at + inner, Double.NaN);
                continue;
            }
            int normal = (outer * length + index) * inner;
            for (int i = 0; i < inner; i++) {
                values[at + i] -= run[normal + i];
            }
        }
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        long most = data.memory(region);
        long held = region.cells() * Double.BYTES;
        BitSet needed = needed(region);
        for (int from = needed.nextSetBit(0); from >= 0; ) {
            int end = needed.nextClearBit(from);
            Region inner = broadcast.inner(region).with(normalTime, from, end - from);
            long spread = region.with(time, from, end - from).cells() * Double.BYTES;
            most = Math.max(most, held + spread + normals.memory(inner));
            from = needed.nextSetBit(end);
        }
        return most;
    }
}
