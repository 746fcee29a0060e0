package eo.caravan.processors.geometry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.process.Extents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/**
 * Reads GeoJSON: a geometry, a Feature or a FeatureCollection. Coordinates are longitude and latitude, unless the member {@code crs}
 * of older GeoJSON names another system. A feature without geometry has an empty one.
 */
public final class GeoJson {
    /** The name of a dimension of geometries that nobody named. */
    public static final String DIMENSION = "geometry";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final GeoJsonReader reader = new GeoJsonReader(FACTORY);
    private final List<Feature> features = new ArrayList<>();

    private GeoJson() {}

    /**
     * The geometries, one for each feature.
     *
     * @throws OpenEoException ProcessParameterInvalid where it is no GeoJSON, or a GeometryCollection
     */
    public static Dimension.Geometries read(Map<?, ?> json, String process, String parameter) {
        GeoJson read = new GeoJson();
        try {
            read.add(json);
        } catch (IllegalArgumentException | ClassCastException | ParseException | JsonProcessingException e) {
            String reason = e instanceof ClassCastException
                    ? "its coordinates are not nested as its type wants"
                    : String.valueOf(e.getMessage());
            throw OpenEoException.invalid(process, parameter, "This is no valid GeoJSON: " + reason + ".");
        }
        return new Dimension.Geometries(DIMENSION, crs(json), read.features);
    }

    private static Crs crs(Map<?, ?> json) {
        if (json.get("crs") instanceof Map<?, ?> crs && crs.get("properties") instanceof Map<?, ?> properties) {
            String name = String.valueOf(properties.get("name"));
            return name.contains("CRS84") ? Crs.WGS84 : Extents.crs(name);
        }
        return Crs.WGS84;
    }

    private void add(Map<?, ?> json) throws ParseException, JsonProcessingException {
        String type = String.valueOf(json.get("type"));
        switch (type) {
            case "FeatureCollection" -> {
                if (!(json.get("features") instanceof List<?> members)) {
                    throw new IllegalArgumentException("the FeatureCollection has no array 'features'");
                }
                for (Object member : members) {
                    addFeature(member, features.size());
                }
            }
            case "Feature" -> addFeature(json, 0);
            default -> features.add(new Feature(null, geometry(json), Map.of()));
        }
    }

    private void addFeature(Object member, int index) throws ParseException, JsonProcessingException {
        if (!(member instanceof Map<?, ?> feature) || !"Feature".equals(feature.get("type"))) {
            throw new IllegalArgumentException("element " + index + " of 'features' is no Feature");
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        if (feature.get("properties") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> properties.put(String.valueOf(name), value));
        }
        Geometry geometry =
                feature.get("geometry") instanceof Map<?, ?> shape ? geometry(shape) : FACTORY.createPolygon();
        features.add(new Feature(feature.get("id"), geometry, properties));
    }

    private Geometry geometry(Map<?, ?> json) throws ParseException, JsonProcessingException {
        String type = String.valueOf(json.get("type"));
        switch (type) {
            case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon" -> {}
            case "GeometryCollection" -> throw new IllegalArgumentException(
                    "a GeometryCollection is not supported, give a FeatureCollection instead");
            default -> throw new IllegalArgumentException("'" + type + "' is no type of GeoJSON");
        }
        if (!(json.get("coordinates") instanceof List<?> coordinates)) {
            throw new IllegalArgumentException("the " + type + " has no array 'coordinates'");
        }
        if (coordinates.isEmpty()) {
            return FACTORY.createPolygon();
        }
        check(coordinates);
        return reader.read(JSON.writeValueAsString(Map.of("type", type, "coordinates", coordinates)));
    }

    /** Positions have at least two numbers, all of them finite. */
    private static void check(List<?> coordinates) {
        if (!coordinates.isEmpty() && coordinates.get(0) instanceof List) {
            coordinates.forEach(part -> check((List<?>) part));
            return;
        }
        boolean numbers = coordinates.stream()
                .allMatch(part -> part instanceof Number number && Double.isFinite(number.doubleValue()));
        if (!numbers || coordinates.size() < 2) {
            throw new IllegalArgumentException(coordinates + " is no position");
        }
    }
}
