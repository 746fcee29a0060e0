package eo.caravan.processors.projection;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Understands the tree of WKT 1 and WKT 2: a code of EPSG where one is given, a definition otherwise. */
final class WktReader {
    private static final double DEGREE = Math.toRadians(1);

    private WktReader() {}

    /** The code that the whole system is said to have, or that everybody knows it by. */
    static OptionalInt code(WktNode root) {
        OptionalInt own = id(root);
        return own.isPresent() || !pseudoMercator(root) ? own : OptionalInt.of(3857);
    }

    private static OptionalInt id(WktNode node) {
        return node.child("ID", "AUTHORITY")
                .filter(id -> id.text(0).equalsIgnoreCase("EPSG") && id.text(1).matches("\\d{1,9}"))
                .map(id -> OptionalInt.of(Integer.parseInt(id.text(1))))
                .orElse(OptionalInt.empty());
    }

    /** The system of web maps, the only one of its method: a sphere's formulas on an ellipsoid. */
    private static boolean pseudoMercator(WktNode root) {
        return root.child("CONVERSION")
                .flatMap(conversion -> conversion.child("METHOD"))
                .filter(method -> method.text(0).equals("Popular Visualisation Pseudo Mercator"))
                .isPresent();
    }

    /** The PROJ string that WKT 1 of GDAL carries where WKT cannot say what is meant. */
    static Optional<String> projText(WktNode root) {
        return root.child("EXTENSION")
                .filter(extension -> extension.text(0).equals("PROJ4"))
                .map(extension -> extension.text(1));
    }

    /** The horizontal system within compound and bound ones. */
    static WktNode horizontal(WktNode root) {
        return switch (root.keyword()) {
            case "COMPOUNDCRS", "COMPD_CS" -> horizontal(
                    root.child("PROJCRS", "PROJCS", "GEOGCRS", "GEOGCS", "GEODCRS", "BOUNDCRS", "PROJECTEDCRS")
                            .orElseThrow(() -> new IllegalArgumentException("it has no horizontal part")));
            case "BOUNDCRS" -> horizontal(root.child("SOURCECRS")
                    .flatMap(source -> source.children().stream().findFirst())
                    .orElseThrow(() -> new IllegalArgumentException("SOURCECRS is missing")));
            default -> root;
        };
    }

