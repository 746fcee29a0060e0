package eo.caravan.processors.output.parquet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.WriteTarget;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes vector cubes as GeoParquet, with a column of geometries. */
@AutoService(OutputFormat.class)
public final class GeoParquetFormat implements OutputFormat {
    private final ParquetTables tables = new ParquetTables(name(), true);

    @Override
    public String name() {
        return "GeoParquet";
    }

    @Override
    public ObjectNode description() {
        return tables.description(
                "GeoParquet 1.1",
                "Vector data cubes with their geometries as WKB in their own reference system: the rows and columns of Parquet, and a"
                        + " column `geometry`. A geometry with several times stands in each of its rows.");
    }

    @Override
    public void check(Shape shape, Map<String, Object> options) {
        tables.check(shape, options);
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        tables.options(options);
    }

    @Override
    public boolean holdsEmpty() {
        return true;
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        return tables.write(result, target);
    }
}
