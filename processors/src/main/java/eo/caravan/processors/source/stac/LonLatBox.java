package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Longitudes and latitudes; west is above east where the box crosses the antimeridian. */
public record LonLatBox(double west, double south, double east, double north) {
    /** By how many degrees boxes may miss each other and still count as touching. */
    private static final double MARGIN = 1e-3;
    /** The same as a part of their sizes: footprints are simplified. */
    private static final double SLACK = 0.02;

    /** Whether a box of an item, of two or three dimensions, may touch this one; what is no box may. */
    boolean mayTouch(JsonNode box) {
        int half = box.size() / 2;
        if (half < 2) {
            return true;
        }
        double low = box.path(1).asDouble();
        double high = box.path(half + 1).asDouble();
        double margin = MARGIN + SLACK * Math.abs(high - low);
        if (low - margin > north || high + margin < south) {
            return false;
        }
        double left = box.path(0).asDouble();
        double right = turned(left, box.path(half).asDouble());
        double own = turned(west, east);
        double side = MARGIN + SLACK * (right - left);
        for (int turn = -360; turn <= 360; turn += 360) {
            if (left + turn - side <= own && right + turn + side >= west) {
                return true;
            }
        }
        return false;
    }

    private static double turned(double west, double east) {
        return east < west ? east + 360 : east;
    }

    /** As a search takes it. */
    ArrayNode json() {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(west)
                .add(south)
                .add(east)
                .add(north);
    }

    /** As a URL takes it. */
    String text() {
        return west + "," + south + "," + east + "," + north;
    }
}
