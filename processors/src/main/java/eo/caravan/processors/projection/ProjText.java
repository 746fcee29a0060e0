package eo.caravan.processors.projection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Understands PROJ strings of one step, such as {@code +proj=laea +lat_0=52 +lon_0=10 +ellps=GRS80}. */
final class ProjText {
    private static final Set<String> IDLE = Set.of("no_defs", "type", "wktext", "over", "no_uoff", "title", "vunits");
    /** Semi-major axis and inverse flattening. */
    private static final Map<String, double[]> ELLIPSOIDS = Map.of(
            "wgs84", new double[] {6_378_137, 298.257223563},
            "grs80", new double[] {6_378_137, 298.257222101},
            "wgs72", new double[] {6_378_135, 298.26},
            "grs67", new double[] {6_378_160, 298.2471674270},
            "intl", new double[] {6_378_388, 297},
            "bessel", new double[] {6_377_397.155, 299.1528128},
            "krass", new double[] {6_378_245, 298.3},
            "clrk66", new double[] {6_378_206.4, 294.978698213898},
            "airy", new double[] {6_377_563.396, 299.324964600004},
            "sphere", new double[] {6_370_997, 0});

    private static final Map<String, Double> UNITS =
            Map.of("m", 1.0, "km", 1000.0, "ft", 0.3048, "us-ft", 1200.0 / 3937);

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> unread;

    private ProjText(String text) {
        for (String part : text.trim().split("\\s+")) {
            String[] pair = part.replaceFirst("^\\+", "").split("=", 2);
            values.putIfAbsent(pair[0], pair.length == 2 ? pair[1] : "");
        }
        this.unread = new HashSet<>(values.keySet());
    }

    /** Whether a text is meant as one. */
    static boolean looksLike(String text) {
        return text.startsWith("+") || text.startsWith("proj=");
    }

    /** The EPSG code of the system of a string, where it has one; the definition otherwise. */
    record Found(OptionalInt code, CrsDefinition definition) {}

    /**
     * The system of a string.
     *
     * @throws IllegalArgumentException naming what is not supported
     */
    static Found read(String text) {
        ProjText proj = new ProjText(text);
        Found found = proj.find();
        for (String key : proj.unread) {
            if (!IDLE.contains(key)) {
                throw new IllegalArgumentException("+" + key + " of a PROJ string is not supported");
            }
        }
        return found;
    }

    private Found find() {
        Optional<String> init = take("init");
        if (init.isPresent() && init.get().toLowerCase(Locale.ROOT).matches("epsg:\\d{1,9}")) {
            return code(Integer.parseInt(init.get().substring(5)));
        }
        String method = take("proj").orElseThrow(() -> new IllegalArgumentException("a PROJ string needs +proj"));
        checkFrame();
        if (method.equals("webmerc")
                || method.equals("merc") && take("nadgrids").orElse("").equals("@null")) {
            unread.clear();
            return code(3857);
        }
        double[] shift = shift();
        double[] ellipsoid = ellipsoid();
        boolean degrees = Set.of("longlat", "latlong", "lonlat", "latlon").contains(method);
        if (method.equals("utm")) {
            return utm(ellipsoid, shift);
        }
        Optional<CrsDefinition.Projection> projection = degrees ? Optional.empty() : Optional.of(projection(method));
        return new Found(OptionalInt.empty(), definition(ellipsoid, shift, projection));
    }

    private static Found code(int epsg) {
        return new Found(OptionalInt.of(epsg), null);
    }

    private static CrsDefinition definition(
            double[] ellipsoid, double[] shift, Optional<CrsDefinition.Projection> projection) {
        return new CrsDefinition("unknown", "unknown", "unknown", ellipsoid[0], ellipsoid[1], shift, projection);
    }

    private void checkFrame() {
        String axes = take("axis").orElse("enu");
        String meridian = take("pm").orElse("greenwich").toLowerCase(Locale.ROOT);
        if (!axes.equals("enu") || !meridian.equals("greenwich") && !meridian.matches("0(\\.0*)?")) {
            throw new IllegalArgumentException("axes other than enu and other prime meridians need an EPSG code");
        }
    }

    private double[] shift() {
        Optional<String> to = take("towgs84");
        if (to.isEmpty()) {
            return new double[0];
        }
        double[] shift = new double[7];
        String[] parts = to.get().split(",");
        for (int i = 0; i < Math.min(7, parts.length); i++) {
            shift[i] = parse("towgs84", parts[i]);
        }
        return shift;
    }

    private double[] ellipsoid() {
        Optional<String> datum = take("datum").map(name -> name.toLowerCase(Locale.ROOT));
        if (datum.isPresent() && !Set.of("wgs84", "nad83").contains(datum.get())) {
            throw new IllegalArgumentException("+datum=" + datum.get() + " needs an EPSG code");
        }
        Optional<String> name = take("ellps").map(text -> text.toLowerCase(Locale.ROOT));
        String found =
                datum.map(d -> d.equals("nad83") ? "grs80" : d).or(() -> name).orElse("wgs84");
        double[] known = ELLIPSOIDS.get(found);
        if (known == null) {
            throw new IllegalArgumentException("the ellipsoid '" + found + "' is not known; give +a and +rf");
        }
        double radius = number("R", Double.NaN);
        if (!Double.isNaN(radius)) {
            return new double[] {radius, 0};
        }
        double major = number("a", known[0]);
        double minor = number("b", Double.NaN);
        double inverse = number("rf", values.containsKey("a") && Double.isNaN(minor) ? 0 : known[1]);
        if (!Double.isNaN(minor)) {
            inverse = minor == major ? 0 : major / (major - minor);
        }
        return new double[] {major, inverse};
    }

