package eo.caravan.processors.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.tiff.CogOptions;
import eo.caravan.processors.output.tiff.CogWriter;
import eo.caravan.processors.output.tiff.OverviewResampling;
import eo.caravan.processors.source.tiff.GeoKeys;
import eo.caravan.processors.source.tiff.SampleType;
import eo.caravan.processors.source.tiff.TiffBand;
import eo.caravan.processors.source.tiff.TiffGrid;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Writes the files of one pass: a COG a band, and the STAC item. Tiles may come from several threads, in any order. */
final class PassWriter implements Closeable {
    /** Cells of 10 m along the edge of a tile; the coarser bands have tiles of half as many. */
    static final int TILE = 512;

    private static final int CLASSES = 16;
    /** Of noisy cells higher levels make nothing smaller, only slower. */
    private static final int DEFLATE_LEVEL = 4;

    private final SceneItem item;
    private final Path folder;
    private final Map<DemoBand, CogWriter> writers = new EnumMap<>(DemoBand.class);
    private final AtomicIntegerArray classes = new AtomicIntegerArray(CLASSES);

    private PassWriter(Path folder, SceneItem item) {
        this.folder = folder;
        this.item = item;
    }

    /** Begins the files in a folder of their own. */
    static PassWriter begin(Path collection, SceneItem item, Grid grid, List<DemoBand> bands) throws IOException {
        Path folder = Files.createDirectories(collection.resolve(item.id()));
        PassWriter writer = new PassWriter(folder, item);
        try {
            for (DemoBand band : bands) {
                writer.writers.put(band, CogWriter.create(folder.resolve(band + ".tif"), options(band, grid)));
            }
        } catch (IOException e) {
            writer.close();
            throw e;
        }
        return writer;
    }

    private static CogOptions options(DemoBand band, Grid grid) {
        int factor = band.metres() / 10;
        TiffBand info = band.reflectance()
                ? new TiffBand(band.name(), DemoBand.SCALE, 0, "")
                : new TiffBand(band.name(), 1, 0, "");
        return CogOptions.builder(
                        grid.width() / factor,
                        grid.height() / factor,
                        1,
                        band.reflectance() ? SampleType.UINT16 : SampleType.UINT8)
                .tileSize(TILE / factor)
                .level(DEFLATE_LEVEL)
                .noData(SceneClass.NO_DATA)
                .resampling(band.reflectance() ? OverviewResampling.AVERAGE : OverviewResampling.MODE)
                .grid(new TiffGrid(grid.originX(), grid.originY(), band.metres(), -band.metres()))
                .geoKeys(GeoKeys.ofEpsg(grid.crs().epsgCode().orElseThrow(), false))
                .band(0, info)
                .item("TITLE", "Simulated, shows no real place")
                .build();
    }

    /** Takes in a tile: the cells of each band, NaN where there is no data. */
    void append(int tileColumn, int tileRow, Map<DemoBand, float[]> cells) throws IOException {
        for (Map.Entry<DemoBand, CogWriter> entry : writers.entrySet()) {
            CogWriter writer = entry.getValue();
            float[] values = cells.get(entry.getKey());
            int width = writer.columnsOf(tileColumn);
            writer.append(writer.encode(tileColumn, tileRow, (band, y, row) -> {
                for (int x = 0; x < width; x++) {
                    row[x] = values[y * width + x];
                }
            }));
        }
        int[] counts = new int[CLASSES];
        for (float value : cells.get(DemoBand.SCL)) {
            counts[Float.isNaN(value) ? SceneClass.NO_DATA : (int) value]++;
        }
        for (int i = 0; i < CLASSES; i++) {
            classes.addAndGet(i, counts[i]);
        }
    }

    /** Puts the files together and writes the item beside them. */
    void finish() throws IOException {
        ObjectNode json = item.describe(cloudCover());
        for (Map.Entry<DemoBand, CogWriter> entry : writers.entrySet()) {
            Path file = entry.getValue().finish();
            item.addAsset(json, entry.getKey(), file);
        }
        StacJson.write(folder.resolve(item.id() + ".json"), json);
    }

    /** Per cent of the cells with data that show clouds. */
    private double cloudCover() {
        long clouds = 0;
        long all = 0;
        for (int i = 1; i < CLASSES; i++) {
            all += classes.get(i);
            clouds += SceneClass.cloud(i) ? classes.get(i) : 0;
        }
        return all == 0 ? 0 : Math.rint(clouds * 10_000.0 / all) / 100;
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (CogWriter writer : writers.values()) {
            try {
                writer.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
