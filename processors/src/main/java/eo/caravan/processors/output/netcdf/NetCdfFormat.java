package eo.caravan.processors.output.netcdf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.RegionPlan;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Runs;
import eo.caravan.processors.output.Statistics;
import eo.caravan.processors.output.VectorFacts;
import eo.caravan.processors.output.WriteTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a NetCDF file by the CF conventions: a variable for each band over all other dimensions, coordinates, and the CRS as a
 * grid mapping. Classic format, uncompressed.
 */
@AutoService(OutputFormat.class)
public final class NetCdfFormat implements OutputFormat {
    private static final int BLOCK = 512;
    private static final int SMALLEST = 64;

    @Override
    public String name() {
        return "netCDF";
    }

    @Override
    public ObjectNode description() {
        FormatText text = new FormatText(
                "Network Common Data Form",
                "One file by the CF conventions with a variable for each band, dimensions as in the data cube, and the"
                        + " reference system. Classic format (64-bit), without compression; Zarr is the format for compressed cubes.");
        StoredType.describe(text);
        return text.json();
    }

    @Override
    public void check(Shape shape, Map<String, Object> options) {
        checkOptions(options);
        if (!VectorFacts.geometries(shape).isEmpty()) {
            throw new OpenEoException(
                    ProcessErrorCode.FORMAT_UNSUITABLE,
                    "netCDF is written of rasters only, the data is a vector cube of "
                            + String.join(", ", shape.names()) + ". Choose GeoJSON, CSV or JSON.");
        }
        CubeLayout.of(shape, shape.encoding().withNodata());
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        StoredType.of(options(options), Encoding.FLOAT32);
    }

    private Options options(Map<String, Object> options) {
        return new Options(options, name(), StoredType.OPTION);
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        Encoding stored = StoredType.of(options(result.options()), cube.shape().encoding());
        CubeLayout layout = CubeLayout.of(cube.shape(), stored);
        Path name = Path.of(target.baseName() + ".nc");
        List<Statistics> statistics = new ArrayList<>();
        layout.bandNames().forEach(band -> statistics.add(Statistics.of(new double[0], 0, 0)));
        try (CdfFile file = layout.create(target.folder().resolve(name.toString()))) {
            List<Region> regions = RegionPlan.columns(cube, cube.shape().whole(), BLOCK, SMALLEST, Runs.budget(target));
            Runs.run(target, cube, regions, region -> encode(cube.read(region), layout), part -> {
                int first = layout.firstBand(part.region);
                for (int i = 0; i < part.statistics.size(); i++) {
                    statistics.get(first + i).add(part.statistics.get(i));
                }
                layout.write(file, part.region, part.bytes);
            });
        }
        List<Map<String, Object>> bands = new ArrayList<>();
        for (int i = 0; i < statistics.size(); i++) {
            bands.add(RasterFacts.band(
                    layout.bandNames().get(i),
                    layout.encoding(),
                    statistics.get(i).json()));
        }
        Map<String, Object> stac = new LinkedHashMap<>(RasterFacts.of(cube.shape()));
        stac.put("bands", bands);
        return List.of(new ResultFile(name, "application/netcdf", "NetCDF", List.of("data"), stac));
    }

    /** A computed region, as stored, with the statistics of each of its bands. */
    private record Part(Region region, ByteBuffer bytes, List<Statistics> statistics) {}

    private static Part encode(Chunk chunk, CubeLayout layout) {
        double[] values = chunk.values();
        CdfType type = CdfType.of(layout.encoding().type());
        ByteBuffer bytes = ByteBuffer.allocate(values.length * type.bytes());
        type.put(bytes, values, layout.encoding());
        Part part = new Part(chunk.region(), bytes.flip(), Statistics.ofEach(chunk, layout.bands()));
        chunk.discard();
        return part;
    }
}
