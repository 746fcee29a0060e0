package eo.caravan.processors.projection;

import eo.caravan.processors.cube.Crs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Coordinate reference systems as the GeoKeys of GeoTIFF tell them. Source: OGC 19-008. */
public final class GeoTiffCrs {
    private static final int MODEL_TYPE = 1024;
    private static final int RASTER_TYPE = 1025;
    private static final int CITATION = 1026;
    private static final int GEODETIC_CRS = 2048;
    private static final int GEODETIC_CITATION = 2049;
    private static final int GEODETIC_DATUM = 2050;
    private static final int ANGULAR_UNITS = 2054;
    private static final int ELLIPSOID = 2056;
    private static final int SEMI_MAJOR = 2057;
    private static final int SEMI_MINOR = 2058;
    private static final int INVERSE_FLATTENING = 2059;
    private static final int PROJECTED_CRS = 3072;
    private static final int PROJECTED_CITATION = 3073;
    private static final int PROJECTION = 3074;
    private static final int METHOD = 3075;
    private static final int LINEAR_UNITS = 3076;
    private static final int LINEAR_UNIT_SIZE = 3077;
    private static final int USER_DEFINED = 32767;
    private static final int DEGREE = 9102;
    /** Begins a citation that holds WKT, which GDAL reads where there is no code for the method. */
    private static final String ESRI = "ESRI PE String = ";

    private static final int METRE = 9001;
    private static final List<List<Integer>> EQUAL_KEYS = List.of(
            List.of(3080, 3088, 3084, 3095),
            List.of(3081, 3089, 3085),
            List.of(3082, 3086, 3090),
            List.of(3083, 3087, 3091),
            List.of(3092, 3093));

    private GeoTiffCrs() {}

    /** Where keys are read from; absent ones answer what is given for that. */
    public interface Reader {
        int code(int key, int whenMissing);

        double real(int key, double whenMissing);

        String text(int key);
    }

    /** Where keys are written to. */
    public interface Writer {
        void putCode(int key, int value);

        void putReal(int key, double value);

        void putText(int key, String value);
    }

    /**
     * The system that a file's keys describe; a code of EPSG is not looked up.
     *
     * @throws eo.caravan.api.error.OpenEoException where they describe something that is not known here
     */
    public static Crs read(Reader keys) {
        OptionalInt epsg = epsg(keys);
        if (epsg.isPresent()) {
            return Crs.epsg(epsg.getAsInt());
        }
        try {
            return CoordinateSystems.of(definition(keys));
        } catch (IllegalArgumentException e) {
            throw ReferenceSystem.unknown("the system described by GeoKeys", e);
        }
    }

    private static OptionalInt epsg(Reader keys) {
        boolean geographic = keys.code(MODEL_TYPE, 1) == 2;
        int code = keys.code(geographic ? GEODETIC_CRS : PROJECTED_CRS, 0);
        return code > 0 && code < USER_DEFINED ? OptionalInt.of(code) : OptionalInt.empty();
    }

    private static CrsDefinition definition(Reader keys) {
        int base = keys.code(GEODETIC_CRS, 0);
        double major = keys.real(SEMI_MAJOR, base > 0 && base < USER_DEFINED ? 0 : Double.NaN);
        double flattening = keys.real(INVERSE_FLATTENING, Double.NaN);
        double minor = keys.real(SEMI_MINOR, Double.NaN);
        if (Double.isNaN(flattening)) {
            flattening = Double.isNaN(minor) || minor == major ? 0 : major / (major - minor);
        }
        if (!(major > 0)) {
            CrsDefinition known = ofBase(base);
            major = known.semiMajor();
            flattening = known.inverseFlattening();
        }
        Optional<CrsDefinition.Projection> projection =
                keys.code(MODEL_TYPE, 1) == 2 ? Optional.empty() : Optional.of(projection(keys));
        String name = keys.text(projection.isPresent() ? PROJECTED_CITATION : GEODETIC_CITATION);
        return new CrsDefinition(
                name.isBlank() ? "unnamed" : name, "unknown", "unknown", major, flattening, new double[0], projection);
    }

    private static CrsDefinition ofBase(int code) {
        int known = code > 0 && code < USER_DEFINED ? code : 4326;
        return WktReader.definition(WktNode.parse(CoordinateSystems.toWkt(Crs.epsg(known))));
    }

