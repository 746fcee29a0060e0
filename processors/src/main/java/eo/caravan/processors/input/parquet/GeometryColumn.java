package eo.caravan.processors.input.parquet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.parquet.Field;
import eo.caravan.processors.projection.CoordinateSystems;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The column of a file that holds geometries.
 *
 * @param index among the fields
 * @param crs empty where the file says that it is unknown
 */
record GeometryColumn(int index, Optional<Crs> crs) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GEO = "geo";

    /**
     * Finds it: the one that is wanted, the primary one of GeoParquet, or the first whose type is a geometry.
     *
     * @param wanted a name, empty for the usual
     * @return empty where there is none
     * @throws IOException where the metadata cannot be understood
     */
    static Optional<GeometryColumn> find(List<Field> fields, Map<String, String> texts, String wanted)
            throws IOException {
        List<String> names = fields.stream().map(Field::name).toList();
        if (texts.containsKey(GEO)) {
            JsonNode geo = json(texts.get(GEO));
            String name = wanted.isEmpty() ? geo.path("primary_column").asText() : wanted;
            JsonNode column = geo.path("columns").path(name);
            if (column.isObject()) {
                GeometryColumn told = told(names.indexOf(name), name, column);
                Field.Kind kind = fields.get(told.index).kind();
                if (kind != Field.Kind.BYTES && kind != Field.Kind.GEOMETRY) {
                    throw new IOException("the column '" + name + "' holds no geometries but " + kind);
                }
                return Optional.of(told);
            }
            if (wanted.isEmpty()) {
                throw new IOException("its geo metadata name the column '" + name + "' and do not describe it");
            }
        }
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            boolean named = field.name().equals(wanted) && field.kind() == Field.Kind.BYTES;
            boolean typed = field.kind() == Field.Kind.GEOMETRY
                    && (wanted.isEmpty() || field.name().equals(wanted));
            if (named || typed) {
                return Optional.of(new GeometryColumn(i, Optional.of(crs(field.crs(), texts))));
            }
        }
        if (!wanted.isEmpty()) {
            throw new IOException(
                    "it has no column '" + wanted + "' of geometries. It has: " + String.join(", ", names));
        }
        return Optional.empty();
    }

    private static GeometryColumn told(int index, String name, JsonNode column) throws IOException {
        String encoding = column.path("encoding").asText();
        if (!encoding.equalsIgnoreCase("WKB")) {
            throw new IOException(
                    "the column '" + name + "' holds geometries encoded as '" + encoding + "'; only WKB is read");
        }
        if (index < 0) {
            throw new IOException("it has no column '" + name + "', which its geo metadata describe");
        }
        JsonNode crs = column.path("crs");
        if (crs.isNull()) {
            return new GeometryColumn(index, Optional.empty());
        }
        return new GeometryColumn(index, Optional.of(crs.isMissingNode() ? Crs.WGS84 : crs(crs)));
    }

    private static Crs crs(JsonNode json) {
        boolean world = json.at("/id/authority").asText().equals("OGC")
                && json.at("/id/code").asText().startsWith("CRS84");
        return world ? Crs.WGS84 : CoordinateSystems.parse(json);
    }

    /** What the type of a column names: nothing, a code, or PROJJSON in the footer. */
    private static Crs crs(String named, Map<String, String> texts) throws IOException {
        if (named == null || named.isEmpty()) {
            return Crs.WGS84;
        }
        if (named.startsWith("srid:")) {
            return CoordinateSystems.parse(named.substring("srid:".length()));
        }
        if (named.startsWith("projjson:")) {
            return crs(json(texts.get(named.substring("projjson:".length()))));
        }
        return named.startsWith("{") ? crs(json(named)) : CoordinateSystems.parse(named);
    }

    private static JsonNode json(String text) throws IOException {
        try {
            return JSON.readTree(String.valueOf(text));
        } catch (JsonProcessingException wrong) {
            throw new IOException("its footer has metadata of geometries that are no JSON", wrong);
        }
    }
}
