package eo.caravan.processors.projection;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
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

    /** All cells. */
    public static GridWindow whole(Grid grid) {
        return new GridWindow(0, 0, grid.width(), grid.height());
    }

    /**
     * The cells whose centres lie within an extent or on its edge. An extent in another system counts as its enclosing
     * rectangle in the grid's own.
     *
     * @return empty where there is no such cell
     * @throws eo.caravan.api.error.OpenEoException where the extent's system is unknown
     */
    public static Optional<GridWindow> within(Grid grid, Extent extent) {
        if (CoordinateSystems.same(grid.crs(), extent.crs()) && !extent.crossesAntimeridian()) {
            return ofBound(grid, extent);
        }
        Extent own = CrsTransform.between(grid.crs(), extent.crs()).bound(grid.extent());
        return Extents.intersection(own, extent)
                .flatMap(both -> Extents.equal(both, own)
                        ? Optional.of(whole(grid))
                        : ofBound(
                                grid,
                                CrsTransform.between(extent.crs(), grid.crs()).bound(both)));
    }

    /** Whether any part of the grid's area lies in an extent; an extent smaller than a cell touches it too. */
    public static boolean touches(Grid grid, Extent extent) {
        Extent own = CrsTransform.between(grid.crs(), extent.crs()).bound(grid.extent());
        return Extents.intersection(own, extent).isPresent();
    }

    private static Optional<GridWindow> ofBound(Grid grid, Extent bound) {
        if (bound.crossesAntimeridian()) {
            return ofWrapped(grid, bound);
        }
        int[] columns = range(grid.originX(), grid.stepX(), grid.width(), bound.west(), bound.east());
        int[] rows = range(grid.originY(), grid.stepY(), grid.height(), bound.south(), bound.north());
        return columns[0] > columns[1] || rows[0] > rows[1]
                ? Optional.empty()
                : Optional.of(new GridWindow(columns[0], rows[0], columns[1] - columns[0] + 1, rows[1] - rows[0] + 1));
    }

    /** A geographic grid may lie on either side of the antimeridian, or run on over it with longitudes beyond 180. */
    private static Optional<GridWindow> ofWrapped(Grid grid, Extent bound) {
        Crs crs = bound.crs();
        double span = bound.east() - bound.west() + 360;
        double turn = 360 * Math.floor((grid.extent().east() - bound.west()) / 360);
        Optional<GridWindow> here = ofBound(
                grid, new Extent(bound.west() + turn, bound.south(), bound.west() + turn + span, bound.north(), crs));
        return here.isPresent()
                ? here
                : ofBound(
                        grid,
                        new Extent(
                                bound.west() + turn - 360,
                                bound.south(),
                                bound.west() + turn - 360 + span,
                                bound.north(),
                                crs));
    }

    /** The first and last index whose centre lies between two coordinates. */
    private static int[] range(double origin, double step, int size, double low, double high) {
        double from = ((step > 0 ? low : high) - origin) / step - 0.5;
        double to = ((step > 0 ? high : low) - origin) / step - 0.5;
        int first = (int) Math.max(0, Math.ceil(from - ON_EDGE));
        int last = (int) Math.min(size - 1, Math.floor(to + ON_EDGE));
        return new int[] {first, last};
    }

    /** The part of the grid that lies in this window. */
    public Grid of(Grid grid) {
        return grid.window(column, row, width, height);
    }
}
