package eo.caravan.processors.output.zarr;

import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Cuts computed regions into the chunks of a store, each whole, also where it hangs over the edge. */
final class ZarrChunks {
    private final Encoding encoding;
    private final int bands;
    private final int[] edges;
    private final ZarrOptions options;

    /**
     * The chunks of a cube.
     *
     * @param bands the position of the dimension of bands, -1 where there is none
     * @param edges the size of a chunk along each dimension of the cube
     */
    ZarrChunks(Encoding encoding, int bands, int[] edges, ZarrOptions options) {
        this.encoding = encoding;
        this.bands = bands;
        this.edges = edges.clone();
        this.options = options;
    }

    /** A chunk as stored. */
    record Stored(String key, byte[] bytes) {}

    /** The chunks of a region that begins at a chunk's edge; chunks without data are left out. */
    List<Stored> cut(Chunk region, List<String> names) {
        List<Stored> found = new ArrayList<>();
        cut(region, 0, new int[edges.length], names, found);
        return found;
    }

    private void cut(Chunk cells, int dimension, int[] from, List<String> names, List<Stored> found) {
        Region region = cells.region();
        if (dimension < edges.length) {
            for (int at = region.from(dimension); at < region.to(dimension); at += edges[dimension]) {
                from[dimension] = at;
                cut(cells, dimension + 1, from, names, found);
            }
            return;
        }
        byte[] bytes = chunk(cells, from);
        if (bytes != null) {
            String band = names.get(bands < 0 ? 0 : from[bands]);
            found.add(new Stored(band + "/" + key(from), options.pack(bytes)));
        }
    }

    private String key(int[] from) {
        List<String> numbers = new ArrayList<>();
        for (int d = 0; d < from.length; d++) {
            if (d != bands) {
                numbers.add(String.valueOf(from[d] / edges[d]));
            }
        }
        return numbers.isEmpty() ? "0" : numbers.stream().collect(Collectors.joining("."));
    }

    /** The bytes of a chunk; null where no cell holds data. */
    private byte[] chunk(Chunk cells, int[] from) {
        CellType type = encoding.type();
        int count = Arrays.stream(edges).reduce(1, Math::multiplyExact);
        ByteBuffer out =
                ByteBuffer.allocate(Math.multiplyExact(count, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        double none = encoding.stored(Double.NaN);
        for (int i = 0; i < count; i++) {
            put(out, i, none);
        }
        return copy(cells, from, 0, 0, 0, out) ? out.array() : null;
    }

    private boolean copy(Chunk cells, int[] from, int dimension, int source, int target, ByteBuffer out) {
        if (dimension == edges.length) {
            double value = cells.values()[source];
            put(out, target, encoding.stored(value));
            return !Double.isNaN(value);
        }
        Region region = cells.region();
        int stride = region.stride(dimension);
        int first = source + (from[dimension] - region.from(dimension)) * stride;
        int last = Math.min(region.to(dimension), from[dimension] + edges[dimension]);
        int step = 1;
        for (int d = dimension + 1; d < edges.length; d++) {
            step *= edges[d];
        }
        boolean some = false;
        for (int i = 0; i < last - from[dimension]; i++) {
            some |= copy(cells, from, dimension + 1, first + i * stride, target + i * step, out);
        }
        return some;
    }

    private void put(ByteBuffer out, int index, double stored) {
        switch (encoding.type()) {
            case UINT8, INT8 -> out.put(index, (byte) (int) stored);
            case UINT16, INT16 -> out.putShort(2 * index, (short) (int) stored);
            case UINT32, INT32 -> out.putInt(4 * index, (int) (long) stored);
            case FLOAT32 -> out.putFloat(4 * index, (float) stored);
            case FLOAT64 -> out.putDouble(8 * index, stored);
        }
    }

    /** The sizes of chunks along the dimensions of an array: all but the bands. */
    List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        for (int d = 0; d < edges.length; d++) {
            if (d != bands) {
                sizes.add(edges[d]);
            }
        }
        return sizes;
    }
}