    private Found utm(double[] ellipsoid, double[] shift) {
        double zone = number("zone", Double.NaN);
        boolean south = take("south").isPresent();
        double unit = unit();
        if (!(zone >= 1 && zone <= 60) || zone != Math.rint(zone)) {
            throw new IllegalArgumentException("+proj=utm needs +zone from 1 to 60");
        }
        double[] wgs84 = ELLIPSOIDS.get("wgs84");
        boolean usual = ellipsoid[0] == wgs84[0] && ellipsoid[1] == wgs84[1] && shift.length == 0 && unit == 1;
        if (usual) {
            return code((south ? 32_700 : 32_600) + (int) zone);
        }
        ProjectionMethod method = ProjectionMethod.TRANSVERSE_MERCATOR;
        Map<ProjectionParameter, Double> found = new HashMap<>();
        Map<String, Double> told = Map.of(
                "central_meridian",
                6 * zone - 183,
                "scale_factor",
                0.9996,
                "false_easting",
                500_000 / unit,
                "false_northing",
                south ? 10_000_000 / unit : 0);
        told.forEach((name, value) -> method.parameter(name, 0).ifPresent(parameter -> found.put(parameter, value)));
        return new Found(
                OptionalInt.empty(),
                definition(ellipsoid, shift, Optional.of(new CrsDefinition.Projection(method, found, unit))));
    }

    private double unit() {
        double metres = number("to_meter", Double.NaN);
        String name = take("units").orElse("m");
        Double known = UNITS.get(name);
        if (Double.isNaN(metres) && known == null) {
            throw new IllegalArgumentException("+units=" + name + " is not known; give +to_meter");
        }
        return Double.isNaN(metres) ? known : metres;
    }

    private CrsDefinition.Projection projection(String name) {
        ProjectionMethod method = method(name);
        double unit = unit();
        Map<ProjectionParameter, Double> found = new HashMap<>();
        for (ProjectionParameter parameter : method.parameters()) {
            double value = value(method, parameter);
            if (!Double.isNaN(value)) {
                boolean length = parameter.kind() == ProjectionParameter.Kind.LENGTH;
                found.put(parameter, length ? value / unit : value);
            }
        }
        return new CrsDefinition.Projection(method, found, unit);
    }

    private double value(ProjectionMethod method, ProjectionParameter parameter) {
        return switch (parameter.wkt1()) {
            case "standard_parallel_1" -> number("lat_1", number("lat_ts", Double.NaN));
            case "standard_parallel_2" -> number("lat_2", number("lat_1", Double.NaN));
            case "central_meridian", "longitude_of_center" -> number("lon_0", Double.NaN);
            case "scale_factor" -> number("k_0", number("k", Double.NaN));
            case "false_easting" -> number("x_0", Double.NaN);
            case "false_northing" -> number("y_0", Double.NaN);
            default -> method == ProjectionMethod.POLAR_STEREOGRAPHIC_B
                    ? polar(number("lat_0", 90), number("lat_ts", 90))
                    : method == ProjectionMethod.LAMBERT_CONIC_1SP
                            ? number("lat_1", number("lat_0", Double.NaN))
                            : number("lat_0", Double.NaN);
        };
    }

    private static double polar(double pole, double trueLatitude) {
        if (pole * trueLatitude < 0) {
            throw new IllegalArgumentException("+lat_0 and +lat_ts lie on different halves of the globe");
        }
        return trueLatitude;
    }

    private ProjectionMethod method(String name) {
        return switch (name) {
            case "tmerc", "etmerc" -> ProjectionMethod.TRANSVERSE_MERCATOR;
            case "laea" -> ProjectionMethod.LAMBERT_AZIMUTHAL;
            case "aea" -> ProjectionMethod.ALBERS;
            case "sinu" -> ProjectionMethod.SINUSOIDAL;
            case "cea" -> ProjectionMethod.CYLINDRICAL_EQUAL_AREA;
            case "moll" -> ProjectionMethod.MOLLWEIDE;
            case "sterea" -> ProjectionMethod.OBLIQUE_STEREOGRAPHIC;
            case "eqc" -> ProjectionMethod.EQUIRECTANGULAR;
            case "merc" -> values.containsKey("lat_ts") ? ProjectionMethod.MERCATOR_2SP : ProjectionMethod.MERCATOR_1SP;
            case "lcc" -> values.containsKey("lat_2")
                    ? ProjectionMethod.LAMBERT_CONIC_2SP
                    : ProjectionMethod.LAMBERT_CONIC_1SP;
            case "stere" -> stereographic();
            default -> throw new IllegalArgumentException(
                    "+proj=" + name + " is only supported by its EPSG code; use 'EPSG:<code>'");
        };
    }

    private ProjectionMethod stereographic() {
        if (Math.abs(number("lat_0", 0)) != 90) {
            throw new IllegalArgumentException("+proj=stere is only supported around a pole");
        }
        return values.containsKey("lat_ts")
                ? ProjectionMethod.POLAR_STEREOGRAPHIC_B
                : ProjectionMethod.POLAR_STEREOGRAPHIC;
    }

    private Optional<String> take(String key) {
        unread.remove(key);
        return Optional.ofNullable(values.get(key));
    }

    private double number(String key, double whenMissing) {
        return take(key).map(text -> parse(key, text)).orElse(whenMissing);
    }

    private static double parse(String key, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("+" + key + " needs a number, not '" + text + "'", e);
        }
    }
}
