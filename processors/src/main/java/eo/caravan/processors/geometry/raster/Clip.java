package eo.caravan.processors.geometry.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/** Cuts paths to a rectangle. */
final class Clip {
    private Clip() {}

    /** A part cut to a box; parts of which nothing is left have no paths. */
    static Part part(Part part, Envelope box) {
        Envelope bounds = part.bounds();
        if (box.contains(bounds)) {
            return part;
        }
        if (!box.intersects(bounds)) {
            return new Part(part.kind(), List.of());
        }
        return switch (part.kind()) {
            case AREA -> part.map(ring -> ring(ring, box));
            case LINE -> new Part(part.kind(), line(part.paths().get(0), box));
            case POINT -> part;
        };
    }

    /**
     * A ring cut to a box by one edge after the other (Sutherland and Hodgman): pieces stay connected along the edges of the box,
     * which changes nothing inside of it for a filling by even and odd.
     */
    private static double[] ring(double[] ring, Envelope box) {
        double[] cut = half(ring, 0, box.getMinX(), 1);
        cut = half(cut, 0, box.getMaxX(), -1);
        cut = half(cut, 1, box.getMinY(), 1);
        return half(cut, 1, box.getMaxY(), -1);
    }

    /** The part of a ring on one side of a line along an axis. */
    private static double[] half(double[] ring, int axis, double limit, int sign) {
        int n = ring.length;
        double[] out = new double[2 * n];
        int size = 0;
        for (int i = 0; i < n; i += 2) {
            int j = (i + 2) % n;
            double here = sign * (ring[i + axis] - limit);
            double there = sign * (ring[j + axis] - limit);
            if (here >= 0) {
                out[size++] = ring[i];
                out[size++] = ring[i + 1];
            }
            if (here < 0 != there < 0) {
                double share = here / (here - there);
                out[size + axis] = limit;
                out[size + 1 - axis] = ring[i + 1 - axis] + share * (ring[j + 1 - axis] - ring[i + 1 - axis]);
                size += 2;
            }
        }
        return Arrays.copyOf(out, size);
    }

    /** The pieces of a line within a box. */
    private static List<double[]> line(double[] path, Envelope box) {
        List<double[]> pieces = new ArrayList<>();
        for (int i = 0; i + 3 < path.length; i += 2) {
            double[] range = {0, 1};
            double dx = path[i + 2] - path[i];
            double dy = path[i + 3] - path[i + 1];
            if (within(range, path[i] - box.getMinX(), dx)
                    && within(range, box.getMaxX() - path[i], -dx)
                    && within(range, path[i + 1] - box.getMinY(), dy)
                    && within(range, box.getMaxY() - path[i + 1], -dy)) {
                pieces.add(new double[] {
                    path[i] + range[0] * dx,
                    path[i + 1] + range[0] * dy,
                    path[i] + range[1] * dx,
                    path[i + 1] + range[1] * dy
                });
            }
        }
        return pieces;
    }

    /** Narrows a range of shares to where {@code distance + share * slope} is not negative; false where nothing is left. */
    private static boolean within(double[] range, double distance, double slope) {
        if (slope == 0) {
            return distance >= 0;
        }
        double share = -distance / slope;
        if (slope > 0) {
            range[0] = Math.max(range[0], share);
        } else {
            range[1] = Math.min(range[1], share);
        }
        return range[0] <= range[1];
    }
}
