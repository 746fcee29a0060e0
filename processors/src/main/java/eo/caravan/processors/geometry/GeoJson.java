package eo.caravan.processors.geometry;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads GeoJSON: a geometry, a Feature or a FeatureCollection. Coordinates are longitude and latitude, unless the member {@code crs}
 * of older GeoJSON names another system; longitudes may run on beyond 180 to cross the antimeridian. Elevations are dropped. A feature without geometry has an empty one. Polygons that cross
 * themselves are taken as they are.
 */
public final class GeoJson {
    /** The name of a dimension of geometries that nobody named. */
    public static final String DIMENSION = "geometry";

    /** How far beyond the edges of the world coordinates may lie by rounding, in degrees. */
    private static final double ROUNDING = 1e-6;

    private static final double TURN = 360;

    private final Crs crs;
    private final List<Feature> features = new ArrayList<>();

    private GeoJson(Crs crs) {
        this.crs = crs;
    }

    /**
     * The geometries, one for each feature.
     *
     * @throws OpenEoException ProcessParameterInvalid where it is no GeoJSON, or a GeometryCollection
     */
    public static Dimension.Geometries read(Map<?, ?> json, String process, String parameter) {
        GeoJson read = new GeoJson(crs(json));
        try {
            read.add(json);
        } catch (IllegalArgumentException e) {
            throw OpenEoException.invalid(
                    process, parameter, "This is no GeoJSON that can be used: " + e.getMessage() + ".");
        }
        return new Dimension.Geometries(DIMENSION, read.crs, read.features);
    }

    /**
     * The system that the member {@code crs} of an object names, longitude and latitude where there is none.
     *
     * @throws OpenEoException where there is no such system
     */
    public static Crs crs(Map<?, ?> json) {
        if (json.get("crs") instanceof Map<?, ?> crs && crs.get("properties") instanceof Map<?, ?> properties) {
            String name = String.valueOf(properties.get("name"));
            return name.contains("CRS84") ? Crs.WGS84 : CoordinateSystems.parse(name);
        }
        return Crs.WGS84;
    }

    private void add(Map<?, ?> json) {
        String type = String.valueOf(json.get("type"));
        switch (type) {
            case "FeatureCollection" -> {
                if (!(json.get("features") instanceof List<?> members)) {
                    throw new IllegalArgumentException("the FeatureCollection has no array 'features'");
                }
                for (Object member : members) {
                    addFeature(member);
                }
            }
            case "Feature" -> addFeature(json);
            default -> features.add(new Feature(null, geometry(json), Map.of()));
        }
    }

    private void addFeature(Object member) {
        if (!(member instanceof Map<?, ?> feature) || !"Feature".equals(feature.get("type"))) {
            throw new IllegalArgumentException("element " + features.size() + " of 'features' is no Feature");
        }
        Object id = feature.get("id");
        if (id != null && !(id instanceof String) && !(id instanceof Number)) {
            throw new IllegalArgumentException("the id of feature " + features.size() + " is neither text nor number");
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        if (feature.get("properties") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> properties.put(String.valueOf(name), value));
        }
        features.add(new Feature(id, geometry(feature.get("geometry")), properties));
    }

    private Geometry geometry(Object json) {
        if (json == null) {
            return GeoJsonShapes.empty();
        }
        try {
            if (!(json instanceof Map<?, ?> shape)) {
                throw new IllegalArgumentException("its geometry is no object");
            }
            Geometry geometry = GeoJsonShapes.read(shape);
            inWorld(geometry, crs);
            return geometry;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("geometry " + features.size() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes sure that longitudes and latitudes can be such.
     *
     * @throws IllegalArgumentException where they cannot, saying which
     */
    public static void inWorld(Geometry geometry, Crs crs) {
        Envelope box = geometry.getEnvelopeInternal();
        if (!crs.equals(Crs.WGS84) || geometry.isEmpty()) {
            return;
        }
        if (box.getMinY() < -90 - ROUNDING || box.getMaxY() > 90 + ROUNDING) {
            double worst = box.getMinY() < -90 - ROUNDING ? box.getMinY() : box.getMaxY();
            throw new IllegalArgumentException("the latitude " + worst
                    + " is not between -90 and 90; positions are [longitude, latitude], in degrees");
        }
        if (box.getMinX() < -TURN || box.getMaxX() > TURN) {
            double worst = box.getMinX() < -TURN ? box.getMinX() : box.getMaxX();
            throw new IllegalArgumentException("the longitude " + worst
                    + " is not between -180 and 180, or within half a turn beyond for what crosses the antimeridian;"
                    + " positions are [longitude, latitude], in degrees");
        }
    }
}
