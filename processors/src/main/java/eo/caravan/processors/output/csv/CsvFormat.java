package eo.caravan.processors.output.csv;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.Records;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.WriteTarget;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes a table as {@link CsvTable} lays it out: a header, commas, UTF-8, lines ended by a line feed, quotes where needed. No data is an
 * empty field.
 */
@AutoService(OutputFormat.class)
public final class CsvFormat implements OutputFormat {
    private static final String PROPERTIES = "properties";
    private static final String GEOMETRY = "geometry";

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public ObjectNode description() {
        FormatText text = new FormatText(
                "Comma-separated values",
                "A table of a vector data cube, or of any cube without x and y: a row for each geometry and time, a column for"
                        + " each band (or label of a dimension of type other). No data is an empty field.",
                "vector",
                "table");
        text.option(
                        PROPERTIES,
                        "boolean",
                        "Whether properties of features become columns (text, numbers, truth values).")
                .put("default", true);
        text.option(
                        GEOMETRY,
                        "boolean",
                        "Whether there is a column of the geometries as WKT, in their reference system.")
                .put("default", false);
        return text.json();
    }

    @Override
    public void check(Shape shape, Map<String, Object> options) {
        table(shape, new Options(options, name(), PROPERTIES, GEOMETRY));
    }

    private static CsvTable table(Shape shape, Options options) {
        options.flag(GEOMETRY, false);
        return CsvTable.of(shape, options.flag(PROPERTIES, true));
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        Options read = new Options(options, name(), PROPERTIES, GEOMETRY);
        read.flag(PROPERTIES, true);
        read.flag(GEOMETRY, false);
    }

    @Override
    public boolean holdsEmpty() {
        return true;
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        Options options = new Options(result.options(), name(), PROPERTIES, GEOMETRY);
        CsvTable table = table(cube.shape(), options);
        boolean geometry = table.hasGeometries() && options.flag(GEOMETRY, false);
        Path name = Path.of(target.baseName() + ".csv");
        CsvFactory factory = CsvFactory.builder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build();
        try (OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(target.folder().resolve(name)));
                CsvGenerator csv = factory.createGenerator(out, JsonEncoding.UTF8)) {
            CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\n");
            table.header(geometry).forEach(schema::addColumn);
            csv.setSchema(schema.build());
            Records.run(target, cube, table.records(), new CsvRows(csv, cube.shape(), table, geometry));
        }
        return List.of(new ResultFile(name, "text/csv", "CSV", List.of("data"), RasterFacts.of(cube.shape())));
    }
}
