package eo.caravan.processors.geometry.raster;

import eo.caravan.processors.cube.Dimension.Horizontal;
import java.util.List;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;

/**
 * Finds the cells of one geometry after the other, row by row. Decisions close to a cell's centre are made exactly. Where cells lie is
 * kept as events, a cell from which on a row belongs to the geometry or does no longer; several that overlap count once. Not for
 * several threads at once.
 */
final class Scanner {
    /** In cells: how close a crossing must come to a centre to be looked at exactly, more for coordinates far away. */
    private static final double CLOSE = 1e-6;

    private static final double ROUNDING = 1e-14;
    private static final int ROW_SHIFT = 33;
    private static final long COLUMN_MASK = (1L << 32) - 1;

    private final Horizontal columns;
    private final Horizontal rows;
    private final Longs events = new Longs();
    private final Longs crossings = new Longs();
    private boolean sorted = true;

    Scanner(Horizontal columns, Horizontal rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Takes a run of cells. */
    @FunctionalInterface
    interface Sink {
        /** Cells of a row from one column to before another; row by row, from left to right. */
        void span(int row, int from, int to);
    }

    /** Hands over the cells of a geometry of these parts. */
    void scan(List<Part> parts, Sink sink) {
        events.clear();
        sorted = true;
        for (Part part : parts) {
            switch (part.kind()) {
                case AREA -> area(part.paths());
                case LINE -> part.paths().forEach(this::line);
                case POINT -> point(part.paths().get(0));
            }
        }
        sweep(sink);
    }

    private void sweep(Sink sink) {
        if (!sorted) {
            events.sort();
        }
        int depth = 0;
        long begin = 0;
        for (int i = 0; i < events.size(); i++) {
            long event = events.get(i);
            if ((event & 1) == 0) {
                begin = depth == 0 ? event : begin;
                depth++;
            } else if (--depth == 0) {
                sink.span((int) (event >> ROW_SHIFT), column(begin), column(event));
            }
        }
    }

    private static int column(long event) {
        return (int) (event >> 1 & COLUMN_MASK);
    }

    private void span(int row, int from, int to) {
        int first = Math.max(0, from);
        int end = Math.min(columns.size(), to);
        if (first < end && row >= 0 && row < rows.size()) {
            events.add((long) row << ROW_SHIFT | (long) first << 1);
            events.add((long) row << ROW_SHIFT | (long) end << 1 | 1);
        }
    }

    private void extra(int row, int from, int to) {
        sorted = false;
        span(row, from, to);
    }

    private void area(List<double[]> rings) {
        sorted &= events.size() == 0;
        crossings.clear();
        for (double[] ring : rings) {
            for (int i = 0, last = ring.length - 2; i < ring.length; last = i, i += 2) {
                corner(ring[i], ring[i + 1]);
                edge(ring[last], ring[last + 1], ring[i], ring[i + 1]);
            }
        }
        crossings.sort();
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            long begin = crossings.get(i);
            span((int) (begin >> ROW_SHIFT), column(begin), column(crossings.get(i + 1)));
        }
    }

    /** A corner on a centre belongs to the area. */
    private void corner(double x, double y) {
        double row = Math.rint(rows.position(y) - 0.5);
        if (row >= 0 && row < rows.size() && rows.centre(row) == y) {
            double column = Math.rint(columns.position(x) - 0.5);
            if (column >= 0 && column < columns.size() && columns.centre(column) == x) {
                extra((int) row, (int) column, (int) column + 1);
            }
        }
    }

    private void edge(double x1, double y1, double x2, double y2) {
        if (y1 == y2) {
            level(x1, x2, y1);
            return;
        }
        boolean up = y1 < y2;
        double lowX = up ? x1 : x2;
        double lowY = up ? y1 : y2;
        double highX = up ? x2 : x1;
        double highY = up ? y2 : y1;
        double one = rows.position(lowY) - 0.5;
        double other = rows.position(highY) - 0.5;
        int first = (int) Math.max(0, Math.floor(Math.min(one, other)));
        int last = (int) Math.min(rows.size() - 1, Math.ceil(Math.max(one, other)));
        double close = CLOSE
                + ROUNDING * (Math.abs(lowX) + Math.abs(highX) + Math.abs(columns.origin())) / Math.abs(columns.step());
        for (int row = first; row <= last; row++) {
            double y = rows.centre(row);
            if (y >= lowY && y < highY) {
                double index = columns.position(lowX + (y - lowY) / (highY - lowY) * (highX - lowX)) - 0.5;
                double nearest = Math.rint(index);
                double from = Math.abs(index - nearest) > close || nearest < 0 || nearest >= columns.size()
                        ? Math.ceil(index)
                        : exactly(lowX, lowY, highX, highY, row, (int) nearest);
                long column = (long) Math.max(0, Math.min(columns.size(), from));
                crossings.add((long) row << ROW_SHIFT | column << 1);
            }
        }
    }

