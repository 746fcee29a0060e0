package eo.caravan.processors.projection;

import eo.caravan.processors.cube.Grid;
import java.util.Arrays;

/**
 * Where in a source grid the centres of the cells of a target grid lie, in fractions of source cells: 0.5 is the centre of the
 * first one. What is found for a cell depends on nothing but the cell: neither on the region that is asked for nor on its
 * neighbours.
 */
public final class CellPlaces {
    /** A longitude this little outside of the grid, in cells, still counts as inside. */
    private static final double ON_LINE = 1e-6;
    /** Cells between two exactly transformed ones, counted from the target's first column. */
    private static final int STRIDE = 32;
    /**
     * How far, in source cells, the middle between them may lie off a straight line for the others to be put on the parabola
     * through all three, which is a thousand times closer.
     */
    private static final double STRAIGHT = 1e-2;

    private final Grid source;
    private final Grid target;
    private final CrsTransform transform;
    private final boolean plain;
    private final boolean geographic;
    private final RowLines lines;

    /** The places of the centres of the target's cells, to a hundred thousandth of a source cell. */
    public CellPlaces(Grid source, Grid target) {
        this(source, target, 0);
    }

    /**
     * The places of the centres of the target's cells.
     *
     * @param error how far, in source cells, they may be off where systems differ, so that long parts of rows are straight lines; 0
     *     for as good as exact
     */
    public CellPlaces(Grid source, Grid target, double error) {
        this.source = source;
        this.target = target;
        this.plain = CoordinateSystems.same(source.crs(), target.crs());
        this.transform = CrsTransform.between(target.crs(), source.crs());
        this.geographic = CoordinateSystems.isGeographic(source.crs());
        this.lines = error > 0 && !plain ? new RowLines(target.width(), target.height(), error, this::exact) : null;
    }

    private double[] exact(int row, int... cells) {
        double[] xy = new double[2 * cells.length];
        for (int i = 0; i < cells.length; i++) {
            centre(cells[i], row, xy, i);
        }
        positions(xy);
        return xy;
    }

    /** Whether both grids are in the same system, so that columns depend on columns only, and rows on rows. */
    public boolean plain() {
        return plain;
    }

    /**
     * The places of a part of a row of the target.
     *
     * @param columns filled with source columns from {@code offset} on, NaN where a cell has no place in the source's system
     * @param rows filled with source rows
     */
    public void row(int row, int from, int count, double[] columns, double[] rows, int offset) {
        if (plain) {
            double y = target.originY() + (row + 0.5) * target.stepY();
            Arrays.fill(rows, offset, offset + count, (y - source.originY()) / source.stepY());
            for (int i = 0; i < count; i++) {
                columns[offset + i] = column(target.originX() + (from + i + 0.5) * target.stepX());
            }
            return;
        }
        if (lines != null) {
            lines.row(row, from, count, columns, rows, offset);
            return;
        }
        int first = Math.floorDiv(from, STRIDE);
        int last = Math.floorDiv(from + count - 1, STRIDE);
        double[] nodes = nodes(row, first, last - first + 1);
        double[] cells = new double[2 * STRIDE];
        for (int segment = first; segment <= last; segment++) {
            int start = segment * STRIDE;
            segment(row, start, nodes, 4 * (segment - first), cells);
            int end = Math.min(from + count, start + STRIDE);
            for (int x = Math.max(from, start); x < end; x++) {
                columns[offset + x - from] = cells[2 * (x - start)];
                rows[offset + x - from] = cells[2 * (x - start) + 1];
            }
        }
    }

    private void segment(int row, int start, double[] nodes, int at, double[] cells) {
        if (!straight(nodes, at)) {
            for (int i = 0; i < STRIDE; i++) {
                centre(start + i, row, cells, i);
            }
            positions(cells);
            return;
        }
        double bendX = 4 * nodes[at + 2] - 2 * (nodes[at] + nodes[at + 4]);
        double bendY = 4 * nodes[at + 3] - 2 * (nodes[at + 1] + nodes[at + 5]);
        for (int i = 0; i < STRIDE; i++) {
            double share = (double) i / STRIDE;
            double bend = share * (1 - share);
            cells[2 * i] = nodes[at] + share * (nodes[at + 4] - nodes[at]) + bend * bendX;
            cells[2 * i + 1] = nodes[at + 1] + share * (nodes[at + 5] - nodes[at + 1]) + bend * bendY;
        }
    }

    /** Exact places of the first and the middle cell of every segment, and of the first after the last. */
    private double[] nodes(int row, int firstSegment, int segments) {
        double[] xy = new double[4 * segments + 2];
        for (int i = 0; i <= 2 * segments; i++) {
            centre(firstSegment * STRIDE + i * (STRIDE / 2), row, xy, i);
        }
        positions(xy);
        return xy;
    }

    private static boolean straight(double[] nodes, int at) {
        double offX = nodes[at + 2] - (nodes[at] + nodes[at + 4]) / 2;
        double offY = nodes[at + 3] - (nodes[at + 1] + nodes[at + 5]) / 2;
        return Math.abs(offX) <= STRAIGHT && Math.abs(offY) <= STRAIGHT;
    }

    private void centre(int column, int row, double[] xy, int index) {
        xy[2 * index] = target.originX() + (column + 0.5) * target.stepX();
        xy[2 * index + 1] = target.originY() + (row + 0.5) * target.stepY();
    }

    private void positions(double[] xy) {
        transform.apply(xy, xy.length / 2);
        for (int i = 0; i < xy.length; i += 2) {
            xy[i] = column(xy[i]);
            xy[i + 1] = (xy[i + 1] - source.originY()) / source.stepY();
        }
    }

    /** A longitude may be told a turn away from how the source tells it. */
    private double column(double x) {
        double column = (x - source.originX()) / source.stepX();
        boolean inside = column >= 0 && column < source.width();
        if (!geographic || inside) {
            return column;
        }
        double turn = 360 / source.stepX();
        double turned = column < 0 ? column + turn : column - turn;
        return turned >= -ON_LINE && turned < source.width() ? turned : column;
    }
}
