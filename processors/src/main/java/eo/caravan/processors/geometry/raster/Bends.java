package eo.caravan.processors.geometry.raster;

import eo.caravan.processors.projection.CrsTransform;
import java.util.Arrays;

/**
 * Brings paths into another system, where straight edges are bent: with so many points in between that the path stays within a
 * thousandth of a cell of the bent edges. Not for several threads at once.
 */
final class Bends {
    /** In cells. An edge of a field, some hundred metres, bends less in common projections: its corners suffice. */
    private static final double TOLERANCE = 0.001;

    /** A chord of so many cells or more is looked at in three points, in case it bends one way and then the other. */
    private static final double LONG = 32;

    private static final int DEEPEST = 24;
    private static final int DEEPEST_WITHOUT_PLACE = 10;

    private final CrsTransform transform;
    private final boolean fromDegrees;
    private final boolean toDegrees;
    private final double cellWidth;
    private final double cellHeight;
    private double[] out = new double[64];
    private int size;

    /**
     * Leads along a transform.
     *
     * @param fromDegrees whether x is a longitude before
     * @param toDegrees whether x is a longitude afterwards; then it runs on over the antimeridian instead of leaping
     * @param cellWidth in units of the target
     */
    Bends(CrsTransform transform, boolean fromDegrees, boolean toDegrees, double cellWidth, double cellHeight) {
        this.transform = transform;
        this.fromDegrees = fromDegrees;
        this.toDegrees = toDegrees;
        this.cellWidth = Math.abs(cellWidth);
        this.cellHeight = Math.abs(cellHeight);
    }

    /** A place in both systems. */
    private record Point(double x, double y, double u, double v) {
        boolean nowhere() {
            return Double.isNaN(u);
        }
    }

    /**
     * A path in the target. Points that have no place there are left out.
     *
     * @param closed whether an edge leads from the last point to the first
     */
    double[] follow(double[] path, boolean closed) {
        int points = path.length / 2;
        double[] source = withMiddles(path);
        double[] target = source.clone();
        place(target, target.length / 2);
        size = 0;
        for (int i = 0; i < points; i++) {
            Point from = point(source, target, 4 * i);
            add(from);
            if (closed || i + 1 < points) {
                Point middle = point(source, target, 4 * i + 2);
                Point to = point(source, target, 4 * i + 4 < source.length ? 4 * i + 4 : 0);
                refine(from, middle, to, 0);
            }
        }
        return Arrays.copyOf(out, size);
    }

    /** Every point followed by the middle of the edge that it begins. */
    private static double[] withMiddles(double[] path) {
        double[] all = new double[2 * path.length];
        for (int i = 0; i < path.length; i += 2) {
            int next = (i + 2) % path.length;
            all[2 * i] = path[i];
            all[2 * i + 1] = path[i + 1];
            all[2 * i + 2] = (path[i] + path[next]) / 2;
            all[2 * i + 3] = (path[i + 1] + path[next + 1]) / 2;
        }
        return all;
    }

    private void place(double[] xy, int points) {
        if (fromDegrees) {
            for (int i = 0; i < 2 * points; i += 2) {
                xy[i] = xy[i] > 180 || xy[i] < -180 ? xy[i] - 360 * Math.rint(xy[i] / 360) : xy[i];
            }
        }
        transform.apply(xy, points);
    }

    private static Point point(double[] source, double[] target, int at) {
        return new Point(source[at], source[at + 1], target[at], target[at + 1]);
    }

    private Point middle(Point one, Point other) {
        double[] xy = {(one.x + other.x) / 2, (one.y + other.y) / 2};
        double[] uv = xy.clone();
        place(uv, 1);
        return new Point(xy[0], xy[1], uv[0], uv[1]);
    }

    private void add(Point point) {
        if (point.nowhere()) {
            return;
        }
        if (size + 2 > out.length) {
            out = Arrays.copyOf(out, 2 * out.length);
        }
        out[size] = toDegrees && size > 0 ? near(point.u, out[size - 2]) : point.u;
        out[size + 1] = point.v;
        size += 2;
    }

    private static double near(double longitude, double other) {
        return longitude + 360 * Math.rint((other - longitude) / 360);
    }

    /** Adds what an edge needs between its ends. */
    private void refine(Point from, Point middle, Point to, int depth) {
        boolean lost = from.nowhere() || middle.nowhere() || to.nowhere();
        if (depth >= (lost ? DEEPEST_WITHOUT_PLACE : DEEPEST) || from.nowhere() && middle.nowhere() && to.nowhere()) {
            return;
        }
        boolean bent = lost || deviation(from, middle, to) > TOLERANCE;
        if (!bent && distance(from, to) < LONG) {
            return;
        }
        Point first = middle(from, middle);
        Point second = middle(middle, to);
        if (bent || deviation(from, first, to) > TOLERANCE || deviation(from, second, to) > TOLERANCE) {
            refine(from, first, middle, depth + 1);
            add(middle);
            refine(middle, second, to, depth + 1);
        }
    }

    private double across(Point from, Point to) {
        return ((toDegrees ? near(to.u, from.u) : to.u) - from.u) / cellWidth;
    }

    private double distance(Point from, Point to) {
        return Math.hypot(across(from, to), (to.v - from.v) / cellHeight);
    }

    /** How far a point lies from a chord, in cells; a huge number where one of them has no place. */
    private double deviation(Point from, Point point, Point to) {
        double x = across(from, point);
        double y = (point.v - from.v) / cellHeight;
        double dx = across(from, to);
        double dy = (to.v - from.v) / cellHeight;
        double length = dx * dx + dy * dy;
        double share = length == 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
        double distance = Math.hypot(x - share * dx, y - share * dy);
        return Double.isNaN(distance) ? Double.MAX_VALUE : distance;
    }
}
