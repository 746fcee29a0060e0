package eo.caravan.processors.projection;

import static eo.caravan.processors.projection.ProjectionParameter.Kind.ANGLE;
import static eo.caravan.processors.projection.ProjectionParameter.Kind.LENGTH;
import static eo.caravan.processors.projection.ProjectionParameter.Kind.SCALE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The projection methods that can be defined without an EPSG code, under their names in each notation. */
enum ProjectionMethod {
    SINUSOIDAL("Sinusoidal", 0, "Sinusoidal", 24, longitude("longitude_of_center", 3088), east(), north()),
    TRANSVERSE_MERCATOR(
            "Transverse_Mercator",
            9807,
            "Transverse Mercator",
            1,
            latitude("latitude_of_origin", 3081),
            longitude("central_meridian", 3080),
            scale(),
            east(),
            north()),
    LAMBERT_AZIMUTHAL(
            "Lambert_Azimuthal_Equal_Area",
            9820,
            "Lambert Azimuthal Equal Area",
            10,
            latitude("latitude_of_center", 3089),
            longitude("longitude_of_center", 3088),
            east(),
            north()),
    LAMBERT_CONIC_2SP(
            "Lambert_Conformal_Conic_2SP",
            9802,
            "Lambert Conic Conformal (2SP)",
            8,
            parallel1(),
            parallel2(),
            new ProjectionParameter("latitude_of_origin", 8821, "Latitude of false origin", 3085, ANGLE),
            new ProjectionParameter("central_meridian", 8822, "Longitude of false origin", 3084, ANGLE),
            new ProjectionParameter("false_easting", 8826, "Easting at false origin", 3086, LENGTH),
            new ProjectionParameter("false_northing", 8827, "Northing at false origin", 3087, LENGTH)),
    LAMBERT_CONIC_1SP(
            "Lambert_Conformal_Conic_1SP",
            9801,
            "Lambert Conic Conformal (1SP)",
            9,
            latitude("latitude_of_origin", 3081),
            longitude("central_meridian", 3080),
            scale(),
            east(),
            north()),
    ALBERS(
            "Albers_Conic_Equal_Area",
            9822,
            "Albers Equal Area",
            11,
            parallel1(),
            parallel2(),
            new ProjectionParameter("latitude_of_center", 8821, "Latitude of false origin", 3081, ANGLE),
            new ProjectionParameter("longitude_of_center", 8822, "Longitude of false origin", 3080, ANGLE),
            new ProjectionParameter("false_easting", 8826, "Easting at false origin", 3082, LENGTH),
            new ProjectionParameter("false_northing", 8827, "Northing at false origin", 3083, LENGTH)),
    POLAR_STEREOGRAPHIC(
            "Polar_Stereographic",
            9810,
            "Polar Stereographic (variant A)",
            15,
            latitude("latitude_of_origin", 3081),
            longitude("central_meridian", 3095),
            scale(),
            east(),
            north()),
    POLAR_STEREOGRAPHIC_B(
            "Polar_Stereographic",
            9829,
            "Polar Stereographic (variant B)",
            15,
            new ProjectionParameter("latitude_of_origin", 8832, "Latitude of standard parallel", 3081, ANGLE),
            new ProjectionParameter("central_meridian", 8833, "Longitude of origin", 3095, ANGLE),
            east(),
            north()),
    MERCATOR_1SP(
            "Mercator_1SP",
            9804,
            "Mercator (variant A)",
            7,
            latitude("latitude_of_origin", 3081),
            longitude("central_meridian", 3080),
            scale(),
            east(),
            north()),
    MERCATOR_2SP(
            "Mercator_2SP",
            9805,
            "Mercator (variant B)",
            7,
            parallel1(),
            longitude("central_meridian", 3080),
            east(),
            north()),
    EQUIRECTANGULAR(
            "Equirectangular",
            1028,
            "Equidistant Cylindrical",
            17,
            parallel1(),
            latitude("latitude_of_origin", 3089),
            longitude("central_meridian", 3088),
            east(),
            north()),
    CYLINDRICAL_EQUAL_AREA(
            "Cylindrical_Equal_Area",
            9835,
            "Lambert Cylindrical Equal Area",
            28,
            parallel1(),
            longitude("central_meridian", 3080),
            east(),
            north()),
    OBLIQUE_STEREOGRAPHIC(
            "Oblique_Stereographic",
            9809,
            "Oblique Stereographic",
            16,
            latitude("latitude_of_origin", 3081),
            longitude("central_meridian", 3080),
            scale(),
            east(),
            north()),
    /** GeoTIFF has no code for it. */
    MOLLWEIDE("Mollweide", 0, "Mollweide", 0, longitude("central_meridian", 3080), east(), north());

