package eo.caravan.processors.input.vector;

import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.GeoJson;
import eo.caravan.processors.geometry.GeometryCube;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a cube of rows: which of them are the same place, and what of them are cells. */
final class RowsCube {
    private static final long MOST_CELLS = 20_000_000;

    private final List<String> columns;
    private final List<Intake.Row> rows;
    private final List<String> times;
    private final int[] places;
    private final List<Intake.Row> first = new ArrayList<>();

    RowsCube(List<String> columns, List<Intake.Row> rows) {
        this.columns = columns;
        this.rows = rows;
        this.times = rows.stream()
                .map(Intake.Row::time)
                .filter(time -> time != null)
                .distinct()
                .sorted(Comparator.comparing(
                                (String time) -> Instants.parse(time).orElse(Instant.MAX))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        this.places = new int[rows.size()];
        Map<Object, Integer> known = new LinkedHashMap<>();
        for (int i = 0; i < places.length; i++) {
            Intake.Row row = rows.get(i);
            Integer place = times.isEmpty() || row.key() == null ? null : known.get(row.key());
            places[i] = place == null ? first.size() : place;
            if (place == null) {
                first.add(row);
                known.put(row.key() == null ? row : row.key(), places[i]);
            }
        }
    }

    Cube of(Crs crs, List<String> wanted) throws IOException {
        for (String name : wanted) {
            if (!columns.contains(name)) {
                throw new IOException(
                        "it has no column or property '" + name + "'. It has: " + String.join(", ", columns));
            }
        }
        List<String> cells = wanted.isEmpty() ? numeric() : wanted;
        Dimension.Geometries geometries = new Dimension.Geometries(GeoJson.DIMENSION, crs, features(cells));
        if (cells.isEmpty() && times.isEmpty()) {
            return new GeometryCube(geometries);
        }
        List<Dimension> dimensions = new ArrayList<>(List.of(geometries));
        if (!times.isEmpty()) {
            dimensions.add(new Dimension.Temporal("t", times));
        }
        if (!cells.isEmpty()) {
            dimensions.add(new Dimension.Labelled("properties", DimensionType.OTHER, List.copyOf(cells)));
        }
        long size = (long) first.size() * Math.max(1, times.size()) * Math.max(1, cells.size());
        if (size > MOST_CELLS) {
            throw new IOException(first.size() + " places, " + times.size() + " times and " + cells.size()
                    + " columns are " + size + " cells; at most " + MOST_CELLS + " are read");
        }
        return new ArrayCube(new Shape(dimensions, Encoding.FLOAT64), values(cells, (int) size));
    }

    private List<String> numeric() {
        List<String> numeric = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            boolean any = false;
            boolean all = true;
            for (int i = 0; all && i < rows.size(); i++) {
                Object value = rows.get(i).value(column);
                any |= value instanceof Number;
                all = value == null || value == Intake.NULL || value instanceof Number;
            }
            if (any && all) {
                numeric.add(columns.get(column));
            }
        }
        return numeric;
    }

    private List<Feature> features(List<String> cells) {
        List<Feature> features = new ArrayList<>(first.size());
        for (Intake.Row row : first) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                Object value = row.value(column);
                boolean cell = cells.contains(columns.get(column))
                        && (value == Intake.NULL || value instanceof Number || value instanceof Boolean);
                if (value != null && !cell) {
                    properties.put(columns.get(column), value == Intake.NULL ? null : value);
                }
            }
            features.add(new Feature(row.id(), row.geometry(), properties));
        }
        return features;
    }

    private double[] values(List<String> cells, int size) throws IOException {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        boolean[] taken = new boolean[first.size() * Math.max(1, times.size())];
        Map<String, Integer> timeIndex = new LinkedHashMap<>();
        times.forEach(time -> timeIndex.put(time, timeIndex.size()));
        int[] positions = cells.stream().mapToInt(columns::indexOf).toArray();
        for (int i = 0; i < rows.size(); i++) {
            Intake.Row row = rows.get(i);
            if (!times.isEmpty() && row.time() == null) {
                continue;
            }
            int cell = times.isEmpty() ? places[i] : places[i] * times.size() + timeIndex.get(row.time());
            if (taken[cell]) {
                throw new IOException(
                        "row " + (i + 1) + " has the same place and time (" + row.time() + ") as one before");
            }
            taken[cell] = true;
            for (int c = 0; c < positions.length; c++) {
                values[cell * positions.length + c] = number(row.value(positions[c]));
            }
        }
        return values;
    }

    private static double number(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
