package eo.caravan.processors.source;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CellPlaces;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.stream.IntStream;

/**
 * Which cell of a source lies under the centre of each cell of a target. What is found for a cell depends on nothing but the
 * cell: neither on the region that is asked for nor on its neighbours.
 */
final class GridMapping {
    /** How far, in source cells, grids may lie apart and still count as one lattice. */
    private static final double ALIGNED = 1e-3;
    /** A centre on the line between two source cells belongs to the later one, rounding errors of this size aside. */
    private static final double ON_LINE = 1e-6;

    private static final int OUTSIDE = -1;

    private final Grid source;
    private final Grid target;
    private final CellPlaces places;
    private final boolean once;

    GridMapping(Grid given, Grid target) {
        int[] turns = turns(given, target);
        this.once = turns.length < 2;
        this.source = turns.length == 1 ? turned(given, turns[0]) : given;
        this.target = target;
        this.places = new CellPlaces(source, target);
    }

    /** By how many turns around the globe a geographic source must be moved to lie over the target; it may be several. */
    private static int[] turns(Grid source, Grid target) {
        if (!CoordinateSystems.isGeographic(source.crs()) || !CoordinateSystems.same(source.crs(), target.crs())) {
            return new int[0];
        }
        return IntStream.rangeClosed(-1, 1)
                .filter(turn ->
                        turned(source, turn).extent().west() < target.extent().east()
                                && turned(source, turn).extent().east()
                                        > target.extent().west())
                .toArray();
    }

    private static Grid turned(Grid grid, int turn) {
        return new Grid(
                grid.crs(),
                grid.originX() + 360 * turn,
                grid.originY(),
                grid.stepX(),
                grid.stepY(),
                grid.width(),
                grid.height());
    }

    /** Whether cells coincide, so that a cell's column and row differ by constant numbers. */
    boolean aligned() {
        return places.plain()
                && once
                && aligned(source.stepX(), target.stepX(), target.originX() - source.originX(), target.width())
                && aligned(source.stepY(), target.stepY(), target.originY() - source.originY(), target.height());
    }

    private static boolean aligned(double sourceStep, double targetStep, double distance, int size) {
        double offset = distance / sourceStep;
        return Math.abs(targetStep - sourceStep) * size <= ALIGNED * Math.abs(sourceStep)
                && Math.abs(offset - Math.rint(offset)) <= ALIGNED;
    }

    /** The source column of the target's first one, where {@link #aligned()}. */
    int columnOffset() {
        return (int) Math.rint((target.originX() - source.originX()) / source.stepX());
    }

    /** The source row of the target's first one, where {@link #aligned()}. */
    int rowOffset() {
        return (int) Math.rint((target.originY() - source.originY()) / source.stepY());
    }

    /**
     * The source cells of a part of a row.
     *
     * @param columns filled with the source columns, -1 outside of the source
     * @param rows filled with the source rows, -1 outside of the source
     */
    void map(int row, int from, int count, int[] columns, int[] rows) {
        double[] x = new double[count];
        double[] y = new double[count];
        places.row(row, from, count, x, y, 0);
        for (int i = 0; i < count; i++) {
            columns[i] = index(x[i]);
            rows[i] = index(y[i]);
            if (columns[i] < 0 || columns[i] >= source.width() || rows[i] < 0 || rows[i] >= source.height()) {
                columns[i] = OUTSIDE;
                rows[i] = OUTSIDE;
            }
        }
    }

    /** The cell of a position; far outside for one that is not a number. */
    private static int index(double position) {
        return Double.isNaN(position) ? OUTSIDE : (int) Math.floor(position + ON_LINE);
    }
}
