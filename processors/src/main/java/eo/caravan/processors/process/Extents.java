package eo.caravan.processors.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.Locale;
import java.util.Map;

/** Reads the rectangles and reference systems that users write. */
public final class Extents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Extents() {}

    /**
     * Reads a bounding box; a height is not looked at.
     *
     * @param box west, south, east, north, and a crs where it is not EPSG:4326
     * @throws OpenEoException ProcessParameterInvalid
     */
    public static Extent boundingBox(Map<?, ?> box) {
        Crs crs = box.get("crs") == null ? Crs.WGS84 : crs(box.get("crs"));
        Extent extent = new Extent(side(box, "west"), side(box, "south"), side(box, "east"), side(box, "north"), crs);
        if (extent.south() > extent.north()) {
            throw invalid("the bounding box has south " + extent.south() + " above north " + extent.north());
        }
        if (extent.west() > extent.east() && !CoordinateSystems.isGeographic(crs)) {
            throw invalid("the bounding box has west " + extent.west() + " beyond east " + extent.east());
        }
        return extent;
    }

    private static double side(Map<?, ?> box, String name) {
        if (box.get(name) instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        throw invalid("the bounding box needs a number for '" + name + "'");
    }

    /**
     * Reads a reference system.
     *
     * @param definition an EPSG code as number or text, WKT, or PROJJSON as an object or text
     * @throws OpenEoException ProcessParameterInvalid
     */
    public static Crs crs(Object definition) {
        if (definition instanceof Double code && code == Math.rint(code) && code > 0 && code < 1e9) {
            return CoordinateSystems.checked(Crs.epsg(code.intValue()));
        }
        if (definition instanceof Map<?, ?> projJson) {
            return projJson.get("id") instanceof Map<?, ?> id
                            && "EPSG".equalsIgnoreCase(String.valueOf(id.get("authority")))
                            && id.get("code") instanceof Number code
                    ? crs(code.doubleValue())
                    : CoordinateSystems.parse(JSON.<JsonNode>valueToTree(projJson));
        }
        if (definition instanceof String text && !text.isBlank()) {
            return text.strip().startsWith("{") ? crs(projJson(text)) : CoordinateSystems.parse(text.strip());
        }
        throw invalid("'" + ErrorSite.shortened(String.valueOf(definition))
                + "' is no reference system: give an EPSG code, WKT or PROJJSON");
    }

    private static Map<?, ?> projJson(String text) {
        try {
            return JSON.readValue(text, Map.class);
        } catch (JsonProcessingException notJson) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_PARAMETER_INVALID, "The PROJJSON of 'crs' is not valid JSON.", notJson);
        }
    }

    private static OpenEoException invalid(String reason) {
        return new OpenEoException(
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".");
    }
}
