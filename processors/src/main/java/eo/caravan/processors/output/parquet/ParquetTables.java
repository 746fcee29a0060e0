package eo.caravan.processors.output.parquet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.Records;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.WriteTarget;
import eo.caravan.processors.output.table.Table;
import eo.caravan.processors.output.table.TableRows;
import eo.caravan.processors.parquet.Codec;
import eo.caravan.processors.parquet.Column;
import eo.caravan.processors.parquet.ColumnFileWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What both formats have in common. */
final class ParquetTables {
    private static final String COMPRESSION = "compression";
    private static final String ROW_GROUP = "row_group_size";
    private static final String PROPERTIES = "properties";
    private static final int ROWS = 100_000;
    private static final int MOST_ROWS = 10_000_000;
    private static final List<String> CODECS = List.of("zstd", "snappy", "gzip", "none");

    private final String format;
    private final boolean geometry;

    ParquetTables(String format, boolean geometry) {
        this.format = format;
        this.geometry = geometry;
    }

    /** The options as given. */
    record Given(Codec codec, int rows, boolean properties) {}

    Given options(Map<String, Object> options) {
        Options read = new Options(options, format, COMPRESSION, ROW_GROUP, PROPERTIES);
        return new Given(
                Codec.named(read.choice(COMPRESSION, CODECS.get(0), CODECS)),
                read.whole(ROW_GROUP, ROWS, 1, MOST_ROWS),
                read.flag(PROPERTIES, true));
    }

    ObjectNode description(String title, String description) {
        FormatText text = new FormatText(
                title, description, geometry ? new String[] {"vector"} : new String[] {"vector", "table"});
        ObjectNode compression = text.option(COMPRESSION, "string", "How pages are compressed.");
        compression.put("default", CODECS.get(0));
        CODECS.forEach(compression.putArray("enum")::add);
        text.option(ROW_GROUP, "integer", "How many rows a row group has at most.")
                .put("default", ROWS)
                .put("minimum", 1)
                .put("maximum", MOST_ROWS);
        text.option(
                        PROPERTIES,
                        "boolean",
                        "Whether properties of features become columns (text, numbers, truth values).")
                .put("default", true);
        return text.json();
    }

    Table check(Shape shape, Map<String, Object> options) {
        Table table = Table.of(shape, format, options(options).properties);
        if (geometry && !table.hasGeometries()) {
            throw new OpenEoException(
                    ProcessErrorCode.FORMAT_UNSUITABLE,
                    "GeoParquet holds geometries and their values. The dimensions are: "
                            + String.join(", ", shape.names())
                            + ". Choose Parquet or CSV for a table without geometries.");
        }
        return table;
    }

    List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Shape shape = result.data().shape();
        Given options = options(result.options());
        Table table = check(shape, result.options());
        Path name = Path.of(target.baseName() + ".parquet");
        List<Column> columns = TypedColumns.of(table, geometry);
        try (ColumnFileWriter file =
                new ColumnFileWriter(target.folder().resolve(name.toString()), columns, options.codec, options.rows)) {
            TypedColumns rows = new TypedColumns(table, geometry, columns, file);
            Records.run(target, result.data(), table.records(), new TableRows(table, rows));
            file.finish(geometry ? Map.of("geo", GeoMetadata.of(table, columns).toString()) : Map.of());
        }
        return List.of(
                new ResultFile(name, "application/vnd.apache.parquet", format, List.of("data"), RasterFacts.of(shape)));
    }
}
