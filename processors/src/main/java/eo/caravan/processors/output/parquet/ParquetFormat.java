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

/** Writes tables of vector cubes and time series as Parquet, without geometries. */
@AutoService(OutputFormat.class)
public final class ParquetFormat implements OutputFormat {
    private final ParquetTables tables = new ParquetTables(name(), false);

    @Override
    public String name() {
        return "Parquet";
    }

    @Override
    public ObjectNode description() {
        return tables.description(
                "Apache Parquet",
                "A table of a vector data cube, or of any cube without x and y: a row for each geometry and time, a column for"
                        + " each band (or label of a dimension of type other), of the type that its values have. No data is null.");
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
