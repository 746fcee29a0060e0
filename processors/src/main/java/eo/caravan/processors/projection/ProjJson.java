package eo.caravan.processors.projection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rewrites PROJJSON as the tree of WKT 2 that says the same. */
final class ProjJson {
    private static final Map<String, String> UNITS =
            Map.of("metre", "1", "degree", Double.toString(Math.toRadians(1)), "unity", "1");

    private ProjJson() {}

    /**
     * The tree of a system.
     *
     * @throws IllegalArgumentException for types that are not supported
     */
    static WktNode tree(JsonNode crs) {
        return switch (crs.path("type").asText()) {
            case "GeographicCRS", "GeodeticCRS" -> geographic("GEOGCRS", crs);
            case "ProjectedCRS" -> projected(crs);
            case "CompoundCRS" -> tree(crs.path("components").path(0));
            case "BoundCRS" -> tree(crs.path("source_crs"));
            default -> throw new IllegalArgumentException(
                    "PROJJSON of type '" + crs.path("type").asText() + "' is not supported");
        };
    }

    private static WktNode projected(JsonNode crs) {
        JsonNode conversion = crs.path("conversion");
        List<WktNode> steps = new ArrayList<>();
        steps.add(named("METHOD", conversion.path("method"), List.of()));
        for (JsonNode parameter : conversion.path("parameters")) {
            List<WktNode> details = new ArrayList<>();
            String kind =
                    switch (parameter
                            .path("unit")
                            .asText(parameter.path("unit").path("type").asText())) {
                        case "degree", "AngularUnit" -> "ANGLEUNIT";
                        case "unity", "ScaleUnit" -> "SCALEUNIT";
                        default -> "LENGTHUNIT";
                    };
            details.add(unit(kind, parameter.path("unit")));
            addId(parameter, details);
            steps.add(new WktNode(
                    "PARAMETER",
                    List.of(
                            parameter.path("name").asText(),
                            parameter.path("value").asText()),
                    details));
        }
        List<WktNode> children = new ArrayList<>();
        children.add(geographic("BASEGEOGCRS", crs.path("base_crs")));
        children.add(named("CONVERSION", conversion, steps));
        children.add(unit(
                "LENGTHUNIT", crs.path("coordinate_system").path("axis").path(0).path("unit")));
        addId(crs, children);
        return new WktNode("PROJCRS", List.of(crs.path("name").asText()), children);
    }

    private static WktNode geographic(String keyword, JsonNode crs) {
        String axes = crs.path("coordinate_system").path("subtype").asText("ellipsoidal");
        if (!axes.equals("ellipsoidal")) {
            throw new IllegalArgumentException("its axes are not longitude and latitude but " + axes);
        }
        JsonNode datum = crs.has("datum") ? crs.path("datum") : crs.path("datum_ensemble");
        JsonNode ellipsoid = datum.path("ellipsoid");
        double major = length(ellipsoid.path(ellipsoid.has("radius") ? "radius" : "semi_major_axis"));
        double flattening = ellipsoid.path("inverse_flattening").asDouble(0);
        if (ellipsoid.has("semi_minor_axis")) {
            double minor = length(ellipsoid.path("semi_minor_axis"));
            flattening = major == minor ? 0 : major / (major - minor);
        }
        WktNode shape = new WktNode(
                "ELLIPSOID",
                List.of(ellipsoid.path("name").asText(), Double.toString(major), Double.toString(flattening)),
                List.of());
        List<WktNode> children = new ArrayList<>();
        children.add(new WktNode("DATUM", List.of(datum.path("name").asText()), List.of(shape)));
        JsonNode meridian = datum.path("prime_meridian").path("longitude");
        if (!meridian.isMissingNode()) {
            String value = (meridian.isObject() ? meridian.path("value") : meridian).asText("0");
            children.add(new WktNode("PRIMEM", List.of("", value), List.of()));
        }
        addId(crs, children);
        return new WktNode(keyword, List.of(crs.path("name").asText()), children);
    }

    private static double length(JsonNode json) {
        double factor = json.path("unit").path("conversion_factor").asDouble(1);
        double value = json.isObject() ? json.path("value").asDouble() : json.asDouble();
        if (!(value > 0)) {
            throw new IllegalArgumentException("the size of the ellipsoid is missing");
        }
        return value * factor;
    }

    private static WktNode unit(String keyword, JsonNode unit) {
        String factor = unit.isObject()
                ? unit.path("conversion_factor").asText("1")
                : UNITS.getOrDefault(unit.asText("metre"), "1");
        return new WktNode(keyword, List.of(unit.asText(""), factor), List.of());
    }

    private static WktNode named(String keyword, JsonNode json, List<WktNode> children) {
        return new WktNode(keyword, List.of(json.path("name").asText()), children);
    }

    private static void addId(JsonNode json, List<WktNode> children) {
        JsonNode id = json.path("id");
        if (id.has("code")) {
            children.add(new WktNode(
                    "ID", List.of(id.path("authority").asText(), id.path("code").asText()), List.of()));
        }
    }
}