    private static CrsDefinition.Projection projection(Reader keys) {
        int code = keys.code(METHOD, 0);
        ProjectionMethod method = ProjectionMethod.ofGeoTiff(code)
                .orElseThrow(() -> new IllegalArgumentException("the projection method " + code + " is not supported"));
        if (method == ProjectionMethod.MERCATOR_1SP && !Double.isNaN(keys.real(3078, Double.NaN))) {
            method = ProjectionMethod.MERCATOR_2SP;
        }
        Map<ProjectionParameter, Double> values = new HashMap<>();
        for (ProjectionParameter parameter : method.parameters()) {
            double value = value(keys, parameter.geoKey());
            if (!Double.isNaN(value)) {
                values.put(parameter, value);
            }
        }
        int unit = keys.code(LINEAR_UNITS, METRE);
        double metres =
                switch (unit) {
                    case METRE -> 1;
                    case 9002 -> 0.3048;
                    case 9003 -> 1200.0 / 3937;
                    default -> keys.real(LINEAR_UNIT_SIZE, 1);
                };
        return WktReader.polar(method, values, metres);
    }

    private static double value(Reader keys, int key) {
        double value = keys.real(key, Double.NaN);
        for (List<Integer> equal : EQUAL_KEYS) {
            if (equal.contains(key)) {
                for (int other : equal) {
                    value = Double.isNaN(value) ? keys.real(other, Double.NaN) : value;
                }
            }
        }
        return value;
    }

    /**
     * Writes the keys of a system, cells being areas.
     *
     * @throws eo.caravan.api.error.OpenEoException where the system is unknown
     */
    public static void write(Crs crs, Writer keys) {
        ReferenceSystem system = ReferenceSystem.of(crs);
        keys.putCode(MODEL_TYPE, system.geographic() ? 2 : 1);
        keys.putCode(RASTER_TYPE, 1);
        if (crs.epsgCode().isPresent() && crs.epsgCode().getAsInt() < USER_DEFINED) {
            keys.putCode(
                    system.geographic() ? GEODETIC_CRS : PROJECTED_CRS,
                    crs.epsgCode().getAsInt());
            return;
        }
        CrsDefinition definition =
                system.definition().orElseGet(() -> WktReader.definition(WktNode.parse(CoordinateSystems.toWkt(crs))));
        writeGeographic(definition, keys);
        definition.projection().ifPresent(projection -> writeProjected(definition, projection, keys));
    }

    private static void writeGeographic(CrsDefinition crs, Writer keys) {
        keys.putText(CITATION, crs.name());
        keys.putCode(GEODETIC_CRS, USER_DEFINED);
        keys.putText(GEODETIC_CITATION, crs.datum());
        keys.putCode(GEODETIC_DATUM, USER_DEFINED);
        keys.putCode(ANGULAR_UNITS, DEGREE);
        keys.putCode(ELLIPSOID, USER_DEFINED);
        keys.putReal(SEMI_MAJOR, crs.semiMajor());
        if (crs.inverseFlattening() == 0) {
            keys.putReal(SEMI_MINOR, crs.semiMajor());
        } else {
            keys.putReal(INVERSE_FLATTENING, crs.inverseFlattening());
        }
    }

    private static void writeProjected(CrsDefinition crs, CrsDefinition.Projection projection, Writer keys) {
        int method = projection.method().geoTiff();
        if (projection.unit() == 1) {
            keys.putCode(LINEAR_UNITS, METRE);
        } else {
            keys.putCode(LINEAR_UNITS, USER_DEFINED);
            keys.putReal(LINEAR_UNIT_SIZE, projection.unit());
        }
        if (method == 0) {
            keys.putCode(MODEL_TYPE, USER_DEFINED);
            keys.putText(PROJECTED_CITATION, ESRI + WktWriter.esri(crs));
            return;
        }
        keys.putCode(PROJECTED_CRS, USER_DEFINED);
        keys.putText(PROJECTED_CITATION, crs.name());
        keys.putCode(PROJECTION, USER_DEFINED);
        keys.putCode(METHOD, method);
        for (ProjectionParameter parameter : projection.method().parameters()) {
            keys.putReal(parameter.geoKey(), projection.value(parameter));
        }
    }
}
