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
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.PlainJson;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.RegionPlan;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.Runs;
import eo.caravan.processors.output.VectorFacts;
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
 * dimensions, null for no data and for what is no finite number; geometries as WKT in their own reference system.
 */
@AutoService(OutputFormat.class)
public final class JsonFormat implements OutputFormat {
    private static final long MOST_CELLS = 5_000_000;
    private static final String INDENT = "indent";
    private static final String PRECISION = "precision";
    private static final int MOST_DIGITS = 15;
    private static final double LARGEST_WHOLE = 1L << 53;

    @Override
    public String name() {
        return "JSON";
    }

    @Override
    public ObjectNode description() {
        FormatText text = new FormatText(
                "JSON",
                "Dimensions, labels and cells as nested arrays, `null` for no data; geometries as WKT. For up to 5 million cells.",
                "raster",
                "vector",
                "table");
        text.option(INDENT, "boolean", "Whether the file is broken into lines and indented, to be read by people.")
                .put("default", false);
        text.option(
                        PRECISION,
                        "integer",
                        "How many digits cells have after the point; by default as many as they need.")
                .put("minimum", 0)
                .put("maximum", MOST_DIGITS);
        return text.json();
    }

    @Override
    public void check(Shape shape, Map<String, Object> options) {
        digits(options);
        long cells = shape.whole().cells();
        if (cells > MOST_CELLS) {
            throw new OpenEoException(
                    ProcessErrorCode.FORMAT_UNSUITABLE,
                    "The data has " + cells + " cells; as JSON at most " + MOST_CELLS
                            + " can be written. Save it as GTiff or netCDF, or reduce it first.");
        }
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        options(options).flag(INDENT, false);
        digits(options);
    }

    private Options options(Map<String, Object> given) {
        return new Options(given, name(), INDENT, PRECISION);
    }

    private int digits(Map<String, Object> given) {
        return options(given).whole(PRECISION, -1, 0, MOST_DIGITS);
    }

    @Override
    public boolean holdsEmpty() {
        return true;
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        Path name = Path.of(target.baseName() + ".json");
        try (OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(target.folder().resolve(name.toString())));
                JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            if (options(result.options()).flag(INDENT, false)) {
                json.useDefaultPrettyPrinter();
            }
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
            data(json, cube, target, digits(result.options()));
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
            referenceSystem(json, axis.crs());
        }
        if (dimension instanceof Dimension.Geometries geometries) {
            json.writeArrayFieldStart("geometry_types");
            for (String type : VectorFacts.types(geometries)) {
                json.writeString(type);
            }
            json.writeEndArray();
            referenceSystem(json, geometries.crs());
        }
        json.writeArrayFieldStart("values");
        for (int i = 0; i < dimension.size(); i++) {
            Object label = dimension.label(i);
            if (label instanceof Number number) {
                PlainJson.cell(json, number.doubleValue(), CellType.FLOAT64);
            } else {
                json.writeString(String.valueOf(label));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void referenceSystem(JsonGenerator json, Crs crs) throws IOException {
        if (crs.epsgCode().isPresent()) {
            json.writeNumberField("reference_system", crs.epsgCode().getAsInt());
        } else {
            json.writeStringField("reference_system", crs.definition());
        }
    }

    private static void data(JsonGenerator json, Cube cube, WriteTarget target, int digits) throws IOException {
        Region whole = cube.shape().whole();
        if (whole.cells() == 0) {
            json.writeStartArray();
            json.writeEndArray();
            return;
        }
        List<Region> regions = RegionPlan.ordered(cube, whole, Runs.budget(target));
        CellType type = cube.shape().encoding().type();
        Runs.run(target, cube, regions, cube::read, chunk -> cells(json, rounded(chunk, digits), whole, type));
    }

    /** The cells with some digits after the point; as they are for -1. */
    private static Chunk rounded(Chunk chunk, int digits) {
        double scale = Math.pow(10, digits);
        double[] values = chunk.values();
        for (int i = 0; digits >= 0 && i < values.length; i++) {
            double scaled = Math.rint(values[i] * scale);
            values[i] = Math.abs(scaled) < LARGEST_WHOLE ? scaled / scale : values[i];
        }
        return chunk;
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
            PlainJson.cell(json, chunk.values()[i], type);
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
}
