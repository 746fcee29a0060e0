package eo.caravan.processors.process.resample;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.projection.CoordinateSystems;

/**
 * Where the cells of an axis of a new grid begin and end.
 *
 * @param low the lower end
 * @param high the upper end
 * @param cells how many whole cells lie between, at least one
 */
record CellRange(double low, double high, double cells) {
    /** An end this little beyond a line between cells, in cells, lies on it. */
    private static final double ON_LINE = 1e-6;

    /** As many cells as come closest to a range, from its lower or from its upper end on. */
    static CellRange closest(double low, double high, double step, boolean fromLow) {
        double cells = Math.max(1, Math.rint((high - low) / step));
        return fromLow
                ? new CellRange(low, low + cells * step, cells)
                : new CellRange(high - cells * step, high, cells);
    }

    /** The columns that a range touches, of those whose edges are multiples of the step; no more than go around the globe. */
    static CellRange columns(double west, double east, double step, Crs crs) {
        CellRange all = shared(west, east, step);
        double around = Math.max(1, Math.floor(360 / step + ON_LINE));
        return !CoordinateSystems.isGeographic(crs) || all.cells <= around
                ? all
                : new CellRange(all.low, all.low + around * step, around);
    }

    /** The rows that a range touches, of those whose edges are multiples of the step; none that reaches over a pole. */
    static CellRange rows(double south, double north, double step, Crs crs) {
        double pole = Math.max(1, Math.floor(90 / step + ON_LINE)) * step;
        return CoordinateSystems.isGeographic(crs)
                ? shared(Math.max(south, -pole), Math.min(north, pole), step)
                : shared(south, north, step);
    }

    /** Ranges of neighbours meet on one lattice. */
    private static CellRange shared(double low, double high, double step) {
        double first = Math.floor(low / step + ON_LINE);
        double end = Math.max(first + 1, Math.ceil(high / step - ON_LINE));
        return new CellRange(first * step, end * step, end - first);
    }
}
