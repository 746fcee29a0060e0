package eo.caravan.processors.source;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.source.tiff.TiffFile;
import eo.caravan.processors.source.tiff.TiffLayout;
import eo.caravan.processors.source.tiff.TileData;
import eo.caravan.processors.source.tiff.TileDecoder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A whole band of a file, read tile by tile. */
record SharedRaster(int width, int height, double[] values) {
    static SharedRaster read(Path file, int sample) throws Exception {
        assertThat(Files.exists(file)).isTrue();
        try (TiffFile tiff = TiffFile.open(file);
                TileDecoder decoder = new TileDecoder()) {
            TiffLayout layout = tiff.image().layout();
            double[] values = new double[layout.width() * layout.height()];
            double nodata = tiff.noData().orElse(Double.NaN);
            for (int y = 0; y < layout.height(); y += layout.tileHeight()) {
                for (int x = 0; x < layout.width(); x += layout.tileWidth()) {
                    TileData tile =
                            tiff.image().readTile(x / layout.tileWidth(), y / layout.tileHeight(), sample, decoder);
                    for (int j = y; j < Math.min(layout.height(), y + layout.tileHeight()); j++) {
                        for (int i = x; i < Math.min(layout.width(), x + layout.tileWidth()); i++) {
                            double value = tile.get(tiff.image().sampleInTile(sample), i - x, j - y);
                            values[j * layout.width() + i] = value == nodata ? Double.NaN : value;
                        }
                    }
                }
            }
            return new SharedRaster(layout.width(), layout.height(), values);
        }
    }

    double at(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? Double.NaN : values[y * width + x];
    }
}
