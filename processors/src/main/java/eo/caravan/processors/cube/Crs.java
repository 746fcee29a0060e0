package eo.caravan.processors.cube;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * A coordinate reference system by its definition. Two are equal when their definitions are.
 *
 * @param definition {@code EPSG:<code>} where there is a code, WKT otherwise
 */
public record Crs(String definition) {
    /** Longitude and latitude on WGS 84, in degrees; x is the longitude everywhere in this program. */
    public static final Crs WGS84 = epsg(4326);

    public static Crs epsg(int code) {
        return new Crs("EPSG:" + code);
    }

    public OptionalInt epsgCode() {
        String upper = definition.toUpperCase(Locale.ROOT);
        return upper.matches("EPSG:\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(upper.substring(5)))
                : OptionalInt.empty();
    }
}
