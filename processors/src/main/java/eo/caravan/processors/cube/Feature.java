package eo.caravan.processors.cube;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * One label of a dimension of geometries.
 *
 * @param id text or number, {@code null} where it has none
 * @param geometry may be empty; x is east or longitude
 * @param properties what is known of it besides the cells, as JSON values (Double, Boolean, String, List, Map, null)
 */
public record Feature(Object id, Geometry geometry, Map<String, Object> properties) {
    public Feature {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** The same feature with another geometry. */
    public Feature shaped(Geometry other) {
        return new Feature(id, other, properties);
    }
}
