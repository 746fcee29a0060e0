package eo.caravan.processors.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.Instants;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Compares what a vector expects with what came back; every difference is told in words, {@code null} means none. */
final class Comparison {
    private static final double NEAR_ZERO = 1e-12;

    private final double delta;

    Comparison(double delta) {
        this.delta = delta;
    }

    String difference(JsonNode expected, Object actual) {
        if (expected.path("type").asText().equals("datacube") && actual instanceof ReadCube cube) {
            return cube(expected, cube);
        }
        boolean same =
                switch (expected.path("type").asText()) {
                    case "nodata" -> actual == null;
                    case "datetime" -> sameInstant(expected.path("value").asText(), actual);
                    case "labeled-array" -> actual instanceof LabeledArray array
                            && labelled(expected.path("data"), array);
                    case "datacube" -> false;
                    default -> plain(expected, actual);
                };
        return same ? null : "expected " + expected + ", got " + describe(actual);
    }

    private boolean plain(JsonNode expected, Object actual) {
        if (expected.isNull()) {
            return actual == null;
        }
        if (expected.isNumber()) {
            return actual instanceof Double number && near(expected.asDouble(), number);
        }
        if (expected.isBoolean()) {
            return actual instanceof Boolean truth && truth == expected.asBoolean();
        }
        if (expected.isTextual()) {
            return expected.asText().equals(actual);
        }
        return expected.isArray() ? array(expected, actual) : object(expected, actual);
    }

    private boolean array(JsonNode expected, Object actual) {
        boolean pairs = !expected.isEmpty();
        for (JsonNode element : expected) {
            pairs &= element.has("key") && element.has("value");
        }
        if (actual instanceof LabeledArray array && pairs) {
            return labelled(expected, array);
        }
        if (!(actual instanceof List) && !(actual instanceof LabeledArray)) {
            return false;
        }
        List<?> values = Values.list(actual);
        boolean same = values.size() == expected.size();
        for (int i = 0; same && i < values.size(); i++) {
            same = difference(expected.get(i), values.get(i)) == null;
        }
        return same;
    }

    private boolean labelled(JsonNode expected, LabeledArray actual) {
        boolean same = expected.size() == actual.values().size();
        for (int i = 0; same && i < expected.size(); i++) {
            same = plain(expected.get(i).path("key"), actual.labels().get(i))
                    && difference(expected.get(i).path("value"), actual.values().get(i)) == null;
        }
        return same;
    }

    private boolean object(JsonNode expected, Object actual) {
        boolean same = actual instanceof Map<?, ?> map && map.size() == expected.size();
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            same = same && difference(field.getValue(), ((Map<?, ?>) actual).get(field.getKey())) == null;
        }
        return same;
    }

    private boolean near(double expected, double actual) {
        return Double.compare(expected, actual) == 0
                || Math.abs(expected - actual) <= Math.max(NEAR_ZERO, delta * Math.abs(expected));
    }

    private static boolean sameInstant(String expected, Object actual) {
        Instant instant = Instants.parse(expected);
        return instant != null && actual instanceof String text && instant.equals(Instants.parse(text));
    }

    private String cube(JsonNode expected, ReadCube actual) {
        Shape shape = actual.shape();
        List<String> order = new ArrayList<>();
        expected.path("order").forEach(name -> order.add(name.asText()));
        if (!expected.has("order")) {
            expected.path("dimensions").fieldNames().forEachRemaining(order::add);
        }
        if (order.size() != shape.dimensions().size() || !shape.names().containsAll(order)) {
            return "expected the dimensions " + order + ", got " + shape.names();
        }
        for (String name : order) {
            String difference = dimension(expected.path("dimensions").path(name), shape.dimension(shape.find(name)));
            if (difference != null) {
                return difference;
            }
        }
        return order.isEmpty() || !expected.path("data").isArray() ? null : cells(expected, order, actual);
    }

    private String dimension(JsonNode expected, Dimension actual) {
        if (expected.has("type")
                && !expected.path("type").asText().equals(actual.type().json())) {
            return "expected " + actual.name() + " to be " + expected.path("type") + ", it is "
                    + actual.type().json();
        }
        JsonNode labels = expected.path("values");
        boolean same = labels.size() == actual.size();
        for (int i = 0; same && i < actual.size(); i++) {
            same = label(labels.get(i), actual.label(i));
        }
        return same ? null : "expected the labels " + labels + " of " + actual.name() + ", got " + actual.labels();
    }

    private boolean label(JsonNode expected, Object actual) {
        return plain(expected, actual)
                || Values.text(actual).equals(expected.asText())
                || sameInstant(expected.asText(), actual);
    }

    private String cells(JsonNode expected, List<String> order, ReadCube actual) {
        Region whole = actual.shape().whole();
        double[] wanted = new double[Math.toIntExact(whole.cells())];
        Arrays.fill(wanted, Double.NaN);
        if (wanted.length > 0) {
            VectorValues.fill(expected.path("data"), VectorValues.nodata(expected), wanted, 0);
        }
        int[] sizes = order.stream()
                .mapToInt(name -> whole.size(actual.shape().find(name)))
                .toArray();
        int[] strides = order.stream()
                .mapToInt(name -> whole.stride(actual.shape().find(name)))
                .toArray();
        double nodata = VectorValues.nodata(expected);
        for (int cell = 0; cell < wanted.length; cell++) {
            double got = actual.cells().values()[place(cell, sizes, strides)];
            boolean bothAbsent = Double.isNaN(wanted[cell]) && (Double.isNaN(got) || got == nodata);
            if (!bothAbsent && !near(wanted[cell], got)) {
                return "expected " + wanted[cell] + " at " + Arrays.toString(indices(cell, sizes)) + ", got " + got;
            }
        }
        return null;
    }

    private static int[] indices(int cell, int[] sizes) {
        int[] indices = new int[sizes.length];
        int rest = cell;
        for (int d = sizes.length - 1; d >= 0; d--) {
            indices[d] = rest % sizes[d];
            rest /= sizes[d];
        }
        return indices;
    }

    private static int place(int cell, int[] sizes, int[] strides) {
        int[] indices = indices(cell, sizes);
        int place = 0;
        for (int d = 0; d < sizes.length; d++) {
            place += indices[d] * strides[d];
        }
        return place;
    }

    private static String describe(Object actual) {
        return actual instanceof ReadCube cube ? "a cube of " + cube.shape().names() : String.valueOf(actual);
    }
}
