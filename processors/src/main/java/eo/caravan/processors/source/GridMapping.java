package eo.caravan.processors.source;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import java.util.Arrays;

/**
 * Which cell of a source lies under the centre of each cell of a target. What is found for a cell depends on nothing but the
 * cell: neither on the region that is asked for nor on its neighbours.
 */
final class GridMapping {
    /** How far, in source cells, grids may lie apart and still count as one lattice. */
    private static final double ALIGNED = 1e-3;
    /** A centre on the line between two source cells belongs to the later one, rounding errors of this size aside. */
    private static final double ON_LINE = 1e-6;
    /** Cells between two exactly transformed ones, counted from the target's first column. */
    private static final int STRIDE = 32;
    /** How far, in source cells, the middle between them may lie off a straight line for the others to be interpolated. */
    private static final double STRAIGHT = 1e-3;

    private static final int OUTSIDE = -1;

    private final Grid source;
    private final Grid target;
    private final CrsTransform transform;
    private final boolean plain;
    private final boolean geographic;

    GridMapping(Grid source, Grid target) {
        this.source = source;
        this.target = target;
        this.plain = CoordinateSystems.same(source.crs(), target.crs());
        this.transform = CrsTransform.between(target.crs(), source.crs());
        this.geographic = CoordinateSystems.isGeographic(source.crs());
    }

    /** Whether cells coincide, so that a cell's column and row differ by constant numbers. */
    boolean aligned() {
        return plain
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
        if (plain) {
            mapPlain(row, from, count, columns, rows);
        } else {
            mapWarped(row, from, count, columns, rows);
        }
        for (int i = 0; i < count; i++) {
            if (columns[i] < 0 || columns[i] >= source.width() || rows[i] < 0 || rows[i] >= source.height()) {
                columns[i] = OUTSIDE;
                rows[i] = OUTSIDE;
            }
        }
    }

    private void mapPlain(int row, int from, int count, int[] columns, int[] rows) {
        double y = target.originY() + (row + 0.5) * target.stepY();
        Arrays.fill(rows, 0, count, index((y - source.originY()) / source.stepY()));
        for (int i = 0; i < count; i++) {
            double x = target.originX() + (from + i + 0.5) * target.stepX();
            columns[i] = index(column(x));
        }
    }

    private void mapWarped(int row, int from, int count, int[] columns, int[] rows) {
        int first = from / STRIDE;
        int last = (from + count - 1) / STRIDE;
        double[] nodes = nodes(row, first, last - first + 1);
        double[] cells = new double[2 * STRIDE];
        for (int segment = first; segment <= last; segment++) {
            int at = 4 * (segment - first);
            int start = segment * STRIDE;
            if (!straight(nodes, at)) {
                exact(row, start, cells);
            } else {
                for (int i = 0; i < STRIDE; i++) {
                    double share = (double) i / STRIDE;
                    cells[2 * i] = nodes[at] + share * (nodes[at + 4] - nodes[at]);
                    cells[2 * i + 1] = nodes[at + 1] + share * (nodes[at + 5] - nodes[at + 1]);
                }
            }
            int begin = Math.max(from, start);
            int end = Math.min(from + count, start + STRIDE);
            for (int x = begin; x < end; x++) {
                columns[x - from] = index(cells[2 * (x - start)]);
                rows[x - from] = index(cells[2 * (x - start) + 1]);
            }
        }
    }

    /** Exact positions at the first and the middle cell of every segment, and at the first after the last. */
    private double[] nodes(int row, int firstSegment, int segments) {
        double[] xy = new double[4 * segments + 2];
        for (int i = 0; i <= 2 * segments; i++) {
            centre(firstSegment * STRIDE + i * (STRIDE / 2), row, xy, i);
        }
        return positions(xy);
    }

    private static boolean straight(double[] nodes, int at) {
        double offX = nodes[at + 2] - (nodes[at] + nodes[at + 4]) / 2;
        double offY = nodes[at + 3] - (nodes[at + 1] + nodes[at + 5]) / 2;
        return Math.abs(offX) <= STRAIGHT && Math.abs(offY) <= STRAIGHT;
    }

    private void exact(int row, int start, double[] cells) {
        for (int i = 0; i < STRIDE; i++) {
            centre(start + i, row, cells, i);
        }
        System.arraycopy(positions(cells), 0, cells, 0, cells.length);
    }

    private void centre(int column, int row, double[] xy, int index) {
        xy[2 * index] = target.originX() + (column + 0.5) * target.stepX();
        xy[2 * index + 1] = target.originY() + (row + 0.5) * target.stepY();
    }

    /** Fractional source columns and rows of coordinates of the target, in place. */
    private double[] positions(double[] xy) {
        transform.apply(xy, xy.length / 2);
        for (int i = 0; i < xy.length; i += 2) {
            xy[i] = column(xy[i]);
            xy[i + 1] = (xy[i + 1] - source.originY()) / source.stepY();
        }
        return xy;
    }

    /** A longitude may be told a turn away from how the source tells it. */
    private double column(double x) {
        double column = (x - source.originX()) / source.stepX();
        if (!geographic || column >= 0 && column < source.width()) {
            return column;
        }
        double turn = 360 / source.stepX();
        double turned = column < 0 ? column + turn : column - turn;
        return turned >= -ON_LINE && turned < source.width() ? turned : column;
    }

    /** The cell of a position; far outside for one that is not a number. */
    private static int index(double position) {
        return Double.isNaN(position) ? OUTSIDE : (int) Math.floor(position + ON_LINE);
    }
}