    /** The first column whose centre does not lie before an edge, which is this one or the next. */
    private int exactly(double lowX, double lowY, double highX, double highY, int row, int column) {
        int side = CGAlgorithmsDD.orientationIndex(lowX, lowY, highX, highY, columns.centre(column), rows.centre(row));
        if (side == 0) {
            extra(row, column, column + 1);
            return column;
        }
        boolean before = columns.step() > 0 ? side > 0 : side < 0;
        return before ? column + 1 : column;
    }

    /** The centres on a horizontal edge belong to the area. */
    private void level(double x1, double x2, double y) {
        double row = Math.rint(rows.position(y) - 0.5);
        if (row < 0 || row >= rows.size() || rows.centre(row) != y) {
            return;
        }
        double one = columns.position(x1) - 0.5;
        double other = columns.position(x2) - 0.5;
        int from = (int) Math.max(0, Math.floor(Math.min(one, other)));
        int last = (int) Math.min(columns.size() - 1, Math.ceil(Math.max(one, other)));
        while (from <= last && !between(columns.centre(from), x1, x2)) {
            from++;
        }
        while (from <= last && !between(columns.centre(last), x1, x2)) {
            last--;
        }
        extra((int) row, from, last + 1);
    }

    private static boolean between(double x, double x1, double x2) {
        return x >= Math.min(x1, x2) && x <= Math.max(x1, x2);
    }

    private void point(double[] xy) {
        int row = nearest(rows, xy[1]);
        int column = nearest(columns, xy[0]);
        if (row >= 0 && column >= 0) {
            extra(row, column, column + 1);
        }
    }

    /** The cell that holds a coordinate: the later one of two on their common edge; -1 beyond the outer edges. */
    private static int nearest(Horizontal axis, double coordinate) {
        double position = axis.position(coordinate);
        return position >= 0 && position <= axis.size() ? (int) Math.min(axis.size() - 1, Math.floor(position)) : -1;
    }

    private void line(double[] path) {
        if (path.length == 2) {
            point(path);
        }
        for (int i = 0; i + 3 < path.length; i += 2) {
            segment(
                    columns.position(path[i]),
                    rows.position(path[i + 1]),
                    columns.position(path[i + 2]),
                    rows.position(path[i + 3]));
        }
    }

    /** The cells that hold a point of a segment, whose ends are given in columns and rows. */
    private void segment(double u1, double v1, double u2, double v2) {
        boolean down = v1 <= v2;
        double fromU = down ? u1 : u2;
        double fromV = down ? v1 : v2;
        double toU = down ? u2 : u1;
        double toV = down ? v2 : v1;
        int first = (int) Math.max(0, Math.floor(fromV));
        int last = (int) Math.min(rows.size() - 1, Math.floor(toV));
        if (fromV == rows.size()) {
            cells(rows.size() - 1, Math.min(fromU, toU), Math.max(fromU, toU), false);
        }
        for (int row = first; row <= last; row++) {
            boolean ends = toV < row + 1 || row == rows.size() - 1 && toV == rows.size();
            double enter = row <= fromV ? fromU : at(row, fromU, fromV, toU, toV);
            double leave = ends ? toU : at(row + 1, fromU, fromV, toU, toV);
            cells(row, Math.min(enter, leave), Math.max(enter, leave), !ends && leave > enter);
        }
    }

    private static double at(double v, double fromU, double fromV, double toU, double toV) {
        double u = fromU + (v - fromV) / (toV - fromV) * (toU - fromU);
        return Math.max(Math.min(fromU, toU), Math.min(Math.max(fromU, toU), u));
    }

    /** @param open whether the right end itself is not part of the line in this row */
    private void cells(int row, double left, double right, boolean open) {
        if (right < 0 || left > columns.size()) {
            return;
        }
        double first = Math.min(columns.size() - 1, Math.floor(left));
        double last = open ? Math.ceil(right) - 1 : Math.floor(right);
        extra(row, (int) Math.max(0, first), (int) Math.min(columns.size() - 1, Math.max(first, last)) + 1);
    }
}
