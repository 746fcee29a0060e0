package eo.caravan.processors.output.gtiff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.RasterLayout;
import eo.caravan.processors.output.RegionPlan;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Runs;
import eo.caravan.processors.output.WriteTarget;
import eo.caravan.processors.output.tiff.BandStatistics;
import eo.caravan.processors.output.tiff.CogOptions;
import eo.caravan.processors.output.tiff.CogWriter;
import eo.caravan.processors.output.tiff.EncodedTile;
import eo.caravan.processors.output.tiff.Interleave;
import eo.caravan.processors.projection.GeoTiffCrs;
import eo.caravan.processors.source.tiff.GeoKeys;
import eo.caravan.processors.source.tiff.SampleType;
import eo.caravan.processors.source.tiff.TiffBand;
import eo.caravan.processors.source.tiff.TiffGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes Cloud Optimized GeoTIFFs with named bands; with a temporal dimension, a file for each time. */
@AutoService(OutputFormat.class)
public final class GTiffFormat implements OutputFormat {
    private static final int FEW_BANDS = 4;

    @Override
    public String name() {
        return "GTiff";
    }

    @Override
    public ObjectNode description() {
        return GTiffOptions.describe(new FormatText(
                "Cloud Optimized GeoTIFF",
                "A tiled GeoTIFF with overviews, all bands in one file; a file for each time. Integers stay integers, the value"
                        + " for no data is declared."));
    }

    @Override
    public void check(Shape shape, Map<String, Object> options) {
        RasterLayout.of(shape, name());
        GTiffOptions.read(options);
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        GTiffOptions.read(options);
    }

    @Override
    public boolean datesApart() {
        return true;
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        RasterLayout layout = RasterLayout.of(cube.shape(), name());
        GTiffOptions options = GTiffOptions.read(result.options());
        Path name = Path.of(target.baseName() + ".tif");
        List<String> bands = layout.bandNames("result");
        Encoding encoding = options.encoding(cube.shape().encoding());
        List<Map<String, Object>> facts = new ArrayList<>();
        try (CogWriter writer =
                CogWriter.create(target.folder().resolve(name), cogOptions(cube.shape(), bands, encoding, options))) {
            List<Region> regions =
                    RegionPlan.squares(cube, cube.shape().whole(), options.tileSize(), Runs.budget(target));
            Runs.run(target, cube, regions, region -> encode(cube.read(region), layout, writer), tiles -> {
                for (EncodedTile tile : tiles) {
                    writer.append(tile);
                }
            });
            List<BandStatistics> statistics = writer.statistics();
            writer.finish();
            for (int i = 0; i < bands.size(); i++) {
                facts.add(RasterFacts.band(bands.get(i), encoding, json(statistics.get(i))));
            }
        }
        Map<String, Object> stac = new LinkedHashMap<>(RasterFacts.of(cube.shape()));
        stac.put("bands", facts);
        String profile = options.overviews() ? "; profile=cloud-optimized" : "";
        return List.of(new ResultFile(
                name,
                "image/tiff; application=geotiff" + profile,
                RasterFacts.title("GeoTIFF", cube.shape()),
                List.of("data"),
                stac));
    }

    private static Map<String, Object> json(BandStatistics statistics) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (statistics.count() > 0) {
            json.put("minimum", statistics.min());
            json.put("maximum", statistics.max());
            json.put("mean", statistics.mean());
            json.put("stddev", statistics.stddev());
        }
        json.put("valid_percent", statistics.validPercent());
        return json;
    }

    private static List<EncodedTile> encode(Chunk chunk, RasterLayout layout, CogWriter writer) {
        Region region = chunk.region();
        int size = writer.options().tileSize();
        List<EncodedTile> tiles = new ArrayList<>();
        for (int row = 0; row < layout.rows(region); row += size) {
            for (int column = 0; column < layout.columns(region); column += size) {
                int firstRow = row;
                int firstColumn = column;
                int tileColumn = (layout.column(region) + column) / size;
                int width = writer.columnsOf(tileColumn);
                tiles.add(writer.encode(
                        tileColumn,
                        (layout.row(region) + row) / size,
                        (band, y, target) -> layout.copy(chunk, band, firstRow + y, firstColumn, width, target)));
            }
        }
        return tiles;
    }

    private static CogOptions cogOptions(Shape shape, List<String> bands, Encoding encoding, GTiffOptions options) {
        Grid grid = shape.grid().orElseThrow();
        CogOptions.Builder builder = CogOptions.builder(
                        grid.width(),
                        grid.height(),
                        bands.size(),
                        SampleType.valueOf(encoding.type().name()))
                .noData(encoding.nodata())
                .tileSize(options.tileSize())
                .level(options.level())
                .interleave(bands.size() > FEW_BANDS ? Interleave.BAND : Interleave.PIXEL)
                .overviews(options.overviews())
                .resampling(options.resampling(encoding))
                .grid(new TiffGrid(grid.originX(), grid.originY(), grid.stepX(), grid.stepY()))
                .geoKeys(geoKeys(grid));
        for (int i = 0; i < bands.size(); i++) {
            builder.band(i, new TiffBand(bands.get(i), 1, 0, ""));
        }
        return builder.build();
    }

    private static GeoKeys geoKeys(Grid grid) {
        GeoKeys.Builder keys = GeoKeys.builder();
        GeoTiffCrs.write(grid.crs(), new GeoTiffCrs.Writer() {
            @Override
            public void putCode(int key, int value) {
                keys.number(key, value);
            }

            @Override
            public void putReal(int key, double value) {
                keys.real(key, value);
            }

            @Override
            public void putText(int key, String value) {
                keys.text(key, value);
            }
        });
        return keys.build();
    }
}
