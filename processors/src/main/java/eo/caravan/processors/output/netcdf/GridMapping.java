package eo.caravan.processors.output.netcdf;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes of the variable that says which CRS the axes are in, for CF readers and for GDAL. */
public final class GridMapping {
    private static final Pattern PROJECTION = Pattern.compile("PROJECTION\\[\"([^\"]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("PARAMETER\\[\"([^\"]+)\",\\s*([-+0-9.eE]+)");
    private static final Pattern SPHEROID = Pattern.compile("SPHEROID\\[\"[^\"]*\",\\s*([0-9.eE+]+),\\s*([0-9.eE+]+)");
    private static final String LATITUDE_OF_ORIGIN = "latitude_of_projection_origin";
    private static final Map<String, String> NAMES = Map.of(
            "transverse_mercator", "transverse_mercator",
            "lambert_azimuthal_equal_area", "lambert_azimuthal_equal_area",
            "lambert_conformal_conic_2sp", "lambert_conformal_conic",
            "lambert_conformal_conic_1sp", "lambert_conformal_conic",
            "albers_conic_equal_area", "albers_conical_equal_area",
            "mercator_1sp", "mercator",
            "popular_visualisation_pseudo_mercator", "mercator",
            "polar_stereographic", "polar_stereographic",
            "sinusoidal", "sinusoidal");
    private static final Map<String, String> PARAMETERS = Map.of(
            "latitude_of_origin",
            LATITUDE_OF_ORIGIN,
            "latitude_of_center",
            LATITUDE_OF_ORIGIN,
            "false_easting",
            "false_easting",
            "false_northing",
            "false_northing");

    private GridMapping() {}

    public static List<CdfAttribute> of(Grid grid) {
        String wkt = CoordinateSystems.toWkt(grid.crs());
        List<CdfAttribute> attributes = new ArrayList<>(
                CoordinateSystems.isGeographic(grid.crs())
                        ? List.of(CdfAttribute.text("grid_mapping_name", "latitude_longitude"))
                        : projection(wkt));
        Matcher spheroid = SPHEROID.matcher(wkt);
        if (spheroid.find()) {
            attributes.add(number("semi_major_axis", Double.parseDouble(spheroid.group(1))));
            attributes.add(number("inverse_flattening", Double.parseDouble(spheroid.group(2))));
        }
        attributes.add(number("longitude_of_prime_meridian", 0));
        attributes.add(CdfAttribute.text("crs_wkt", wkt));
        attributes.add(CdfAttribute.text("spatial_ref", wkt));
        attributes.add(CdfAttribute.text(
                "GeoTransform", grid.originX() + " " + grid.stepX() + " 0 " + grid.originY() + " 0 " + grid.stepY()));
        return attributes;
    }

    /** The name and parameters of a projection as CF calls them; nothing where CF has no name for it. */
    private static List<CdfAttribute> projection(String wkt) {
        Matcher matcher = PROJECTION.matcher(wkt);
        String name = matcher.find() ? NAMES.get(lower(matcher.group(1))) : null;
        List<CdfAttribute> attributes = new ArrayList<>();
        if (name == null) {
            return attributes;
        }
        attributes.add(CdfAttribute.text("grid_mapping_name", name));
        Matcher parameter = PARAMETER.matcher(wkt);
        while (parameter.find()) {
            String known = lower(parameter.group(1));
            double value = Double.parseDouble(parameter.group(2));
            switch (known) {
                case "central_meridian", "longitude_of_center" -> attributes.add(number(meridian(name), value));
                case "scale_factor" -> attributes.add(number(scale(name), value));
                case "standard_parallel_1" -> attributes.add(number("standard_parallel", value));
                default -> {
                    if (PARAMETERS.containsKey(known)) {
                        attributes.add(number(PARAMETERS.get(known), value));
                    }
                }
            }
        }
        return attributes;
    }

    private static String meridian(String projection) {
        return switch (projection) {
            case "transverse_mercator",
                    "lambert_conformal_conic",
                    "albers_conical_equal_area" -> "longitude_of_central_meridian";
            case "polar_stereographic" -> "straight_vertical_longitude_from_pole";
            default -> "longitude_of_projection_origin";
        };
    }

    private static String scale(String projection) {
        return projection.equals("transverse_mercator")
                ? "scale_factor_at_central_meridian"
                : "scale_factor_at_projection_origin";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static CdfAttribute number(String name, double value) {
        return CdfAttribute.number(name, CdfType.DOUBLE, value);
    }
}
