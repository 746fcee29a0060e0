package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.geometry.GeoJson;
import eo.caravan.processors.process.Extents;
import eo.caravan.processors.process.Instants;
import eo.caravan.processors.process.filter.TemporalInterval;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the sub-types of openEO ask of a value beyond its schema. */
final class Subtypes {
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)");
    private static final int LONGEST_REASON = 500;
    private static final Map<String, Check> CHECKS = Map.ofEntries(
            Map.entry("date", Subtypes::date),
            Map.entry("date-time", Subtypes::dateTime),
            Map.entry("time", Subtypes::time),
            Map.entry("uri", Subtypes::uri),
            Map.entry("epsg-code", (value, process, parameter) -> Extents.crs(value)),
            Map.entry("wkt2-definition", (value, process, parameter) -> Extents.crs(value)),
            Map.entry("bounding-box", (value, process, parameter) -> Extents.boundingBox((Map<?, ?>) value)),
            Map.entry("geojson", (value, process, parameter) -> GeoJson.read((Map<?, ?>) value, process, parameter)),
            Map.entry("temporal-interval", Subtypes::interval),
            Map.entry("kernel", Subtypes::kernel));

    private Subtypes() {}

    /** Fails with an error that says what is wrong. */
    @FunctionalInterface
    private interface Check {
        void check(Object value, String process, String parameter);
    }

    /**
     * Looks at a value that fits the schema of its sub-type.
     *
     * @param subtype may be one that nothing more is asked of, or empty
     * @throws OpenEoException what is wrong
     */
    static void check(String subtype, Object value, String process, String parameter) {
        Check check = CHECKS.get(subtype);
        if (check != null) {
            check.check(value, process, parameter);
        }
    }

    static boolean isGeoJson(JsonNode form) {
        return "geojson".equals(form.path("subtype").asText());
    }

    /** The reason that an error gives, without what is said of process and parameter before it. */
    static String reason(OpenEoException error, String process, String parameter) {
        String led = ApiErrorCode.PROCESS_PARAMETER_INVALID.message(
                Map.of("process", process, "parameter", parameter, "reason", ""));
        String message = error.getMessage();
        String reason = message.startsWith(led) ? message.substring(led.length()) : message;
        reason = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    }

    private static void date(Object value, String process, String parameter) {
        if (!Instants.dateOnly((String) value) || Instants.parse((String) value) == null) {
            throw wrong(value, "a date like 2022-06-01", process, parameter);
        }
    }

    private static void dateTime(Object value, String process, String parameter) {
        if (Instants.dateOnly((String) value) || Instants.parse((String) value) == null) {
            throw wrong(value, "a date with time and zone like 2022-06-01T10:00:00Z", process, parameter);
        }
    }

    private static void time(Object value, String process, String parameter) {
        if (!TIME.matcher((String) value).matches()) {
            throw wrong(value, "a time like 10:00:00", process, parameter);
        }
    }

    private static void uri(Object value, String process, String parameter) {
        try {
            if (new URI((String) value).getScheme() != null) {
                return;
            }
        } catch (URISyntaxException notOne) {
            throw wrong(value, "a URI: " + notOne.getReason(), process, parameter);
        }
        throw wrong(value, "a URI with a scheme like https", process, parameter);
    }

    private static void interval(Object value, String process, String parameter) {
        List<?> ends = (List<?>) value;
        boolean times = ends.stream()
                .anyMatch(
                        end -> end instanceof String text && TIME.matcher(text).matches());
        if (!times) {
            TemporalInterval.read(ends, process, parameter);
        }
    }

    private static void kernel(Object value, String process, String parameter) {
        List<?> rows = (List<?>) value;
        int width = rows.isEmpty() ? 0 : ((List<?>) rows.get(0)).size();
        if (width == 0 || rows.stream().anyMatch(row -> ((List<?>) row).size() != width)) {
            throw OpenEoException.invalid(
                    process, parameter, "A kernel has one row at least, and all its rows are equally long");
        }
        if (width % 2 == 0 || rows.size() % 2 == 0) {
            throw new OpenEoException(
                    ProcessErrorCode.KERNEL_DIMENSIONS_UNEVEN,
                    "Each dimension of the kernel must have an odd number of elements, not " + width + " × "
                            + rows.size());
        }
    }

    private static OpenEoException wrong(Object value, String expected, String process, String parameter) {
        return OpenEoException.invalid(process, parameter, "expected " + expected + ", given " + Kinds.given(value));
    }
}
