package eo.caravan.processors.source.tiff;

import java.io.IOException;

/** Reads all cells of a small image for a test. */
public final class WholeImage {
    private WholeImage() {}

    /** The cells of one band as stored, row after row. */
    public static double[] read(TiffImage image, int sample) throws IOException {
        TiffLayout layout = image.layout();
        double[] cells = new double[image.width() * image.height()];
        try (TileDecoder decoder = new TileDecoder()) {
            for (int row = 0; row < layout.tilesDown(); row++) {
                for (int col = 0; col < layout.tilesAcross(); col++) {
                    TileData tile = image.readTile(col, row, sample, decoder);
                    int left = col * layout.tileWidth();
                    int top = row * layout.tileHeight();
                    int count = Math.min(layout.tileWidth(), image.width() - left);
                    for (int y = top; y < Math.min(top + layout.tileHeight(), image.height()); y++) {
                        tile.copyRow(image.sampleInTile(sample), 0, y - top, count, cells, y * image.width() + left);
                    }
                }
            }
        }
        return cells;
    }
}
