package eo.caravan.processors.projection;

import java.util.Locale;

/**
 * One parameter of a projection method under the names of each notation.
 *
 * @param wkt1 the name in WKT 1
 * @param epsg the EPSG code of the parameter
 * @param wkt2 the name in WKT 2 and PROJJSON
 * @param geoKey the GeoTIFF key that holds it
 * @param kind what the number measures
 */
record ProjectionParameter(String wkt1, int epsg, String wkt2, int geoKey, Kind kind) {
    /** Angles are degrees, lengths are in the unit of the system, scales are plain numbers. */
    enum Kind {
        ANGLE,
        LENGTH,
        SCALE
    }

    double defaultValue() {
        return kind == Kind.SCALE ? 1 : 0;
    }

    /** Whether {@code name} is one of the names of this parameter, whatever the case and the separators. */
    boolean called(String name) {
        String plain = plain(name);
        return plain.equals(plain(wkt1)) || plain.equals(plain(wkt2));
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
