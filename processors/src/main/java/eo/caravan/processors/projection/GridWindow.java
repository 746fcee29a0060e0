package eo.caravan.processors.projection;

import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import java.util.List;
import java.util.Optional;

/**
 * A rectangle of cells in a grid.
 *
 * @param column the first one
 * @param row the first one
 * @param width at least 1
 * @param height at least 1
 */
public record GridWindow(int column, int row, int width, int height) {
    /** How far from an edge, in cells, a centre still counts as lying on it. */
    private static final double ON_EDGE = 1e-6;
    /** By how many cells a grid around the globe may miss or exceed a turn. */
    private static final double GLOBE = 1e-3;

    /** All cells. */
    public static GridWindow whole(Grid grid) {
        return new GridWindow(0, 0, grid.width(), grid.height());
    }

    /**
     * The cells whose centres lie within an extent or on its edge. An extent in another system counts as its enclosing
     * rectangle in the grid's own. In a geographic grid longitudes count that differ by whole turns; where the cells fall into two
     * pieces, the wider one counts.
     *
     * @return empty where there is no such cell
     * @throws eo.caravan.api.error.OpenEoException where the extent's system is unknown
     */
    public static Optional<GridWindow> within(Grid grid, Extent extent) {
        return find(grid, extent, false);
    }

    /**
     * As {@link #within}, but in a geographic grid that goes around the globe the window may run on over its last column, so
     * that it ends at a column beyond the grid's width, which is its first again.
     */
    public static Optional<GridWindow> around(Grid grid, Extent extent) {
        return find(grid, extent, true);
    }

    private static Optional<GridWindow> find(Grid grid, Extent extent, boolean around) {
        if (CoordinateSystems.same(grid.crs(), extent.crs())) {
            return ofBound(grid, extent, around);
        }
        Extent own = CrsTransform.between(grid.crs(), extent.crs()).bound(grid.extent());
        return Extents.intersection(own, extent)
                .flatMap(both -> Extents.equal(both, own)
                        ? Optional.of(whole(grid))
                        : ofBound(
                                grid,
                                CrsTransform.between(extent.crs(), grid.crs()).bound(both),
                                around));
    }

    /** Whether any part of the grid's area lies in an extent; an extent smaller than a cell touches it too. */
    public static boolean touches(Grid grid, Extent extent) {
        Extent own = CrsTransform.between(grid.crs(), extent.crs()).bound(grid.extent());
        return Extents.intersection(own, extent).isPresent();
    }

    private static Optional<GridWindow> ofBound(Grid grid, Extent bound, boolean around) {
        int[] rows = range(grid.originY(), grid.stepY(), grid.height(), bound.south(), bound.north());
        int[] columns = CoordinateSystems.isGeographic(grid.crs())
                ? longitudes(grid, bound, around)
                : range(grid.originX(), grid.stepX(), grid.width(), bound.west(), bound.east());
        return columns[0] > columns[1] || rows[0] > rows[1]
                ? Optional.empty()
                : Optional.of(new GridWindow(columns[0], rows[0], columns[1] - columns[0] + 1, rows[1] - rows[0] + 1));
    }

    /** The first and last column; a grid may lie on either side of the antimeridian, or run on over it. */
    private static int[] longitudes(Grid grid, Extent bound, boolean around) {
        double east = bound.east() + (bound.crossesAntimeridian() ? 360 : 0);
        double columnsAround = 360 / grid.stepX();
        boolean globe = around && Math.abs(grid.width() - columnsAround) < GLOBE;
        int[] widest = {0, -1};
        for (int turn = -2; turn <= 2; turn++) {
            int[] columns = range(
                    grid.originX(),
                    grid.stepX(),
                    globe ? 2 * grid.width() : grid.width(),
                    bound.west() + 360 * turn,
                    east + 360 * turn);
            columns[1] = Math.min(columns[1], columns[0] + grid.width() - 1);
            boolean begins = columns[0] < grid.width();
            if (begins && columns[1] - columns[0] > widest[1] - widest[0]) {
                widest = columns;
            }
        }
        return widest[1] - widest[0] + 1 == grid.width() ? new int[] {0, grid.width() - 1} : widest;
    }

    /** The first and last index whose centre lies between two coordinates. */
    private static int[] range(double origin, double step, int size, double low, double high) {
        double from = ((step > 0 ? low : high) - origin) / step - 0.5;
        double to = ((step > 0 ? high : low) - origin) / step - 0.5;
        int first = (int) Math.max(0, Math.ceil(from - ON_EDGE));
        int last = (int) Math.min(size - 1, Math.floor(to + ON_EDGE));
        return new int[] {first, last};
    }

    /** Two windows that make up this one, which has several cells. */
    public List<GridWindow> halves() {
        if (height >= width) {
            int half = height / 2;
            return List.of(
                    new GridWindow(column, row, width, half), new GridWindow(column, row + half, width, height - half));
        }
        int half = width / 2;
        return List.of(
                new GridWindow(column, row, half, height), new GridWindow(column + half, row, width - half, height));
    }

    /** The part of the grid that lies in this window. */
    public Grid of(Grid grid) {
        return grid.window(column, row, width, height);
    }
}
