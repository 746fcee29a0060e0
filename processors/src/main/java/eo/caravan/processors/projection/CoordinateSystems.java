package eo.caravan.processors.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.cube.Crs;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.referencing.wkt.Formattable;

/** Reads, checks, compares and writes the definitions of coordinate reference systems. */
public final class CoordinateSystems {
    private static final Pattern EPSG = Pattern.compile(
            "(?:(?:EPSG:+)?|URN:(?:X-)?OGC:DEF:CRS:EPSG:[0-9.]*:|HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/EPSG/[0-9.]+/)(\\d{1,9})");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Metres in a degree of longitude at the equator. */
    private static final double DEGREE_METRES = 6_378_137 * Math.PI / 180;

    private CoordinateSystems() {}

    /**
     * The system that a user, a STAC item or a file means.
     *
     * @param json an EPSG code as a number or text, a URN or URL of one, WKT 1, WKT 2, PROJJSON or a PROJ string of one step
     * @throws eo.caravan.api.error.OpenEoException where there is no such system, or it is not horizontal
     */
    public static Crs parse(JsonNode json) {
        return checked(read(json));
    }

    /** As {@link #parse(JsonNode)}, from text. */
    public static Crs parse(String text) {
        return checked(read(text));
    }

    /**
     * As {@link #parse(JsonNode)}, but without looking up whether there is such a system, which is found out at its first use.
     *
     * @throws eo.caravan.api.error.OpenEoException where the text is no definition at all
     */
    public static Crs read(JsonNode json) {
        if (json.isIntegralNumber()) {
            return Crs.epsg(json.asInt());
        }
        if (!json.isObject()) {
            return read(json.asText());
        }
        try {
            return of(WktReader.horizontal(ProjJson.tree(json)));
        } catch (IllegalArgumentException e) {
            throw ReferenceSystem.unknown(json.toString(), e);
        }
    }

    private static Crs read(String text) {
        String trimmed = text.trim();
        String upper = trimmed.toUpperCase(Locale.ROOT);
        Matcher epsg = EPSG.matcher(upper);
        if (epsg.matches()) {
            return Crs.epsg(Integer.parseInt(epsg.group(1)));
        }
        if (upper.endsWith("CRS84") && !upper.contains("[")) {
            return Crs.WGS84;
        }
        try {
            if (ProjText.looksLike(trimmed)) {
                return of(ProjText.read(trimmed));
            }
            return trimmed.startsWith("{")
                    ? read(JSON.readTree(trimmed))
                    : of(WktReader.horizontal(WktNode.parse(trimmed)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw ReferenceSystem.unknown(trimmed, e);
        }
    }

    private static Crs of(ProjText.Found found) {
        return found.code().isPresent() ? Crs.epsg(found.code().getAsInt()) : of(found.definition());
    }

    private static Crs of(WktNode tree) {
        Optional<String> extension = WktReader.projText(tree);
        if (WktReader.code(tree).isEmpty() && extension.isPresent()) {
            return of(ProjText.read(extension.get()));
        }
        OptionalInt code = WktReader.code(tree);
        return code.isPresent() ? Crs.epsg(code.getAsInt()) : of(WktReader.definition(tree));
    }

    static Crs of(CrsDefinition definition) {
        return new Crs(WktWriter.wkt2(definition));
    }

    /**
     * The same system, after making sure that it can be worked with.
     *
     * @throws eo.caravan.api.error.OpenEoException where it cannot
     */
    public static Crs checked(Crs crs) {
        ReferenceSystem.of(crs);
        return crs;
    }

    /** Whether two definitions mean the same system; names do not matter. */
    public static boolean same(Crs one, Crs other) {
        if (one.equals(other)) {
            return true;
        }
        if (one.epsgCode().isPresent() || other.epsgCode().isPresent()) {
            return one.epsgCode().isPresent() && one.epsgCode().equals(other.epsgCode());
        }
        Optional<CrsDefinition> first = ReferenceSystem.of(one).definition();
        Optional<CrsDefinition> second = ReferenceSystem.of(other).definition();
        return first.isPresent() && second.isPresent() && same(first.get(), second.get());
    }

    private static boolean same(CrsDefinition one, CrsDefinition other) {
        if (Math.abs(one.semiMajor() - other.semiMajor()) > 1e-4
                || Math.abs(one.inverseFlattening() - other.inverseFlattening()) > 1e-6
                || !Arrays.equals(one.shift(), other.shift())
                || one.projection().isPresent() != other.projection().isPresent()) {
            return false;
        }
        if (one.projection().isEmpty()) {
            return true;
        }
        CrsDefinition.Projection first = one.projection().get();
        CrsDefinition.Projection second = other.projection().get();
        return first.method() == second.method()
                && Math.abs(first.unit() - second.unit()) < 1e-9
                && first.method().parameters().stream()
                        .allMatch(p -> Math.abs(first.value(p) - second.value(p)) < 1e-9);
    }

    /** Whether coordinates are longitude and latitude in degrees. */
    public static boolean isGeographic(Crs crs) {
        return ReferenceSystem.of(crs).geographic();
    }

    /** The name of the unit of the axes: {@code degree}, {@code metre}, or what a rarer one is called. */
    public static String unit(Crs crs) {
        ReferenceSystem system = ReferenceSystem.of(crs);
        if (system.geographic()) {
            return "degree";
        }
        String symbol =
                String.valueOf(system.crs().getCoordinateSystem().getAxis(0).getUnit());
        return symbol.equals("m") ? "metre" : symbol;
    }

    /** Roughly how many metres a unit of the axes is, at the equator; for comparing resolutions. */
    public static double metresPerUnit(Crs crs) {
        ReferenceSystem system = ReferenceSystem.of(crs);
        return system.geographic() ? DEGREE_METRES : Units.metres(system.crs());
    }

    /** WKT 1 in a single line, x first, as NetCDF's {@code crs_wkt} and {@code spatial_ref} want it. */
    public static String toWkt(Crs crs) {
        ReferenceSystem system = ReferenceSystem.of(crs);
        return system.definition().map(WktWriter::wkt1).orElseGet(() -> ofCode(crs, system));
    }

    /** GeoTools writes polar axes that are no WKT 1, and names their projection in a way that others misread. */
    private static String ofCode(Crs crs, ReferenceSystem system) {
        String text = ((Formattable) system.plainAxes()).toWKT(0);
        if (!text.contains("\"Polar Stereographic (variant B)\"")) {
            return text;
        }
        String own = WktWriter.wkt1(WktReader.definition(WktNode.parse(text)));
        String code = String.valueOf(crs.epsgCode().orElseThrow());
        return own.substring(0, own.length() - 1) + ",AUTHORITY[\"EPSG\",\"" + code + "\"]]";
    }

    /** What stands in {@code reference_system} of a STAC cube: the EPSG code as a number, or WKT 2 as text. */
    public static JsonNode referenceSystem(Crs crs) {
        return crs.epsgCode().isPresent()
                ? JSON.getNodeFactory().numberNode(crs.epsgCode().getAsInt())
                : JSON.getNodeFactory().textNode(crs.definition());
    }

    /** Loads the database of systems and makes a first transform, which takes some seconds; for a thread at start-up. */
    public static void warmUp() {
        CrsTransform.between(Crs.WGS84, Crs.epsg(32632)).point(9, 47);
        CrsTransform.between(Crs.epsg(3857), Crs.WGS84).point(0, 0);
    }
}
