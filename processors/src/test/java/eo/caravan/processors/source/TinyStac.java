package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.tiff.CogOptions;
import eo.caravan.processors.output.tiff.CogWriter;
import eo.caravan.processors.source.tiff.GeoKeys;
import eo.caravan.processors.source.tiff.SampleType;
import eo.caravan.processors.source.tiff.TiffGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Writes small STAC folders with real files. */
public final class TinyStac {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TinyStac() {}

    /** A file of 16-cell tiles whose cells are a function of column and row; 0 is no data. */
    public static void tiff(Path file, Grid grid, SampleType type, DoubleBinaryOperator... bands) throws IOException {
        tiff(file, grid, type, 16, bands);
    }

    /** The same with tiles of another size. */
    static void tiff(Path file, Grid grid, SampleType type, int tile, DoubleBinaryOperator... bands)
            throws IOException {
        Files.createDirectories(file.getParent());
        boolean geographic = Math.abs(grid.stepX()) < 1;
        CogOptions.Builder options = CogOptions.builder(grid.width(), grid.height(), bands.length, type)
                .noData(0)
                .tileSize(tile)
                .grid(new TiffGrid(grid.originX(), grid.originY(), grid.stepX(), grid.stepY()))
                .geoKeys(GeoKeys.ofEpsg(grid.crs().epsgCode().orElseThrow(), geographic));
        try (CogWriter writer = CogWriter.create(file, options.build())) {
            for (int row = 0; row < writer.tilesDown(); row++) {
                for (int column = 0; column < writer.tilesAcross(); column++) {
                    int left = column * tile;
                    int top = row * tile;
                    int width = writer.columnsOf(column);
                    writer.append(writer.encode(column, row, (band, y, target) -> {
                        for (int x = 0; x < width; x++) {
                            target[x] = bands[band].applyAsDouble(left + x, top + y);
                        }
                    }));
                }
            }
            writer.finish();
        }
    }

    /** An item of STAC 1.1 without assets. */
    static ObjectNode item(String id, String collection, String datetime) {
        ObjectNode item = JSON.createObjectNode().put("type", "Feature").put("stac_version", "1.1.0");
        item.put("id", id).put("collection", collection);
        item.putObject("properties").put("datetime", datetime);
        item.putObject("assets");
        item.putArray("links");
        return item;
    }

    /** Adds an asset of STAC 1.1 that tells everything of its bands and its grid. */
    static ObjectNode asset(ObjectNode item, String key, String href, Grid grid, String type, List<String> bands) {
        ObjectNode asset = bare(item, key, href);
        asset.put("data_type", type).put("nodata", 0);
        bands.forEach(band -> asset.withArray("bands").addObject().put("name", band));
        asset.put("proj:code", grid.crs().definition());
        asset.putArray("proj:shape").add(grid.height()).add(grid.width());
        asset.putArray("proj:transform")
                .add(grid.stepX())
                .add(0)
                .add(grid.originX())
                .add(0)
                .add(grid.stepY())
                .add(grid.originY());
        return asset;
    }

    /** Adds an asset of which only the place is told. */
    static ObjectNode bare(ObjectNode item, String key, String href) {
        return ((ObjectNode) item.path("assets"))
                .putObject(key)
                .put("href", href)
                .put("type", "image/tiff; application=geotiff");
    }

    static void write(ObjectNode document, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        JSON.writeValue(file.toFile(), document);
    }
}
