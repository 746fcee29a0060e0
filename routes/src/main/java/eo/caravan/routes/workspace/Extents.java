package eo.caravan.routes.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where and when a collection reaches. */
final class Extents {
    private static final int DIMENSIONS = 2;

    private Extents() {}

    /** Widens the overall extent of a collection, so that it holds another one too. */
    static void widen(ObjectNode collection, JsonNode other) {
        ObjectNode extent = collection.withObject("/extent");
        ArrayNode boxes = extent.withObject("/spatial").withArray("/bbox");
        JsonNode added = other.path("spatial").path("bbox").path(0);
        if (boxes.isEmpty()) {
            boxes.add(added);
        } else if (boxes.get(0) instanceof ArrayNode box && box.size() == 2 * DIMENSIONS) {
            for (int i = 0; i < DIMENSIONS; i++) {
                box.set(i, Math.min(box.get(i).asDouble(), added.path(i).asDouble()));
                box.set(
                        i + DIMENSIONS,
                        Math.max(
                                box.get(i + DIMENSIONS).asDouble(),
                                added.path(i + DIMENSIONS).asDouble()));
            }
        }
        ArrayNode intervals = extent.withObject("/temporal").withArray("/interval");
        JsonNode times = other.path("temporal").path("interval").path(0);
        if (intervals.isEmpty()) {
            intervals.add(times);
        } else if (intervals.get(0) instanceof ArrayNode interval && interval.size() == 2) {
            widen(interval, times);
        }
    }

    /** An end that is open stays so; times without offset, as STAC has them in UTC, are compared as texts. */
    private static void widen(ArrayNode interval, JsonNode times) {
        String start = interval.get(0).asText("");
        if (times.path(0).isTextual()
                && !start.isEmpty()
                && times.path(0).asText().compareTo(start) < 0) {
            interval.set(0, times.path(0));
        }
        String end = interval.get(1).asText("");
        if (times.path(1).isTextual()
                && !end.isEmpty()
                && times.path(1).asText().compareTo(end) > 0) {
            interval.set(1, times.path(1));
        }
    }
}
