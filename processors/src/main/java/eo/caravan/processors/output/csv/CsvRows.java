package eo.caravan.processors.output.csv;

import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.output.PlainJson;
import eo.caravan.processors.output.table.Places;
import eo.caravan.processors.output.table.RowWriter;
import eo.caravan.processors.output.table.Table;
import java.io.IOException;

/** Writes rows of a table. */
final class CsvRows implements RowWriter {
    private final CsvGenerator csv;
    private final Table table;
    private final CsvOptions options;
    private final Places places;

    CsvRows(CsvGenerator csv, Table table, CsvOptions options) {
        this.csv = csv;
        this.table = table;
        this.options = options;
        this.places =
                options.geometry().equals(CsvOptions.LONLAT) && table.hasGeometries() ? new Places(table.crs()) : null;
    }

    @Override
    public void row(int at, int[] keys, double[] values) throws IOException {
        csv.writeStartArray();
        Feature feature = at < 0 ? null : table.features().get(at);
        if (feature != null) {
            feature(feature, at);
        }
        for (int key = 0; key < keys.length; key++) {
            scalar(table.key(key).label(keys[key]));
        }
        for (int i = 0; i < values.length; i++) {
            value(values[i], feature, table.values().get(i));
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
        if (options.geometry().equals(CsvOptions.WKT)) {
            csv.writeString(feature.geometry().toText());
        } else if (places != null) {
            double[] place = places.of(feature.geometry());
            number(place[0], CellType.FLOAT64);
            number(place[1], CellType.FLOAT64);
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
            number(value, table.encoding().type());
        }
    }

    private void number(double value, CellType type) throws IOException {
        if (Double.isNaN(value)) {
            csv.writeString("");
        } else if (options.decimal() == '.' || value == Math.rint(value)) {
            PlainJson.cell(csv, value, type);
        } else {
            String text = type == CellType.FLOAT32 ? Float.toString((float) value) : Double.toString(value);
            csv.writeString(text.replace('.', ','));
        }
    }

    private void scalar(Object value) throws IOException {
        Object plain = Table.isScalar(value) ? PlainJson.of(value) : null;
        if (plain instanceof Double number) {
            number(number, CellType.FLOAT64);
        } else if (plain instanceof Number number) {
            csv.writeNumber(number.toString());
        } else if (plain == null) {
            csv.writeString(""); // null would be skipped, and move what follows to the left
        } else {
            csv.writeString(plain.toString());
        }
    }
}
