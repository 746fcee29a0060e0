package eo.caravan.processors.output.csv;

import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.output.PlainJson;
import java.io.IOException;

/** Writes blocks of records as rows. */
final class CsvRows implements ChunkExecutor.Sink<Chunk> {
    private final CsvGenerator csv;
    private final Shape shape;
    private final CsvTable table;
    private final boolean geometry;

    CsvRows(CsvGenerator csv, Shape shape, CsvTable table, boolean geometry) {
        this.csv = csv;
        this.shape = shape;
        this.table = table;
        this.geometry = geometry;
    }

    @Override
    public void accept(Chunk block) throws IOException {
        int[] index = new int[block.region().dimensions()];
        if (!table.hasGeometries()) {
            rows(block, index, 0, -1);
            return;
        }
        int records = table.records();
        for (int i = 0; i < block.region().size(records); i++) {
            index[records] = i;
            rows(block, index, 0, block.region().from(records) + i);
        }
    }

    private void rows(Chunk block, int[] index, int key, int feature) throws IOException {
        if (key == table.keys().size()) {
            row(block, index, feature);
            return;
        }
        int dimension = table.keys().get(key);
        for (int i = 0; i < block.region().size(dimension); i++) {
            index[dimension] = i;
            rows(block, index, key + 1, feature);
        }
    }

    private void row(Chunk block, int[] index, int at) throws IOException {
        csv.writeStartArray();
        Feature feature = at < 0 ? null : table.features().get(at);
        if (feature != null) {
            feature(feature, at);
        }
        Region region = block.region();
        for (int key : table.keys()) {
            scalar(shape.dimension(key).label(region.from(key) + index[key]));
        }
        for (int i = 0; i < table.values().size(); i++) {
            if (table.wide() >= 0) {
                index[table.wide()] = i;
            }
            int position = 0;
            for (int d = 0; d < index.length; d++) {
                position += index[d] * region.stride(d);
            }
            value(block.values()[position], feature, table.values().get(i));
        }
        csv.writeEndArray();
    }

    private void feature(Feature feature, int at) throws IOException {
        csv.writeNumber(at);
        if (table.identified()) {
            scalar(feature.id());
        }
        for (String property : table.properties()) {
            scalar(feature.properties().get(property));
        }
        if (geometry) {
            csv.writeString(feature.geometry().toText());
        }
    }

    /** A value; where there is none, the text that the feature has under its name. */
    private void value(double value, Feature feature, String name) throws IOException {
        Object text = feature == null ? null : feature.properties().get(name);
        if (Double.isInfinite(value)) {
            csv.writeString(value > 0 ? "inf" : "-inf");
        } else if (Double.isNaN(value)) {
            scalar(text instanceof String ? text : null);
        } else {
            PlainJson.cell(csv, value, shape.encoding().type());
        }
    }

    private void scalar(Object value) throws IOException {
        Object plain = CsvTable.isScalar(value) ? PlainJson.of(value) : null;
        if (plain instanceof Number number) {
            csv.writeNumber(number.toString());
        } else if (plain == null) {
            csv.writeString(""); // null would be skipped, and move what follows to the left
        } else {
            csv.writeString(plain.toString());
        }
    }
}
