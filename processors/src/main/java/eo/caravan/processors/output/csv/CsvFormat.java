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
import eo.caravan.processors.output.table.Table;
import eo.caravan.processors.output.table.TableRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes a table as {@link Table} lays it out: a header, commas or another separator, UTF-8, lines ended by a line feed, quotes where needed. No data is an
 * empty field.
 */
@AutoService(OutputFormat.class)
public final class CsvFormat implements OutputFormat {
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
        CsvOptions.describe(text);
        return text.json();
    }

    @Override
    public void check(Shape shape, Map<String, Object> options) {
        table(shape, read(options));
    }

    private static Table table(Shape shape, CsvOptions options) {
        return Table.of(shape, "CSV", options.properties());
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        read(options);
    }

    private static CsvOptions read(Map<String, Object> options) {
        return CsvOptions.of(new Options(
                options,
                "CSV",
                CsvOptions.PROPERTIES,
                CsvOptions.GEOMETRY,
                CsvOptions.SEPARATOR,
                CsvOptions.DECIMAL,
                CsvOptions.HEADER));
    }

    @Override
    public boolean holdsEmpty() {
        return true;
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        CsvOptions options = read(result.options());
        Table table = table(cube.shape(), options);
        Path name = Path.of(target.baseName() + ".csv");
        CsvFactory factory = CsvFactory.builder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build();
        try (OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(target.folder().resolve(name.toString())));
                CsvGenerator csv = factory.createGenerator(out, JsonEncoding.UTF8)) {
            csv.setSchema(schema(table, options));
            TableRows rows = new TableRows(table, new CsvRows(csv, table, options));
            Records.run(target, cube, table.records(), rows);
        }
        return List.of(new ResultFile(name, "text/csv", "CSV", List.of("data"), RasterFacts.of(cube.shape())));
    }

    private static CsvSchema schema(Table table, CsvOptions options) {
        CsvSchema.Builder schema = CsvSchema.builder()
                .setUseHeader(options.header())
                .setColumnSeparator(options.separator())
                .setLineSeparator("\n");
        List<String> places =
                switch (options.geometry()) {
                    case CsvOptions.WKT -> List.of("geometry");
                    case CsvOptions.LONLAT -> List.of("longitude", "latitude");
                    default -> List.of();
                };
        table.header(places).forEach(schema::addColumn);
        return schema.build();
    }
}
