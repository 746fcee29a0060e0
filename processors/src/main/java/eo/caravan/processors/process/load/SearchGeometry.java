package eo.caravan.processors.process.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Polygons as the geometry of a search, where they are small and simply placed enough for every API. */
final class SearchGeometry {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Of more corners than this the enclosing box is good enough. */
    private static final int MOST_CORNERS = 2_000;

    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);

    private SearchGeometry() {}

    /** A GeoJSON MultiPolygon; empty where the enclosing box should be searched instead. */
    static Optional<JsonNode> of(Dimension.Geometries polygons) {
        if (!CoordinateSystems.same(polygons.crs(), Crs.WGS84)) {
            return Optional.empty();
        }
        ArrayNode all = JSON.arrayNode();
        int corners = 0;
        for (Feature feature : polygons.features()) {
            Geometry geometry = feature.geometry();
            corners += geometry.getNumPoints();
            if (corners > MOST_CORNERS || !geometry.isEmpty() && !WORLD.covers(geometry.getEnvelopeInternal())) {
                return Optional.empty();
            }
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                    all.add(polygon(polygon));
                }
            }
        }
        ObjectNode json = JSON.objectNode().put("type", "MultiPolygon");
        return Optional.of(json.set("coordinates", all));
    }

    private static ArrayNode polygon(Polygon polygon) {
        ArrayNode rings = JSON.arrayNode().add(ring(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(ring(polygon.getInteriorRingN(i)));
        }
        return rings;
    }

    private static ArrayNode ring(LineString line) {
        ArrayNode ring = JSON.arrayNode();
        for (Coordinate corner : line.getCoordinates()) {
            ring.addArray().add(corner.x).add(corner.y);
        }
        return ring;
    }
}