    /**
     * The definition in a geographic or projected node.
     *
     * @throws IllegalArgumentException for other kinds of systems and for methods that are not known here
     */
    static CrsDefinition definition(WktNode node) {
        return switch (node.keyword()) {
            case "GEOGCS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "BASEGEOGCRS", "BASEGEODCRS" -> geographic(
                    node.text(0), node, Optional.empty());
            case "PROJCS" -> projectedWkt1(node);
            case "PROJCRS", "PROJECTEDCRS" -> projectedWkt2(node);
            default -> throw new IllegalArgumentException(
                    node.keyword() + " is neither a geographic nor a projected coordinate reference system");
        };
    }

    private static CrsDefinition geographic(String name, WktNode node, Optional<CrsDefinition.Projection> projection) {
        String axes = node.child("CS").map(cs -> cs.text(0)).orElse("ellipsoidal");
        if (!axes.equalsIgnoreCase("ellipsoidal")) {
            throw new IllegalArgumentException("its axes are not longitude and latitude but " + axes);
        }
        WktNode datum = need(node, "DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE");
        WktNode ellipsoid = need(datum, "ELLIPSOID", "SPHEROID");
        double meridian =
                node.child("PRIMEM", "PRIMEMERIDIAN").map(p -> p.number(1)).orElse(0.0);
        if (meridian != 0) {
            throw new IllegalArgumentException("a prime meridian other than Greenwich needs an EPSG code");
        }
        double unit =
                ellipsoid.child("LENGTHUNIT", "UNIT").map(u -> u.number(1)).orElse(1.0);
        double[] shift = datum.child("TOWGS84")
                .map(to -> to.values().stream().mapToDouble(Double::parseDouble).toArray())
                .orElse(new double[0]);
        return new CrsDefinition(
                name,
                datum.text(0),
                ellipsoid.text(0),
                ellipsoid.number(1) * unit,
                ellipsoid.number(2),
                shift,
                projection);
    }

    private static CrsDefinition projectedWkt1(WktNode node) {
        ProjectionMethod method = method(need(node, "PROJECTION").text(0));
        WktNode base = need(node, "GEOGCS");
        double angular = base.child("UNIT").map(u -> u.number(1)).orElse(DEGREE);
        double linear = node.child("UNIT").map(u -> u.number(1)).orElse(1.0);
        Map<ProjectionParameter, Double> values = new HashMap<>();
        for (WktNode child : node.children()) {
            if (child.keyword().equals("PARAMETER")) {
                put(method, values, child, angular / DEGREE, 1);
            }
        }
        return geographic(node.text(0), base, Optional.of(polar(method, values, linear)));
    }

    /** WKT 1 and GeoTIFF have one name for both variants of the polar stereographic; the origin of variant A is a pole. */
    static CrsDefinition.Projection polar(
            ProjectionMethod method, Map<ProjectionParameter, Double> values, double unit) {
        if (method != ProjectionMethod.POLAR_STEREOGRAPHIC
                || Math.abs(values.getOrDefault(method.parameters().get(0), 90.0)) == 90) {
            return new CrsDefinition.Projection(method, values, unit);
        }
        Map<ProjectionParameter, Double> renamed = new HashMap<>();
        values.forEach((parameter, value) -> ProjectionMethod.POLAR_STEREOGRAPHIC_B
                .parameter(parameter.wkt1(), 0)
                .ifPresent(same -> renamed.put(same, value)));
        return new CrsDefinition.Projection(ProjectionMethod.POLAR_STEREOGRAPHIC_B, renamed, unit);
    }

    private static CrsDefinition projectedWkt2(WktNode node) {
        WktNode conversion = need(node, "CONVERSION");
        ProjectionMethod method =
                method(need(conversion, "METHOD", "PROJECTION").text(0));
        double linear = axisUnit(node);
        Map<ProjectionParameter, Double> values = new HashMap<>();
        for (WktNode child : conversion.children()) {
            if (child.keyword().equals("PARAMETER")) {
                double angle =
                        child.child("ANGLEUNIT", "UNIT").map(u -> u.number(1)).orElse(DEGREE);
                double length =
                        child.child("LENGTHUNIT", "UNIT").map(u -> u.number(1)).orElse(linear);
                put(method, values, child, angle / DEGREE, length / linear);
            }
        }
        return geographic(
                node.text(0),
                need(node, "BASEGEOGCRS", "BASEGEODCRS"),
                Optional.of(new CrsDefinition.Projection(method, values, linear)));
    }

    private static double axisUnit(WktNode node) {
        Optional<WktNode> own = node.child("LENGTHUNIT", "UNIT");
        Optional<WktNode> axis = node.child("AXIS").flatMap(a -> a.child("LENGTHUNIT", "UNIT"));
        return own.or(() -> axis).map(u -> u.number(1)).orElse(1.0);
    }

    private static void put(
            ProjectionMethod method,
            Map<ProjectionParameter, Double> values,
            WktNode node,
            double degrees,
            double lengths) {
        int code = id(node).orElse(0);
        Optional<ProjectionParameter> known = method.parameter(node.text(0), code);
        if (known.isEmpty()) {
            boolean scale = node.text(0).toLowerCase(Locale.ROOT).startsWith("scale");
            if (node.number(1) != (scale ? 1 : 0)) {
                throw new IllegalArgumentException(
                        "the parameter '" + node.text(0) + "' of " + method.wkt2() + " is not supported");
            }
            return;
        }
        double factor =
                switch (known.get().kind()) {
                    case ANGLE -> degrees;
                    case LENGTH -> lengths;
                    case SCALE -> 1;
                };
        double value = node.number(1);
        values.putIfAbsent(known.get(), Math.abs(factor - 1) < 1e-9 ? value : value * factor);
    }

    static ProjectionMethod method(String name) {
        return ProjectionMethod.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the projection method '" + name + "' is only supported by its EPSG code; use 'EPSG:<code>'"));
    }

    private static WktNode need(WktNode node, String... keywords) {
        return node.child(keywords)
                .orElseThrow(() -> new IllegalArgumentException(keywords[0] + " is missing in " + node.keyword()));
    }
}
