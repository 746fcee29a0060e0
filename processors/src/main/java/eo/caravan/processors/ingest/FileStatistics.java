package eo.caravan.processors.ingest;

import eo.caravan.processors.output.Statistics;
import eo.caravan.processors.source.tiff.TiffFile;
import eo.caravan.processors.source.tiff.TiffImage;
import eo.caravan.processors.source.tiff.TiffLayout;
import eo.caravan.processors.source.tiff.TileData;
import eo.caravan.processors.source.tiff.TileDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Minimum, maximum, mean and deviation of each band of a file. */
final class FileStatistics {
    /** An overview of so many cells tells enough. */
    private static final long ENOUGH_CELLS = 256 * 256;
    /** Where there is no overview, so many tiles do, spread evenly. */
    private static final int ENOUGH_TILES = 16;

    private FileStatistics() {}

    /** The statistics of each band; empty where none are wanted. */
    static List<Statistics> of(TiffFile file, StatisticsDepth depth) throws IOException {
        if (depth == StatisticsDepth.NONE) {
            return List.of();
        }
        TiffImage image = depth == StatisticsDepth.FULL ? file.image() : smallestThatTellsEnough(file);
        TiffLayout layout = image.layout();
        int tiles = layout.tilesAcross() * layout.tilesDown();
        boolean some = depth == StatisticsDepth.APPROXIMATE && tiles > ENOUGH_TILES;
        List<Statistics> bands = new ArrayList<>();
        for (int i = 0; i < layout.samples(); i++) {
            bands.add(Statistics.of(new double[0], 0, 0));
        }
        double noData = file.noData().orElse(Double.NaN);
        try (TileDecoder decoder = new TileDecoder()) {
            int count = some ? ENOUGH_TILES : tiles;
            for (int i = 0; i < count; i++) {
                int tile = some ? (int) ((2L * i + 1) * tiles / (2L * count)) : i;
                add(image, tile % layout.tilesAcross(), tile / layout.tilesAcross(), noData, decoder, bands);
            }
        }
        return bands;
    }

    private static TiffImage smallestThatTellsEnough(TiffFile file) {
        TiffImage best = file.image();
        for (TiffImage overview : file.overviews()) {
            long cells = (long) overview.width() * overview.height();
            if (cells >= ENOUGH_CELLS && overview.width() < best.width()) {
                best = overview;
            }
        }
        return best;
    }

    private static void add(
            TiffImage image, int column, int row, double noData, TileDecoder decoder, List<Statistics> bands)
            throws IOException {
        TiffLayout layout = image.layout();
        int width = Math.min(layout.tileWidth(), layout.width() - column * layout.tileWidth());
        int height = Math.min(layout.tileHeight(), layout.height() - row * layout.tileHeight());
        double[] values = new double[width * height];
        TileData tile = null;
        for (int band = 0; band < layout.samples(); band++) {
            if (tile == null || layout.separatePlanes()) {
                tile = image.readTile(column, row, band, decoder);
            }
            for (int y = 0; y < height; y++) {
                tile.copyRow(image.sampleInTile(band), 0, y, width, values, y * width, noData);
            }
            bands.get(band).add(Statistics.of(values, 0, values.length));
        }
    }
}
