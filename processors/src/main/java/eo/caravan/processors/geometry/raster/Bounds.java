package eo.caravan.processors.geometry.raster;

import eo.caravan.processors.cube.Dimension.Horizontal;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.GridWindow;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/** The rectangle around one or more geometries in the system of a grid; polygons apart from points and lines. */
final class Bounds {
    /** How far beyond an edge, in cells, a centre still counts as lying on it: rounding. */
    private static final double ON_EDGE = 1e-6;

    private final Envelope areas = new Envelope();
    private final Envelope others = new Envelope();

    static Bounds of(List<Part> parts) {
        Bounds bounds = new Bounds();
        parts.forEach(
                part -> (part.kind() == Part.Kind.AREA ? bounds.areas : bounds.others).expandToInclude(part.bounds()));
        return bounds;
    }

    void include(Bounds other) {
        areas.expandToInclude(other.areas);
        others.expandToInclude(other.others);
    }

    boolean isEmpty() {
        return areas.isNull() && others.isNull();
    }

    private Envelope all() {
        Envelope all = new Envelope(areas);
        all.expandToInclude(others);
        return all;
    }

    /** The smallest rectangle of whole cells that covers everything. */
    Optional<GridWindow> cover(Grid grid) {
        Envelope all = all();
        if (all.isNull()) {
            return Optional.empty();
        }
        double[] columns = touched(positions(grid.x("x"), all.getMinX(), all.getMaxX()));
        double[] rows = touched(positions(grid.y("y"), all.getMinY(), all.getMaxY()));
        return window(grid, columns, rows);
    }

    private static double[] touched(double[] positions) {
        double first = Math.floor(positions[0]);
        return new double[] {first, Math.max(first, Math.ceil(positions[1]) - 1)};
    }

    /** The cells whose centres lie within the rectangle, and all those that points and lines may have. */
    Optional<GridWindow> centres(Grid grid) {
        Envelope all = all();
        if (all.isNull()) {
            return Optional.empty();
        }
        Horizontal x = grid.x("x");
        Horizontal y = grid.y("y");
        double[] columns = centred(positions(x, all.getMinX(), all.getMaxX()));
        double[] rows = centred(positions(y, all.getMinY(), all.getMaxY()));
        if (!others.isNull()) {
            columns = union(columns, held(x, positions(x, others.getMinX(), others.getMaxX())));
            rows = union(rows, held(y, positions(y, others.getMinY(), others.getMaxY())));
        }
        return window(grid, columns, rows);
    }

    private static double[] centred(double[] positions) {
        return new double[] {Math.ceil(positions[0] - 0.5 - ON_EDGE), Math.floor(positions[1] - 0.5 + ON_EDGE)};
    }

    /** The cells that hold a coordinate of a range; the outer edge belongs to the last cell. */
    private static double[] held(Horizontal axis, double[] positions) {
        double first = Math.floor(positions[0]);
        return new double[] {positions[0] == axis.size() ? first - 1 : first, Math.floor(positions[1])};
    }

    private static double[] union(double[] one, double[] other) {
        return one[0] > one[1] ? other : new double[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])};
    }

    private static double[] positions(Horizontal axis, double low, double high) {
        return new double[] {axis.position(axis.step() > 0 ? low : high), axis.position(axis.step() > 0 ? high : low)};
    }

    private static Optional<GridWindow> window(Grid grid, double[] columns, double[] rows) {
        int left = (int) Math.max(0, columns[0]);
        int right = (int) Math.min(grid.width() - 1, columns[1]);
        int top = (int) Math.max(0, rows[0]);
        int bottom = (int) Math.min(grid.height() - 1, rows[1]);
        return left > right || top > bottom
                ? Optional.empty()
                : Optional.of(new GridWindow(left, top, right - left + 1, bottom - top + 1));
    }
}
