package eo.caravan.processors.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.plan.JsonValues;
import eo.caravan.processors.process.Extents;
import eo.caravan.processors.process.LabeledArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the JSON of vectors to the values and cubes of the engine. */
final class VectorValues {
    private VectorValues() {}

    static Object value(JsonNode json) {
        if (json.isArray()) {
            List<Object> values = new ArrayList<>();
            json.forEach(element -> values.add(value(element)));
            return Collections.unmodifiableList(values);
        }
        if (!json.isObject()) {
            return JsonValues.value(json);
        }
        return switch (json.path("type").asText()) {
            case "nodata" -> null;
            case "datetime" -> json.path("value").asText();
            case "labeled-array" -> labelled(json.path("data"));
            case "datacube" -> cube(json);
            default -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                json.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
                yield Collections.unmodifiableMap(fields);
            }
        };
    }

    private static LabeledArray labelled(JsonNode data) {
        List<Object> labels = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (JsonNode element : data) {
            labels.add(JsonValues.value(element.path("key")));
            values.add(value(element.path("value")));
        }
        return new LabeledArray(labels, values);
    }

    private static Cube cube(JsonNode json) {
        List<Dimension> dimensions = new ArrayList<>();
        for (JsonNode name : json.path("order")) {
            dimensions.add(dimension(name.asText(), json.path("dimensions")));
        }
        Shape shape = new Shape(dimensions, Encoding.FLOAT64);
        double[] cells = new double[Math.toIntExact(shape.whole().cells())];
        Arrays.fill(cells, Double.NaN);
        if (json.path("data").isArray() && cells.length > 0) {
            fill(json.path("data"), nodata(json), cells, 0);
        }
        return new ArrayCube(shape, cells);
    }

    /** The value that stands for no data, NaN where there is none. */
    static double nodata(JsonNode cube) {
        return cube.path("nodata").isNumber() ? cube.path("nodata").asDouble() : Double.NaN;
    }

    /** Lays nested arrays flat; returns the position behind the last cell. */
    static int fill(JsonNode data, double nodata, double[] cells, int position) {
        if (!data.isArray()) {
            double cell =
                    data.isBoolean() ? (data.asBoolean() ? 1 : 0) : data.isNumber() ? data.asDouble() : Double.NaN;
            cells[position] = cell == nodata ? Double.NaN : cell;
            return position + 1;
        }
        int next = position;
        for (JsonNode part : data) {
            next = fill(part, nodata, cells, next);
        }
        return next;
    }

    private static Dimension dimension(String name, JsonNode all) {
        JsonNode json = all.path(name);
        List<Object> labels = new ArrayList<>();
        json.path("values").forEach(label -> labels.add(JsonValues.value(label)));
        DimensionType type = type(json.path("type").asText());
        boolean texts = labels.stream().allMatch(String.class::isInstance);
        if (type == DimensionType.TEMPORAL && texts) {
            return new Dimension.Temporal(
                    name, labels.stream().map(String.class::cast).toList());
        }
        if (type == DimensionType.BANDS && texts) {
            return new Dimension.Bands(
                    name,
                    labels.stream().map(label -> Band.named((String) label)).toList());
        }
        if (type == DimensionType.SPATIAL && !axis(name, json).equals("z")) {
            Double step = step(labels, axis(name, json), all);
            if (step != null) {
                return horizontal(name, json, labels, step);
            }
        }
        return new Dimension.Labelled(name, type, labels);
    }

    private static Dimension horizontal(String name, JsonNode json, List<Object> labels, double step) {
        Crs crs = json.path("reference_system").isMissingNode()
                ? Crs.WGS84
                : Extents.crs(JsonValues.value(json.path("reference_system")));
        double origin = labels.isEmpty() ? 0 : (Double) labels.get(0) - step / 2;
        Dimension.Axis axis = axis(name, json).equals("x") ? Dimension.Axis.X : Dimension.Axis.Y;
        return new Dimension.Horizontal(name, axis, crs, origin, step, labels.size());
    }

    private static String axis(String name, JsonNode json) {
        return json.path("axis").asText(name);
    }

    /** The regular step of an axis, that of the other horizontal axis where it has one cell, null where it is irregular. */
    private static Double step(List<Object> labels, String axis, JsonNode all) {
        if (labels.size() < 2) {
            double sign = axis.equals("y") ? -1 : 1;
            for (JsonNode other : all) {
                JsonNode values = other.path("values");
                if (other.path("type").asText().equals("spatial") && values.size() > 1) {
                    return sign
                            * Math.abs(values.get(1).asDouble() - values.get(0).asDouble());
                }
            }
            return sign;
        }
        double step = (Double) labels.get(1) - (Double) labels.get(0);
        for (int i = 2; i < labels.size(); i++) {
            if (Math.abs((Double) labels.get(i) - (Double) labels.get(i - 1) - step) > Math.abs(step) * 1e-6) {
                return null;
            }
        }
        return step;
    }

    private static DimensionType type(String json) {
        for (DimensionType type : DimensionType.values()) {
            if (type.json().equals(json)) {
                return type;
            }
        }
        return DimensionType.OTHER;
    }
}
