package eo.caravan.processors.cube;

import java.util.List;
import java.util.function.Function;

/** Reading a region piece by piece, for cubes that need much more of their input than they answer. */
public final class Pieces {
    private Pieces() {}

    /**
     * The chunk of a region.
     *
     * @param split the pieces that make up the region, in any order, at least one
     * @param compute the chunk of a piece
     */
    public static Chunk read(Region region, Function<Region, List<Region>> split, Function<Region, Chunk> compute) {
        if (region.cells() == 0) {
            return Chunk.zeros(region);
        }
        List<Region> pieces = split.apply(region);
        if (pieces.size() == 1) {
            return compute.apply(region);
        }
        Chunk out = Chunk.unwritten(region);
        for (Region piece : pieces) {
            Chunk part = compute.apply(piece);
            out.paste(part);
            part.discard();
        }
        return out;
    }
}