    private final String wkt1;
    private final int epsg;
    private final String wkt2;
    private final int geoTiff;

    @SuppressWarnings("ImmutableEnumChecker") // List.of records is immutable
    private final List<ProjectionParameter> parameters;

    ProjectionMethod(String wkt1, int epsg, String wkt2, int geoTiff, ProjectionParameter... parameters) {
        this.wkt1 = wkt1;
        this.epsg = epsg;
        this.wkt2 = wkt2;
        this.geoTiff = geoTiff;
        this.parameters = List.of(parameters);
    }

    private static ProjectionParameter latitude(String wkt1, int geoKey) {
        return new ProjectionParameter(wkt1, 8801, "Latitude of natural origin", geoKey, ANGLE);
    }

    private static ProjectionParameter longitude(String wkt1, int geoKey) {
        return new ProjectionParameter(wkt1, 8802, "Longitude of natural origin", geoKey, ANGLE);
    }

    private static ProjectionParameter scale() {
        return new ProjectionParameter("scale_factor", 8805, "Scale factor at natural origin", 3092, SCALE);
    }

    private static ProjectionParameter east() {
        return new ProjectionParameter("false_easting", 8806, "False easting", 3082, LENGTH);
    }

    private static ProjectionParameter north() {
        return new ProjectionParameter("false_northing", 8807, "False northing", 3083, LENGTH);
    }

    private static ProjectionParameter parallel1() {
        return new ProjectionParameter("standard_parallel_1", 8823, "Latitude of 1st standard parallel", 3078, ANGLE);
    }

    private static ProjectionParameter parallel2() {
        return new ProjectionParameter("standard_parallel_2", 8824, "Latitude of 2nd standard parallel", 3079, ANGLE);
    }

    String wkt1() {
        return wkt1;
    }

    /** The EPSG code of the method; 0 where there is none. */
    int epsg() {
        return epsg;
    }

    String wkt2() {
        return wkt2;
    }

    /** The coordinate transformation code of GeoTIFF; 0 where there is none. */
    int geoTiff() {
        return geoTiff;
    }

    List<ProjectionParameter> parameters() {
        return parameters;
    }

    /** The method of a name in any notation. */
    static Optional<ProjectionMethod> named(String name) {
        String plain = ProjectionParameter.plain(name);
        return Arrays.stream(values())
                .filter(method -> ProjectionParameter.plain(method.wkt1).equals(plain)
                        || ProjectionParameter.plain(method.wkt2).equals(plain))
                .findFirst();
    }

    static Optional<ProjectionMethod> ofGeoTiff(int code) {
        return Arrays.stream(values())
                .filter(method -> code != 0 && method.geoTiff == code)
                .findFirst();
    }

    /** Where a parameter stands under a name or an EPSG code (0 for unknown); common synonyms are understood. */
    Optional<ProjectionParameter> parameter(String name, int code) {
        Optional<ProjectionParameter> exact = parameters.stream()
                .filter(parameter -> parameter.called(name) || code != 0 && parameter.epsg() == code)
                .findFirst();
        return exact.isPresent() ? exact : synonym(ProjectionParameter.plain(name));
    }

    private Optional<ProjectionParameter> synonym(String plain) {
        String role = "none";
        if (plain.startsWith("longitude") || plain.equals("centralmeridian")) {
            role = "longitude";
        } else if (plain.equals("standardparallel1")) {
            role = "latitude of standard parallel";
        } else if (plain.startsWith("latitudeof") && !plain.contains("parallel")) {
            role = "latitude";
        }
        String begin = role;
        return parameters.stream()
                .filter(parameter -> parameter.wkt2().toLowerCase(Locale.ROOT).startsWith(begin)
                        && !parameter.wkt1().startsWith("standard"))
                .findFirst();
    }
}
