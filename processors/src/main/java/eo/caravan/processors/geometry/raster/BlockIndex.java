package eo.caravan.processors.geometry.raster;

import java.util.Arrays;
import java.util.BitSet;

/** Which geometries have cells in which block of a fixed lattice. */
final class BlockIndex {
    private final int edge;
    private final int across;
    private final int[] blocks;
    private final int[] starts;
    private final int[] features;

    /**
     * Sorts geometries into blocks.
     *
     * @param edge of a block in cells
     * @param across how many blocks stand beside each other
     */
    BlockIndex(SpanTable spans, int count, int edge, int across) {
        this.edge = edge;
        this.across = across;
        Longs pairs = new Longs();
        for (int feature = 0; feature < count; feature++) {
            collect(spans, feature, pairs);
        }
        pairs.sort();
        this.features = new int[pairs.size()];
        int[] found = new int[pairs.size()];
        int[] begins = new int[pairs.size() + 1];
        int size = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int block = (int) (pairs.get(i) >> 32);
            features[i] = (int) pairs.get(i);
            if (size == 0 || found[size - 1] != block) {
                begins[size] = i;
                found[size++] = block;
            }
        }
        begins[size] = pairs.size();
        this.blocks = Arrays.copyOf(found, size);
        this.starts = Arrays.copyOf(begins, size + 1);
    }

    private void collect(SpanTable spans, int feature, Longs pairs) {
        BitSet touched = new BitSet();
        int blockRow = -1;
        for (int i = spans.begin(feature); i < spans.end(feature); i++) {
            if (spans.row(i) / edge != blockRow) {
                flush(touched, blockRow, feature, pairs);
                blockRow = spans.row(i) / edge;
            }
            touched.set(spans.from(i) / edge, (spans.to(i) - 1) / edge + 1);
        }
        flush(touched, blockRow, feature, pairs);
    }

    private void flush(BitSet touched, int blockRow, int feature, Longs pairs) {
        for (int column = touched.nextSetBit(0); column >= 0; column = touched.nextSetBit(column + 1)) {
            pairs.add(((long) blockRow * across + column) << 32 | feature);
        }
        touched.clear();
    }

    /** The blocks that have any, in the order of rows. */
    int[] blocks() {
        return blocks.clone();
    }

    /** The geometries of a block, in their order. */
    int[] features(int block) {
        int at = Arrays.binarySearch(blocks, block);
        return at < 0 ? new int[0] : Arrays.copyOfRange(features, starts[at], starts[at + 1]);
    }
}
