package eo.caravan.processors.output.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
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
import eo.caravan.processors.output.WriteTarget;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code {"type": "datacube", "order": […], "dimensions": {…}, "data": […]}}: the cells nested in the order of the
 * dimensions, null for no data and for what is no finite number.
 */
@AutoService(OutputFormat.class)
public final class JsonFormat implements OutputFormat {
    private static final long MOST_CELLS = 5_000_000;

    @Override
    public String name() {
        return "JSON";
    }

    @Override
    public ObjectNode description() {
        return new FormatText(
                        "JSON",
                        "Dimensions, labels and cells as nested arrays, `null` for no data. For up to 5 million cells.")
                .json();
    }

    @Override
    public void check(Shape shape, Map<String, Object> options) {
        new Options(options, name());
        long cells = shape.whole().cells();
        if (cells > MOST_CELLS) {
            throw new OpenEoException(
                    ProcessErrorCode.FORMAT_UNSUITABLE,
                    "The data has " + cells + " cells; as JSON at most " + MOST_CELLS
                            + " can be written. Save it as GTiff or netCDF, or reduce it first.");
        }
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        Path name = Path.of(target.baseName() + ".json");
        try (OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(target.folder().resolve(name)));
                JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("type", "datacube");
            json.writeArrayFieldStart("order");
            for (String dimension : cube.shape().names()) {
                json.writeString(dimension);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("dimensions");
            for (Dimension dimension : cube.shape().dimensions()) {
                json.writeFieldName(dimension.name());
                dimension(json, dimension);
            }
            json.writeEndObject();
            json.writeFieldName("data");
            data(json, cube, target);
            json.writeEndObject();
        }
        return List.of(
                new ResultFile(name, "application/json", "Data cube", List.of("data"), RasterFacts.of(cube.shape())));
    }

    private static void dimension(JsonGenerator json, Dimension dimension) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", dimension.type().json());
        if (dimension instanceof Dimension.Horizontal axis) {
            json.writeStringField("axis", axis.axis() == Dimension.Axis.X ? "x" : "y");
            json.writeNumberField("step", axis.step());
            if (axis.crs().epsgCode().isPresent()) {
                json.writeNumberField("reference_system", axis.crs().epsgCode().getAsInt());
            } else {
                json.writeStringField("reference_system", axis.crs().definition());
            }
        }
        json.writeArrayFieldStart("values");
        for (Object label : dimension.labels()) {
            if (label instanceof Number number) {
                number(json, number.doubleValue(), CellType.FLOAT64);
            } else {
                json.writeString(String.valueOf(label));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void data(JsonGenerator json, Cube cube, WriteTarget target) throws IOException {
        Region whole = cube.shape().whole();
        if (whole.cells() == 0) {
            json.writeStartArray();
            json.writeEndArray();
            return;
        }
        List<Region> regions = RegionPlan.ordered(cube, whole, Runs.budget(target));
        CellType type = cube.shape().encoding().type();
        Runs.run(target, cube, regions, cube::read, chunk -> cells(json, chunk, whole, type));
    }

    /** Writes cells that follow those before them; arrays begin and end where their dimensions do. */
    private static void cells(JsonGenerator json, Chunk chunk, Region whole, CellType type) throws IOException {
        Region region = chunk.region();
        int[] index = new int[region.dimensions()];
        for (int i = 0; i < chunk.values().length; i++) {
            int rest = i;
            for (int d = region.dimensions() - 1; d >= 0; d--) {
                index[d] = region.from(d) + rest % region.size(d);
                rest /= region.size(d);
            }
            for (int d = 0; d < index.length; d++) {
                if (allFrom(index, d, whole, true)) {
                    json.writeStartArray();
                }
            }
            number(json, chunk.values()[i], type);
            for (int d = 0; d < index.length; d++) {
                if (allFrom(index, d, whole, false)) {
                    json.writeEndArray();
                }
            }
        }
    }

    /** Whether from a dimension on all indices are the first, or all the last. */
    private static boolean allFrom(int[] index, int dimension, Region whole, boolean first) {
        for (int d = dimension; d < index.length; d++) {
            if (index[d] != (first ? 0 : whole.size(d) - 1)) {
                return false;
            }
        }
        return true;
    }

    private static void number(JsonGenerator json, double value, CellType type) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            json.writeNumber((long) value);
        } else if (type == CellType.FLOAT32) {
            json.writeNumber((float) value);
        } else {
            json.writeNumber(value);
        }
    }
}
