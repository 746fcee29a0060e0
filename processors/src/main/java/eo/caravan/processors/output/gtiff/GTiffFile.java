package eo.caravan.processors.output.gtiff;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.RasterLayout;
import eo.caravan.processors.output.RegionPlan;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes one file. Bands that lie apart are computed date by date, so that memory does not grow with the dates. */
final class GTiffFile {
    private static final DateTimeFormatter TIFF_TIME =
            DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Cube cube;
    private final RasterLayout layout;
    private final GTiffOptions options;
    private final Encoding encoding;
    private final Interleave interleave;
    private final List<String> bands;

    GTiffFile(Cube cube, RasterLayout layout, GTiffOptions options) {
        this.cube = cube;
        this.layout = layout;
        this.options = options;
        this.encoding = options.encoding(cube.shape().encoding());
        this.interleave = options.interleave(layout);
        this.bands = layout.bandNames("result");
    }

    ResultFile write(WriteTarget target) throws IOException {
        Path name = Path.of(target.baseName() + ".tif");
        List<Map<String, Object>> facts = new ArrayList<>();
        try (CogWriter writer = CogWriter.create(target.folder().resolve(name.toString()), cogOptions())) {
            int groups = interleave == Interleave.BAND ? layout.dates() : 1;
            for (int date = 0; date < groups; date++) {
                write(writer, date, groups, target.share(date, groups));
            }
            List<BandStatistics> statistics = writer.statistics();
            writer.finish();
            for (int i = 0; i < bands.size(); i++) {
                facts.add(facts(bands.get(i), statistics.get(i)));
            }
        }
        Map<String, Object> stac = new LinkedHashMap<>(RasterFacts.of(cube.shape()));
        stac.put("bands", facts);
        String profile = options.overviews() > 0 ? "; profile=cloud-optimized" : "";
        return new ResultFile(
                name,
                "image/tiff; application=geotiff" + profile,
                RasterFacts.title("GeoTIFF", cube.shape()),
                List.of("data"),
                stac);
    }

    private void write(CogWriter writer, int date, int groups, WriteTarget target) throws IOException {
        Region whole = cube.shape().whole();
        Region base = groups == 1 ? whole : layout.ofDate(whole, date);
        int count = bands.size() / groups;
        List<Region> regions = RegionPlan.squares(cube, base, writer.options().tileSize(), Runs.budget(target));
        Runs.run(target, cube, regions, region -> encode(cube.read(region), writer, date * count, count), tiles -> {
            for (EncodedTile tile : tiles) {
                writer.append(tile);
            }
        });
    }

    private List<EncodedTile> encode(Chunk chunk, CogWriter writer, int first, int count) {
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
                        tileColumn, (layout.row(region) + row) / size, first, count, (band, y, target) -> {
                            layout.copy(chunk, band, firstRow + y, firstColumn, width, target);
                            options.pack(target, width);
                        }));
            }
        }
        return tiles;
    }

    private Map<String, Object> facts(String band, BandStatistics statistics) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (statistics.count() > 0) {
            json.put("minimum", statistics.min());
            json.put("maximum", statistics.max());
            json.put("mean", statistics.mean());
            json.put("stddev", statistics.stddev());
        }
        json.put("valid_percent", statistics.validPercent());
        Map<String, Object> facts = new LinkedHashMap<>(RasterFacts.band(band, encoding, json));
        if (options.packed()) {
            facts.put("raster:scale", options.scale());
            facts.put("raster:offset", options.offset());
        }
        return facts;
    }

    private CogOptions cogOptions() {
        Shape shape = cube.shape();
        Grid grid = shape.grid().orElseThrow();
        SampleType type = SampleType.valueOf(encoding.type().name());
        CogOptions.Builder builder = CogOptions.builder(grid.width(), grid.height(), bands.size(), type)
                .noData(encoding.nodata())
                .tileSize(options.tileSize(grid))
                .packing(options.packing(), options.level())
                .interleave(interleave)
                .overviews(options.overviews())
                .resampling(options.resampling(encoding))
                .bigTiff(options.bigTiff())
                .software("Caravan")
                .grid(new TiffGrid(grid.originX(), grid.originY(), grid.stepX(), grid.stepY()))
                .geoKeys(geoKeys(grid));
        options.predictor().ifPresent(builder::predictor);
        options.colours(type).ifPresent(builder::colours);
        options.metadata().forEach(builder::item);
        date(shape).ifPresent(time -> builder.dateTime(TIFF_TIME.format(time)));
        for (int i = 0; i < bands.size(); i++) {
            builder.band(i, new TiffBand(bands.get(i), options.scale(), options.offset(), ""));
        }
        return builder.build();
    }

    /** The date of all cells, where there is only one. */
    private static Optional<Instant> date(Shape shape) {
        List<Integer> times = shape.ofType(DimensionType.TEMPORAL);
        return times.size() == 1 && shape.dimension(times.get(0)).size() == 1
                ? shape.dimension(times.get(0)).instant(0)
                : Optional.empty();
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
