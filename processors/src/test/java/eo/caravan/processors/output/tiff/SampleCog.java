package eo.caravan.processors.output.tiff;

import java.io.IOException;
import java.nio.file.Path;

/** Writes an image given as one array a band, and cuts such arrays into tiles. */
final class SampleCog {
    private SampleCog() {}

    /** Writes all tiles row by row, by one thread. */
    static Path write(Path target, CogOptions options, double[][] bands) throws IOException {
        try (CogWriter writer = CogWriter.create(target, options)) {
            for (int row = 0; row < writer.tilesDown(); row++) {
                for (int col = 0; col < writer.tilesAcross(); col++) {
                    writer.append(writer.encode(col, row, tile(writer, bands, col, row)));
                }
            }
            return writer.finish();
        }
    }

    /** The cells of one tile. */
    static double[][] tile(CogWriter writer, double[][] bands, int col, int row) {
        int size = writer.options().tileSize();
        int width = writer.columnsOf(col);
        int height = writer.rowsOf(row);
        double[][] values = new double[bands.length][width * height];
        for (int band = 0; band < bands.length; band++) {
            for (int y = 0; y < height; y++) {
                int from = (row * size + y) * writer.options().width() + col * size;
                System.arraycopy(bands[band], from, values[band], y * width, width);
            }
        }
        return values;
    }

    /** Cell (x, y) of band s is 3 x + y + 50 s, modulo 120: in range of every type. */
    static double[][] ramp(int width, int height, int bands) {
        double[][] cells = new double[bands][width * height];
        for (int s = 0; s < bands; s++) {
            for (int i = 0; i < cells[s].length; i++) {
                cells[s][i] = (3 * (i % width) + i / width + 50 * s) % 120;
            }
        }
        return cells;
    }
}
