package eo.caravan.processors.input.vector;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.geometry.GeoJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;

/** Takes the rows or features of a file, as long as what they hold fits into memory. */
public final class Intake {
    private static final long MOST = 384L << 20;
    private static final int ROW = 160;
    private static final int VALUE = 40;
    private static final int VERTEX = 48;

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private long weight;

    /** Stands for a value that is there, and null. */
    static final Object NULL = new Object();

    /**
     * A row.
     *
     * @param key what rows of the same place have in common; {@code null} for a place of its own
     * @param values by column, shorter where the last ones are missing
     * @param time a label of a temporal dimension, or {@code null}
     */
    record Row(Object key, Object id, Geometry geometry, Object[] values, String time) {
        Object value(int column) {
            return column < values.length ? values[column] : null;
        }
    }

    /**
     * Adds a feature with all that it knows by name.
     *
     * @param id text, number or {@code null}
     */
    public void feature(Object id, Geometry geometry, Map<String, Object> properties) throws IOException {
        properties.keySet().forEach(this::column);
        Object[] values = new Object[columns.size()];
        properties.forEach((name, value) -> values[columns.get(name)] = value == null ? NULL : value);
        row(null, id, geometry, values, null);
    }

    /** The position of a column, which is added where it is new. */
    public int column(String name) {
        Integer next = columns.size();
        Integer known = columns.putIfAbsent(name, next);
        return known == null ? next : known;
    }

    /** Adds a row, see {@link Row}. */
    public void row(Object key, Object id, Geometry geometry, Object[] values, String time) throws IOException {
        CancelledException.ifInterrupted();
        checked(geometry);
        weigh(ROW + (long) VERTEX * geometry.getNumPoints());
        for (Object value : values) {
            weigh(weight(value));
        }
        rows.add(new Row(key, id, geometry, values, time));
    }

    /** Counts bytes that are about to be taken. */
    public void weigh(long bytes) throws IOException {
        weight += bytes;
        if (weight > MOST) {
            throw new IOException("what it holds is more than fits into memory (" + (MOST >> 20)
                    + " MB), which is reached at row " + (rows.size() + 1)
                    + ". Give only the part and the columns that are needed");
        }
    }

    private static long weight(Object value) {
        if (value instanceof String text) {
            return VALUE + (long) text.length();
        }
        if (value instanceof List<?> list) {
            return VALUE + list.stream().mapToLong(Intake::weight).sum();
        }
        if (value instanceof Map<?, ?> map) {
            return VALUE
                    + map.entrySet().stream()
                            .mapToLong(entry -> weight(entry.getKey()) + weight(entry.getValue()))
                            .sum();
        }
        return VALUE;
    }

    private void checked(Geometry geometry) throws IOException {
        boolean mixed = geometry instanceof GeometryCollection
                && !(geometry instanceof MultiPoint
                        || geometry instanceof MultiLineString
                        || geometry instanceof MultiPolygon);
        if (mixed) {
            throw new IOException("geometry " + rows.size() + " is a GeometryCollection, which is not supported");
        }
        for (Coordinate at : geometry.getCoordinates()) {
            if (!Double.isFinite(at.x) || !Double.isFinite(at.y)) {
                throw new IOException("geometry " + rows.size() + " has the position (" + at.x + ", " + at.y
                        + "), which are no two finite numbers");
            }
        }
    }

    /**
     * The cube of all rows: {@code geometry}, {@code t} where rows have times, {@code properties} where there are cells.
     *
     * @param wanted the columns that become cells; empty for those that hold nothing but numbers
     */
    public Cube cube(Crs crs, List<String> wanted) throws IOException {
        for (int i = 0; i < rows.size(); i++) {
            try {
                GeoJson.inWorld(rows.get(i).geometry, crs);
            } catch (IllegalArgumentException outside) {
                throw new IOException(
                        "geometry " + i + ": " + outside.getMessage()
                                + ". Where they are in another reference system, the option 'crs' can name it",
                        outside);
            }
        }
        return new RowsCube(List.copyOf(columns.keySet()), rows).of(crs, wanted);
    }
}
