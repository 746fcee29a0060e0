package eo.caravan.processors.output.tiff;

/** One tile of the full image, all its bands or some, packed, with what the overviews and statistics need of it. Made by a {@link CogWriter}. */
public final class EncodedTile {
    private final Place place;
    private final byte[][] blocks;
    private final byte[][] quarter;
    private final TileMoments[] moments;

    /**
     * Which tile, and which of its bands.
     *
     * @param first band, from 0
     */
    record Place(int col, int row, int first, int bands) {}

    EncodedTile(Place place, byte[][] blocks, byte[][] quarter, TileMoments[] moments) {
        this.place = place;
        this.blocks = blocks;
        this.quarter = quarter;
        this.moments = moments;
    }

    public int col() {
        return place.col;
    }

    public int row() {
        return place.row;
    }

    /** The first band, from 0. */
    int first() {
        return place.first;
    }

    /** The packed bytes. */
    public long bytes() {
        long sum = 0;
        for (byte[] block : blocks) {
            sum += block.length;
        }
        return sum;
    }

    /** One block a plane. */
    byte[][] blocks() {
        return blocks;
    }

    /** The cells at half the resolution, as stored, one array a band; empty where there are no overviews. */
    byte[][] quarter() {
        return quarter;
    }

    TileMoments[] moments() {
        return moments;
    }
}
