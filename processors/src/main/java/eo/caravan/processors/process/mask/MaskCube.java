package eo.caravan.processors.process.mask;

import eo.caravan.processors.cube.Broadcast;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;

/** A cube whose cells are replaced where a mask is neither zero nor no data. */
final class MaskCube implements Cube {
    private final Cube data;
    private final Cube mask;
    private final double replacement;
    private final Broadcast broadcast;
    private final Shape shape;

    /** Masks {@code data}; the dimensions of {@code mask} are among its, with the same labels. */
    MaskCube(Cube data, Cube mask, double replacement) {
        this.data = data;
        this.mask = mask;
        this.replacement = replacement;
        this.broadcast = Broadcast.of(mask.shape(), data.shape());
        this.shape = data.shape().encoded(data.shape().encoding().including(replacement));
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk chunk = data.read(region);
        Chunk masked = mask.read(broadcast.inner(region));
        broadcast.rows(masked.region(), region, (at, from, step, count) -> {
            double[] values = chunk.values();
            double[] truth = masked.values();
            if (step == 1) {
                replace(values, at, truth, from, count);
            } else {
                for (int i = 0; i < count; i++) {
                    replace(values, at + i, truth, from + i * step, 1);
                }
            }
        });
        masked.discard();
        return chunk;
    }

    private void replace(double[] values, int at, double[] truth, int from, int count) {
        for (int i = 0; i < count; i++) {
            double mask = truth[from + i];
            if (mask != 0 && !Double.isNaN(mask)) {
                values[at + i] = replacement;
            }
        }
    }

    @Override
    public long memory(Region region) {
        long bytes = region.cells() * Double.BYTES;
        return Math.max(data.memory(region), bytes + mask.memory(broadcast.inner(region)));
    }
}
