package eo.caravan.processors.input.parquet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.input.InputFormat;
import java.io.IOException;
import java.util.Map;

/** Tables with columns of coordinates, or with geometries, as a vector cube. */
@AutoService(InputFormat.class)
public final class ParquetInput implements InputFormat {
    private final ParquetReading reading = new ParquetReading(name());

    @Override
    public String name() {
        return "Parquet";
    }

    @Override
    public ObjectNode description() {
        return reading.description(
                "Apache Parquet",
                "Tables with columns of coordinates, of well-known text, or with geometries as in GeoParquet. Each row is a geometry;"
                        + " rows of the same place at several times are one, with a dimension of times.");
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        reading.options(options);
    }

    @Override
    public Cube open(InputFile file) throws IOException {
        return reading.open(file, false);
    }
}
