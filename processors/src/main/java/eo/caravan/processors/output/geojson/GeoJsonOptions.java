package eo.caravan.processors.output.geojson;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.Map;
import java.util.Optional;

/**
 * The options of the GeoJSON format.
 *
 * @param precision digits after the point of coordinates, -1 for the usual
 * @param crs the system of the coordinates; {@code null} for that of the geometries
 * @param properties whether features keep their properties
 */
record GeoJsonOptions(int precision, Crs crs, boolean properties) {
    private static final String PRECISION = "precision";
    private static final String CRS = "crs";
    private static final String PROPERTIES = "properties";
    private static final String NATIVE = "native";
    private static final int MOST_DIGITS = 15;

    static GeoJsonOptions of(Map<String, Object> given) {
        Options options = new Options(given, "GeoJSON", PRECISION, CRS, PROPERTIES);
        return new GeoJsonOptions(
                options.whole(PRECISION, -1, 0, MOST_DIGITS),
                options.given(CRS)
                        .map(GeoJsonOptions::system)
                        .orElse(Optional.of(Crs.WGS84))
                        .orElse(null),
                options.flag(PROPERTIES, true));
    }

    private static Optional<Crs> system(Object given) {
        if (NATIVE.equals(given)) {
            return Optional.empty();
        }
        String text = given instanceof Number code ? String.valueOf(code.longValue()) : String.valueOf(given);
        try {
            Crs crs = CoordinateSystems.parse(text);
            if (crs.epsgCode().isPresent()) {
                return Optional.of(crs);
            }
        } catch (OpenEoException unknown) {
            throw Options.invalid("The option '" + CRS + "': " + unknown.getMessage());
        }
        throw Options.invalid("The option '" + CRS + "' must be an EPSG code or '" + NATIVE + "', not '" + text + "'.");
    }

    static void describe(FormatText text) {
        text.option(
                        PRECISION,
                        "integer",
                        "How many digits coordinates have after the point. By default those that were given are kept as they are, and"
                                + " those that were computed have nine.")
                .put("minimum", 0)
                .put("maximum", MOST_DIGITS);
        text.option(
                        CRS,
                        "string",
                        "The reference system of the coordinates: an EPSG code, or `native` for that of the geometries. Anything but"
                                + " 4326 leaves RFC 7946 and is told by the member `crs` of older GeoJSON.")
                .put("default", "EPSG:4326");
        text.option(PROPERTIES, "boolean", "Whether features keep the properties that they came with.")
                .put("default", true);
    }
}
