package eo.caravan.processors.source.tiff;

import java.nio.ByteOrder;

/**
 * How one image of a file is cut and packed. Strips are tiles as wide as the image.
 *
 * @param width columns of the image
 * @param height rows of the image
 * @param tileWidth columns of a tile
 * @param tileHeight rows of a tile; the last strip has fewer, an edge tile has all of them
 * @param samples bands
 * @param separatePlanes whether each band has its own tiles; otherwise a tile holds all bands
 * @param type the type of every sample
 * @param bits stored bits a sample: those of the type, or 1, 2 or 4 of UINT8
 * @param compression how tiles are packed
 * @param predictor 1 none, 2 horizontal differences, 3 floating point
 * @param order byte order of the samples
 * @param strips whether the file holds strips
 */
public record TiffLayout(
        int width,
        int height,
        int tileWidth,
        int tileHeight,
        int samples,
        boolean separatePlanes,
        SampleType type,
        int bits,
        Compression compression,
        int predictor,
        ByteOrder order,
        boolean strips) {

    public int tilesAcross() {
        return (width - 1) / tileWidth + 1;
    }

    public int tilesDown() {
        return (height - 1) / tileHeight + 1;
    }

    /** How many bands one tile holds. */
    public int samplesPerTile() {
        return separatePlanes ? 1 : samples;
    }

    /** The rows that a tile of this row of tiles holds. */
    public int rowsOf(int tileRow) {
        return strips ? Math.min(tileHeight, height - tileRow * tileHeight) : tileHeight;
    }

    /** The bytes of one row of a tile as stored. */
    long storedRowBytes() {
        return ((long) tileWidth * samplesPerTile() * bits + 7) / 8;
    }

    /** The bytes of a tile after unpacking. */
    long storedBytes(int rows) {
        return storedRowBytes() * rows;
    }

    /** The number of tiles of the image, planes included; of a hostile file it may be absurd. */
    long tileCount() {
        return (long) tilesAcross() * tilesDown() * (separatePlanes ? samples : 1);
    }
}
