package eo.caravan.processors.input.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.geometry.GeoJson;
import eo.caravan.processors.geometry.GeoJsonShapes;
import eo.caravan.processors.input.vector.Intake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** Reads GeoJSON token by token; members may stand in any order. */
final class FeatureReader {
    private static final int DEEPEST = 4;
    private static final int POSITION = 16;
    private static final int TOKEN = 40;

    private final JsonParser json;
    private final Intake intake;
    private Crs crs = Crs.WGS84;
    private int features;

    FeatureReader(JsonParser json, Intake intake) {
        this.json = json;
        this.intake = intake;
    }

    /** What the members of an object say, as far as they matter. */
    private static final class Members {
        private String type = "";
        private boolean collection;
        private List<?> coordinates;
        private Geometry geometry;
        private Map<String, Object> properties = Map.of();
        private Object id;
    }

    /**
     * Hands all features to the intake.
     *
     * @return the reference system
     * @throws IllegalArgumentException where it is JSON, but no GeoJSON
     */
    Crs read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("it does not begin with an object");
        }
        Members top = members(0);
        if (json.nextToken() != null) {
            throw new IllegalArgumentException("something follows after its end");
        }
        switch (top.type) {
            case "FeatureCollection" -> {
                if (!top.collection) {
                    throw new IllegalArgumentException("the FeatureCollection has no array 'features'");
                }
            }
            case "Feature" -> add(top);
            default -> intake.feature(null, shape(top), Map.of());
        }
        return crs;
    }

    private void add(Members feature) throws IOException {
        intake.feature(
                feature.id, feature.geometry == null ? GeoJsonShapes.empty() : feature.geometry, feature.properties);
        features++;
    }

    /** Reads the members of an object whose begin has been read: depth 0 is the file, 1 a feature in it. */
    private Members members(int depth) throws IOException {
        Members members = new Members();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            switch (name) {
                case "type" -> members.type = String.valueOf(json.getText());
                case "features" -> members.collection = depth == 0 && features(token);
                case "coordinates" -> members.coordinates = token == JsonToken.START_ARRAY ? list(0) : skipped();
                case "geometry" -> members.geometry = token == JsonToken.START_OBJECT ? shape(members(2)) : null;
                case "properties" -> members.properties = properties(token);
                case "id" -> members.id = id();
                case "crs" -> crs(depth);
                default -> json.skipChildren();
            }
            boolean empty = name.equals("geometry") && token != JsonToken.START_OBJECT && token != JsonToken.VALUE_NULL;
            if (empty) {
                throw new IllegalArgumentException("the geometry of feature " + features + " is no object");
            }
        }
        return members;
    }

    private List<?> skipped() throws IOException {
        json.skipChildren();
        return null;
    }

    private boolean features(JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            json.skipChildren();
            return false;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Members feature = json.currentToken() == JsonToken.START_OBJECT ? members(1) : new Members();
            if (!feature.type.equals("Feature")) {
                throw new IllegalArgumentException("element " + features + " of 'features' is no Feature");
            }
            add(feature);
        }
        return true;
    }

    private Geometry shape(Members geometry) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("type", geometry.type);
        shape.put("coordinates", geometry.coordinates);
        try {
            return GeoJsonShapes.read(shape);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("geometry " + features + ": " + wrong.getMessage(), wrong);
        }
    }

    private Map<String, Object> properties(JsonToken token) throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (token == JsonToken.START_OBJECT && value() instanceof Map<?, ?> map) {
            map.forEach((name, value) -> properties.put(String.valueOf(name), value));
        } else {
            json.skipChildren();
        }
        return properties;
    }

    private Object id() throws IOException {
        Object id = value();
        if (id != null && !(id instanceof String) && !(id instanceof Number)) {
            throw new IllegalArgumentException("the id of feature " + features + " is neither text nor number");
        }
        return id;
    }

    private void crs(int depth) throws IOException {
        Object value = value();
        if (depth == 0 && value instanceof Map<?, ?> named) {
            crs = GeoJson.crs(Map.of("crs", named));
        }
    }

    /** Coordinates, whose array has begun: a position, positions, or lists of these. */
    private List<?> list(int depth) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return List.of();
        }
        if (token.isNumeric()) {
            double[] position = position();
            return List.of(position[0], position[1]);
        }
        if (token != JsonToken.START_ARRAY || depth == DEEPEST) {
            throw new IllegalArgumentException(
                    "the coordinates of feature " + features + " are not nested as they must be");
        }
        Positions positions = new Positions();
        List<Object> parts = new ArrayList<>();
        for (; token == JsonToken.START_ARRAY; token = json.nextToken()) {
            List<?> part = list(depth + 1);
            if (part.size() == 2 && part.get(0) instanceof Double x && part.get(1) instanceof Double y) {
                positions.add(x, y);
            } else {
                parts.add(part);
            }
        }
        if (token != JsonToken.END_ARRAY || !parts.isEmpty() && !positions.isEmpty()) {
            throw new IllegalArgumentException(
                    "the coordinates of feature " + features + " are not nested as they must be");
        }
        return parts.isEmpty() ? positions : parts;
    }

    /** A position whose first number has been read; what follows after the second is dropped. */
    private double[] position() throws IOException {
        double[] position = {Double.NaN, Double.NaN};
        int count = 0;
        for (JsonToken token = json.currentToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null || !token.isNumeric()) {
                throw new IllegalArgumentException("a position of feature " + features + " has more than numbers");
            }
            if (count < position.length) {
                position[count] = json.getDoubleValue();
            }
            count++;
        }
        if (count < position.length) {
            throw new IllegalArgumentException("a position of feature " + features + " has a single number");
        }
        intake.weigh(POSITION);
        return position;
    }

    /** A value as cubes have it; its first token has been read. */
    private Object value() throws IOException {
        intake.weigh(TOKEN);
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    map.put(name, value());
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value());
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }
}
