package eo.caravan.processors.output.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.RegionPlan;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Runs;
import eo.caravan.processors.output.Statistics;
import eo.caravan.processors.output.WriteTarget;
import eo.caravan.processors.output.netcdf.CubeLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a Zarr store of version 2 into a zip file: an array for each band over all other dimensions, coordinates, and the CRS as a
 * grid mapping, by the CF conventions. Chunks without data are left out; chunks are written as they are computed.
 */
@AutoService(OutputFormat.class)
public final class ZarrFormat implements OutputFormat {
    @Override
    public String name() {
        return "Zarr";
    }

    @Override
    public ObjectNode description() {
        FormatText text = new FormatText(
                "Zarr",
                "A Zarr store of version 2 by the CF conventions in one zip file, with an array for each band, dimensions as in"
                        + " the data cube, the reference system and consolidated metadata. xarray and GDAL open it as it is.");
        ZarrOptions.describe(text);
        return text.json();
    }

    @Override
    public void check(Shape shape, Map<String, Object> options) {
        checkOptions(options);
        if (shape.grid().isEmpty()) {
            throw new OpenEoException(
                    ProcessErrorCode.FORMAT_UNSUITABLE,
                    "Zarr is written of rasters only, the data has the dimensions " + String.join(", ", shape.names())
                            + ". Choose GeoJSON, CSV or JSON.");
        }
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        ZarrOptions.of(options);
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        Shape shape = cube.shape();
        ZarrOptions options = ZarrOptions.of(result.options());
        CubeLayout layout = CubeLayout.of(shape, ZarrOptions.encoding(result.options(), shape.encoding()));
        ZarrChunks chunks = chunks(shape, layout, options);
        Path name = Path.of(target.baseName() + ".zarr.zip");
        List<Statistics> statistics = new ArrayList<>();
        layout.bandNames().forEach(band -> statistics.add(Statistics.of(new double[0], 0, 0)));
        try (StoredZip zip = new StoredZip(target.folder().resolve(name.toString()))) {
            documents(shape, layout, chunks, options).write(zip);
            List<Region> regions =
                    RegionPlan.columns(cube, shape.whole(), options.chunk(), options.chunk(), Runs.budget(target));
            Runs.run(target, cube, regions, region -> encode(cube.read(region), chunks, layout), part -> {
                int first = layout.firstBand(part.region);
                for (int i = 0; i < part.statistics.size(); i++) {
                    statistics.get(first + i).add(part.statistics.get(i));
                }
                for (ZarrChunks.Stored stored : part.chunks) {
                    zip.put(stored.key(), stored.bytes());
                }
            });
        }
        return List.of(
                new ResultFile(name, "application/zip", "Zarr", List.of("data"), stac(shape, layout, statistics)));
    }

    private static Map<String, Object> stac(Shape shape, CubeLayout layout, List<Statistics> statistics) {
        List<Map<String, Object>> bands = new ArrayList<>();
        for (int i = 0; i < statistics.size(); i++) {
            bands.add(RasterFacts.band(
                    layout.bandNames().get(i),
                    layout.encoding(),
                    statistics.get(i).json()));
        }
        Map<String, Object> stac = new LinkedHashMap<>(RasterFacts.of(shape));
        stac.put("bands", bands);
        return stac;
    }

    /** Chunks are as long as asked for along x and y, no longer than the data, and a single label of everything else. */
    private static ZarrChunks chunks(Shape shape, CubeLayout layout, ZarrOptions options) {
        int[] edges = new int[shape.dimensions().size()];
        Arrays.fill(edges, 1);
        for (Dimension.Axis axis : Dimension.Axis.values()) {
            edges[shape.axis(axis)] = options.chunk();
        }
        return new ZarrChunks(layout.encoding(), bandsAt(shape), edges, options);
    }

    private static int bandsAt(Shape shape) {
        List<Integer> positions = shape.ofType(DimensionType.BANDS);
        return positions.isEmpty() ? -1 : positions.get(0);
    }

    private static ZarrDocuments documents(Shape shape, CubeLayout layout, ZarrChunks chunks, ZarrOptions options) {
        List<Dimension> kept = new ArrayList<>(shape.dimensions());
        if (bandsAt(shape) >= 0) {
            kept.remove(bandsAt(shape));
        }
        ZarrDocuments documents = new ZarrDocuments();
        List<String> labels = RasterFacts.bandNames(shape, "value");
        for (int i = 0; i < labels.size(); i++) {
            documents.band(
                    layout.bandNames().get(i), labels.get(i), kept, chunks.sizes(), layout.encoding(), options, true);
        }
        kept.forEach(documents::coordinate);
        documents.crs(shape.grid().orElseThrow(), layout.bandNames());
        return documents;
    }

    /** A computed region, as stored. */
    private record Part(Region region, List<ZarrChunks.Stored> chunks, List<Statistics> statistics) {}

    private static Part encode(Chunk cells, ZarrChunks chunks, CubeLayout layout) {
        Part part = new Part(
                cells.region(), chunks.cut(cells, layout.bandNames()), Statistics.ofEach(cells, layout.bands()));
        cells.discard();
        return part;
    }
}
