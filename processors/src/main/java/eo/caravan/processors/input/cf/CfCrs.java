package eo.caravan.processors.input.cf;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.source.array.ArrayVariable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Which reference system the variable says that others name as their {@code grid_mapping}: by WKT, by code, or by parameters of CF. */
final class CfCrs {
    private static final Map<String, String> METHODS = Map.of(
            "transverse_mercator", "tmerc",
            "lambert_azimuthal_equal_area", "laea",
            "lambert_conformal_conic", "lcc",
            "albers_conical_equal_area", "aea",
            "mercator", "merc",
            "polar_stereographic", "stere",
            "sinusoidal", "sinu");

    private CfCrs() {}

    /** The system; empty where the variable says nothing that is known. */
    static Optional<Crs> of(ArrayVariable mapping) throws IOException {
        for (String name :
                new String[] {"crs_wkt", "spatial_ref", "epsg_code", "EPSG", "proj4", "proj4text", "proj4_params"}) {
            Object value = mapping.attributes().get(name);
            if (value instanceof String text && !text.isBlank()) {
                return Optional.of(parse(text.strip()));
            }
            if (value instanceof double[] number && number.length == 1) {
                return Optional.of(parse("EPSG:" + (int) number[0]));
            }
        }
        String method = mapping.text("grid_mapping_name");
        if (method.equals("latitude_longitude")) {
            return Optional.of(Crs.WGS84);
        }
        if (method.isEmpty()) {
            return Optional.empty();
        }
        if (!METHODS.containsKey(method)) {
            throw new IOException("its grid mapping " + method + " is not read without crs_wkt");
        }
        return Optional.of(parse(projText(METHODS.get(method), mapping)));
    }

    /** The system of a definition. */
    static Crs parse(String definition) throws IOException {
        try {
            return CoordinateSystems.parse(definition);
        } catch (OpenEoException unknown) {
            throw new IOException(unknown.getMessage(), unknown);
        }
    }

    private static String projText(String method, ArrayVariable mapping) {
        StringBuilder text = new StringBuilder("+proj=" + method);
        put(text, "lat_0", mapping, "latitude_of_projection_origin");
        for (String meridian : new String[] {
            "longitude_of_central_meridian", "longitude_of_projection_origin", "straight_vertical_longitude_from_pole"
        }) {
            put(text, "lon_0", mapping, meridian);
        }
        if (mapping.attributes().get("standard_parallel") instanceof double[] parallels && parallels.length > 0) {
            if (method.equals("stere") || method.equals("merc")) {
                text.append(" +lat_ts=").append(parallels[0]);
            } else {
                text.append(" +lat_1=").append(parallels[0]);
                text.append(" +lat_2=").append(parallels[parallels.length - 1]);
            }
        }
        put(text, "k_0", mapping, "scale_factor_at_central_meridian");
        put(text, "k_0", mapping, "scale_factor_at_projection_origin");
        put(text, "x_0", mapping, "false_easting");
        put(text, "y_0", mapping, "false_northing");
        double axis = mapping.number("semi_major_axis", mapping.number("earth_radius", Double.NaN));
        if (Double.isNaN(axis)) {
            text.append(" +datum=WGS84");
        } else {
            text.append(" +a=").append(axis);
            double flattening = mapping.number("inverse_flattening", Double.NaN);
            double minor = mapping.number("semi_minor_axis", axis);
            text.append(Double.isNaN(flattening) || flattening == 0 ? " +b=" + minor : " +rf=" + flattening);
        }
        return text.append(" +units=m +no_defs").toString();
    }

    private static void put(StringBuilder text, String key, ArrayVariable mapping, String attribute) {
        double value = mapping.number(attribute, Double.NaN);
        if (!Double.isNaN(value)) {
            text.append(" +").append(key).append('=').append(value);
        }
    }
}
