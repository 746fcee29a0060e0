package eo.caravan.processors.input.vector;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Instants;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** Takes the rows of a table whose columns are known from the beginning. */
public final class TableIntake {
    private static final int VALUE = 40;
    private static final int VERTEX = 48;

    private final List<String> columns;
    private final Roles roles;
    private final Intake intake = new Intake();
    private final List<Object[]> rows = new ArrayList<>();
    private final List<Geometry> geometries = new ArrayList<>();
    private final WKBWriter wkb = new WKBWriter();

    public TableIntake(List<String> columns, Roles roles) {
        this.columns = columns;
        this.roles = roles;
    }

    /** Adds a row; {@code values} are by column, {@code null} where there is none, and belong to the table from now on. */
    public void row(Object[] values, Geometry geometry) throws IOException {
        long weight = VALUE + (long) VERTEX * geometry.getNumPoints();
        for (Object value : values) {
            weight += VALUE + (value instanceof String text ? text.length() : 0);
        }
        intake.weigh(weight);
        rows.add(values);
        geometries.add(geometry);
    }

    /** Turns columns of text into numbers, or truth values, where all their texts are such. */
    public void typed() {
        for (int column = 0; column < columns.size(); column++) {
            if (column != roles.time() && column != roles.id()) {
                TextColumn.typed(rows, column);
            }
        }
    }

    /** The cube of all rows, see {@link Intake#cube}. */
    public Cube cube(Crs crs, List<String> wanted) throws IOException {
        boolean timed = timed();
        List<Integer> kept = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            if (roles.value(column) && !(timed && column == roles.time())) {
                kept.add(column);
                intake.column(columns.get(column));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            Object[] row = rows.get(i);
            Object[] values = kept.stream().map(column -> row[column]).toArray();
            Object id = roles.id() < 0 ? null : row[roles.id()];
            intake.row(
                    timed ? key(i) : null,
                    id,
                    geometries.get(i),
                    values,
                    timed ? String.valueOf(row[roles.time()]) : null);
            rows.set(i, null);
        }
        return intake.cube(crs, wanted);
    }

    private Object key(int row) {
        Object[] values = rows.get(row);
        if (roles.index() >= 0 && values[roles.index()] != null) {
            return values[roles.index()];
        }
        if (roles.id() >= 0 && values[roles.id()] != null) {
            return values[roles.id()];
        }
        return ByteBuffer.wrap(wkb.write(geometries.get(row)));
    }

    /** Whether times become a dimension: where that is asked for, or where all are times and places repeat. */
    private boolean timed() throws IOException {
        if (roles.time() < 0) {
            return false;
        }
        Set<Object> keys = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Object time = rows.get(i)[roles.time()];
            boolean valid = time != null && Instants.parse(String.valueOf(time)).isPresent();
            if (!valid && roles.timeNamed()) {
                throw new IOException("row " + (i + 1) + " has no time but '" + time + "' in the column '"
                        + columns.get(roles.time()) + "'; times are like 2024-06-01 or 2024-06-01T10:00:00Z");
            }
            if (!valid) {
                return false;
            }
            keys.add(key(i));
        }
        return roles.timeNamed() || keys.size() < rows.size();
    }
}
