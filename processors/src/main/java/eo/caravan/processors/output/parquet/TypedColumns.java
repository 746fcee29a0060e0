package eo.caravan.processors.output.parquet;

import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.output.PlainJson;
import eo.caravan.processors.output.table.RowWriter;
import eo.caravan.processors.output.table.Table;
import eo.caravan.processors.parquet.Column;
import eo.caravan.processors.parquet.Column.Kind;
import eo.caravan.processors.parquet.ColumnFileWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.io.WKBWriter;

/**
 * The columns of a table with the types that its values have, and its rows. What is whole in every row is an integer, labels of times
 * are timestamps in UTC where all say the time of day, dates where none does, and text otherwise (names of periods). Values have the
 * type of the cube's cells; no data is null. A property or identifier that is sometimes number and sometimes text is text.
 */
final class TypedColumns implements RowWriter {
    private static final double LARGEST_WHOLE = 1L << 53;

    private final Table table;
    private final boolean geometry;
    private final ColumnFileWriter file;
    private final List<Column> columns;
    private final WKBWriter wkb = new WKBWriter(2, 2);

    /** Rows for a file that has the columns that {@link #of} tells. */
    TypedColumns(Table table, boolean geometry, List<Column> columns, ColumnFileWriter file) {
        this.table = table;
        this.geometry = geometry;
        this.columns = columns;
        this.file = file;
    }

    /** The columns of a table. */
    static List<Column> of(Table table, boolean geometry) {
        List<String> names = table.header(geometry ? List.of(GeoMetadata.COLUMN) : List.of());
        List<Kind> kinds = new ArrayList<>();
        if (table.hasGeometries()) {
            kinds.add(Kind.INT32);
            if (table.identified()) {
                kinds.add(scalars(table.features().stream().map(Feature::id)));
            }
            for (String property : table.properties()) {
                kinds.add(scalars(table.features().stream()
                        .map(feature -> feature.properties().get(property))));
            }
            kinds.addAll(geometry ? List.of(Kind.BYTES) : List.of());
        }
        for (int key = 0; key < table.keys().size(); key++) {
            kinds.add(labels(table.key(key)));
        }
        table.values().forEach(value -> kinds.add(cells(table.encoding().type())));
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Column(names.get(i), kinds.get(i)))
                .toList();
    }

    private static Kind scalars(Stream<Object> values) {
        List<Object> present = values.filter(Table::isScalar).toList();
        if (present.stream().allMatch(Boolean.class::isInstance)) {
            return present.isEmpty() ? Kind.TEXT : Kind.BOOLEAN;
        }
        if (!present.stream().allMatch(Number.class::isInstance)) {
            return Kind.TEXT;
        }
        return present.stream().allMatch(value -> whole(((Number) value).doubleValue())) ? Kind.INT64 : Kind.DOUBLE;
    }

    private static boolean whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    }

    private static Kind labels(Dimension dimension) {
        List<Object> labels = dimension.labels();
        if (dimension instanceof Dimension.Temporal time && time.starts() == null) {
            boolean days = labels.stream().allMatch(label -> isDate(String.valueOf(label)));
            boolean times = IntStream.range(0, dimension.size())
                    .allMatch(i -> String.valueOf(dimension.label(i)).length() > 10
                            && dimension.instant(i).isPresent());
            return days ? Kind.DATE : times ? Kind.TIMESTAMP : Kind.TEXT;
        }
        return scalars(labels.stream());
    }

    private static boolean isDate(String label) {
        return label.matches("\\d{4}-\\d\\d-\\d\\d") && Instants.parse(label).isPresent();
    }

    private static Kind cells(CellType type) {
        return switch (type) {
            case FLOAT32 -> Kind.FLOAT;
            case FLOAT64 -> Kind.DOUBLE;
            case UINT32 -> Kind.INT64;
            default -> Kind.INT32;
        };
    }

    @Override
    public void row(int feature, int[] keys, double[] values) throws IOException {
        Object[] row = new Object[columns.size()];
        int at = feature < 0 ? 0 : feature(feature, row);
        for (int key = 0; key < keys.length; key++, at++) {
            row[at] = label(table.key(key), keys[key], columns.get(at).kind());
        }
        for (double value : values) {
            row[at] = cell(value, columns.get(at).kind());
            at++;
        }
        file.row(row);
    }

    private int feature(int index, Object[] row) {
        Feature feature = table.features().get(index);
        int at = 0;
        row[at++] = index;
        if (table.identified()) {
            row[at] = scalar(feature.id(), columns.get(at).kind());
            at++;
        }
        for (String property : table.properties()) {
            row[at] = scalar(feature.properties().get(property), columns.get(at).kind());
            at++;
        }
        if (geometry) {
            row[at++] = feature.geometry().isEmpty() ? null : wkb.write(feature.geometry());
        }
        return at;
    }

    private static Object label(Dimension dimension, int index, Kind kind) {
        return switch (kind) {
            case DATE -> (int)
                    LocalDate.parse(String.valueOf(dimension.label(index))).toEpochDay();
            case TIMESTAMP -> dimension
                    .instant(index)
                    .map(Instant::toEpochMilli)
                    .orElseThrow();
            default -> scalar(dimension.label(index), kind);
        };
    }

    private static Object scalar(Object value, Kind kind) {
        if (!Table.isScalar(value)) {
            return null;
        }
        return switch (kind) {
            case INT64 -> ((Number) value).longValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case BOOLEAN -> value;
            default -> String.valueOf(PlainJson.of(value));
        };
    }

    private Object cell(double value, Kind kind) {
        if (Double.isNaN(value)) {
            return null;
        }
        return switch (kind) {
            case FLOAT -> (float) value;
            case INT32 -> (int) table.encoding().stored(value);
            case INT64 -> (long) table.encoding().stored(value);
            default -> value;
        };
    }
}
