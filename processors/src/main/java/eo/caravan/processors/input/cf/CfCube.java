package eo.caravan.processors.input.cf;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.source.array.ArrayReader;
import eo.caravan.processors.source.array.ArrayVariable;
import java.io.IOException;
import java.util.List;

/** Variables of one file as a cube. Chunks are decoded as they are needed, and kept in the pool of tiles. */
public final class CfCube implements Cube {
    private final Shape shape;
    private final ArrayHandle handle;
    private final List<CfBand> bands;
    private final int[] order;
    private final int bandsAt;

    /**
     * A cube.
     *
     * @param order for each dimension of the cube but the inserted bands, its position in the variables
     * @param bandsAt where the dimension of bands was inserted; -1 where a single variable is all
     */
    CfCube(Shape shape, ArrayHandle handle, List<CfBand> bands, int[] order, int bandsAt) {
        this.shape = shape;
        this.handle = handle;
        this.bands = bands;
        this.order = order.clone();
        this.bandsAt = bandsAt;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        if (bandsAt < 0) {
            return new Chunk(region, cells(bands.get(0), region));
        }
        Chunk out = Chunk.zeros(region);
        Region own = region.without(bandsAt);
        for (int b = region.from(bandsAt); own.cells() > 0 && b < region.to(bandsAt); b++) {
            double[] cells = cells(bands.get(b), own);
            out.paste(new Chunk(region.with(bandsAt, b, 1), cells));
        }
        return out;
    }

    /** The cells of a band, in the order of the cube. */
    private double[] cells(CfBand band, Region region) {
        int rank = order.length;
        int[] from = new int[rank];
        int[] size = new int[rank];
        boolean sorted = true;
        for (int d = 0; d < rank; d++) {
            from[order[d]] = region.from(d);
            size[order[d]] = region.size(d);
            sorted &= order[d] == d;
        }
        double[] stored = new double[Math.toIntExact(region.cells())];
        ArrayReader reader = new ArrayReader(
                band.variable(), index -> handle.chunk(band.variable().name(), index));
        try {
            reader.read(from, size, stored, 0);
        } catch (IOException e) {
            throw handle.failure(e);
        }
        band.unpack(stored, 0, stored.length);
        return sorted ? stored : turned(stored, size, region);
    }

    private double[] turned(double[] stored, int[] size, Region region) {
        int[] strides = new int[order.length];
        Region own = Region.of(new int[size.length], size);
        for (int d = 0; d < order.length; d++) {
            strides[d] = own.stride(order[d]);
        }
        double[] out = new double[stored.length];
        int[] at = new int[order.length];
        int source = 0;
        for (int i = 0; i < out.length; i++) {
            out[i] = stored[source];
            int d = at.length - 1;
            while (d >= 0 && at[d] == region.size(d) - 1) {
                source -= at[d] * strides[d];
                at[d] = 0;
                d--;
            }
            if (d >= 0) {
                at[d]++;
                source += strides[d];
            }
        }
        return out;
    }

    @Override
    public long memory(Region region) {
        long largest = bands.stream()
                .mapToLong(band -> Math.min(band.variable().chunkBytes(), ArrayVariable.MAX_CHUNK_BYTES))
                .max()
                .orElse(0);
        return 2 * region.cells() * Double.BYTES + 2 * largest;
    }
}
