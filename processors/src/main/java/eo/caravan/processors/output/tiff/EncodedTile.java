package eo.caravan.processors.output.tiff;

/** One tile of the full image, packed, with what the overviews and statistics need of it. Made by a {@link CogWriter}. */
public final class EncodedTile {
    private final int col;
    private final int row;
    private final byte[][] blocks;
    private final byte[][] quarter;
    private final TileMoments[] moments;

    EncodedTile(int col, int row, byte[][] blocks, byte[][] quarter, TileMoments[] moments) {
        this.col = col;
        this.row = row;
        this.blocks = blocks;
        this.quarter = quarter;
        this.moments = moments;
    }

    public int col() {
        return col;
    }

    public int row() {
        return row;
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
