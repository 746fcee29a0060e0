package eo.caravan.processors.projection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Crs;

/** Writes systems as PROJJSON, as GeoParquet wants them; {@link CoordinateSystems#parse} reads it again. */
public final class ProjJsonWriter {
    private static final String NAME = "name";
    private static final String TYPE = "type";
    private static final String UNIT = "unit";
    private static final String METRE = "metre";
    private static final String DEGREE = "degree";

    private ProjJsonWriter() {}

    /**
     * The PROJJSON of a system, with its EPSG code where it has one.
     *
     * @throws eo.caravan.api.error.OpenEoException where the system cannot be worked with
     */
    public static ObjectNode of(Crs crs) {
        CrsDefinition definition = WktReader.definition(WktNode.parse(CoordinateSystems.toWkt(crs)));
        boolean coded = crs.epsgCode().isPresent();
        ObjectNode json = object("$schema", "https://proj.org/schemas/v0.7/projjson.schema.json");
        if (definition.projection().isPresent()) {
            projected(json, definition, definition.projection().get());
        } else {
            geographic(json, definition, coded);
        }
        crs.epsgCode().ifPresent(code -> id(json, code));
        return json;
    }

    private static void geographic(ObjectNode json, CrsDefinition crs, boolean latitudeFirst) {
        json.put(TYPE, "GeographicCRS").put(NAME, crs.name());
        datum(json, crs);
        ObjectNode system = json.putObject("coordinate_system").put("subtype", "ellipsoidal");
        ArrayNode axes = system.putArray("axis");
        if (latitudeFirst) {
            axis(axes, "Geodetic latitude", "Lat", "north").put(UNIT, DEGREE);
        }
        axis(axes, "Geodetic longitude", "Lon", "east").put(UNIT, DEGREE);
        if (!latitudeFirst) {
            axis(axes, "Geodetic latitude", "Lat", "north").put(UNIT, DEGREE);
        }
    }

    private static void projected(ObjectNode json, CrsDefinition crs, CrsDefinition.Projection projection) {
        json.put(TYPE, "ProjectedCRS").put(NAME, crs.name());
        ObjectNode base = json.putObject("base_crs").put(TYPE, "GeographicCRS").put(NAME, crs.datum());
        datum(base, crs);
        ArrayNode degrees = base.putObject("coordinate_system")
                .put("subtype", "ellipsoidal")
                .putArray("axis");
        axis(degrees, "Longitude", "lon", "east").put(UNIT, DEGREE);
        axis(degrees, "Latitude", "lat", "north").put(UNIT, DEGREE);
        ObjectNode conversion =
                json.putObject("conversion").put(NAME, projection.method().wkt2());
        ObjectNode method =
                conversion.putObject("method").put(NAME, projection.method().wkt2());
        id(method, projection.method().epsg());
        ArrayNode parameters = conversion.putArray("parameters");
        for (ProjectionParameter parameter : projection.method().parameters()) {
            ObjectNode written =
                    parameters.addObject().put(NAME, parameter.wkt2()).put("value", projection.value(parameter));
            switch (parameter.kind()) {
                case ANGLE -> written.put(UNIT, DEGREE);
                case SCALE -> written.put(UNIT, "unity");
                case LENGTH -> length(written, projection.unit());
            }
            id(written, parameter.epsg());
        }
        ArrayNode axes =
                json.putObject("coordinate_system").put("subtype", "Cartesian").putArray("axis");
        length(axis(axes, "Easting", "E", "east"), projection.unit());
        length(axis(axes, "Northing", "N", "north"), projection.unit());
    }

    private static void datum(ObjectNode json, CrsDefinition crs) {
        ObjectNode datum =
                json.putObject("datum").put(TYPE, "GeodeticReferenceFrame").put(NAME, crs.datum());
        ObjectNode ellipsoid =
                datum.putObject("ellipsoid").put(NAME, crs.ellipsoid()).put("semi_major_axis", crs.semiMajor());
        if (crs.inverseFlattening() == 0) {
            ellipsoid.put("semi_minor_axis", crs.semiMajor());
        } else {
            ellipsoid.put("inverse_flattening", crs.inverseFlattening());
        }
    }

    private static ObjectNode axis(ArrayNode axes, String name, String abbreviation, String direction) {
        return axes.addObject()
                .put(NAME, name)
                .put("abbreviation", abbreviation)
                .put("direction", direction);
    }

    private static void length(ObjectNode json, double metres) {
        if (metres == 1) {
            json.put(UNIT, METRE);
        } else {
            json.putObject(UNIT)
                    .put(TYPE, "LinearUnit")
                    .put(NAME, WktWriter.unitName(metres))
                    .put("conversion_factor", metres);
        }
    }

    private static void id(ObjectNode json, int epsg) {
        if (epsg != 0) {
            json.putObject("id").put("authority", "EPSG").put("code", epsg);
        }
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
