package eo.caravan.processors.source.tiff;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The values of a tag that may have millions, such as the offsets of tiles: read in pieces, when first needed. For any number of
 * threads.
 */
final class LongList {
    private static final int PIECE = 2048;

    private final TiffDirectory tags;
    private final int tag;
    private final int count;
    private final AtomicReferenceArray<long[]> pieces;

    /** The first {@code count} values of a tag; whether it has so many is found out when the first is asked for. */
    LongList(TiffDirectory tags, int tag, int count) {
        this.tags = tags;
        this.tag = tag;
        this.count = count;
        this.pieces = new AtomicReferenceArray<>((count - 1) / PIECE + 1);
    }

    long at(int index) throws IOException {
        int piece = index / PIECE;
        long[] values = pieces.get(piece);
        if (values == null) {
            int first = piece * PIECE;
            values = tags.longArray(tag, first, Math.min(PIECE, count - first), count);
            pieces.set(piece, values);
        }
        return values[index % PIECE];
    }
}
