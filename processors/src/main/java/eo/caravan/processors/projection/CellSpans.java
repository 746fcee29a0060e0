package eo.caravan.processors.projection;

import eo.caravan.processors.cube.Grid;
import java.util.Arrays;

/**
 * How many columns and rows of a source grid a cell of a target grid spans: the lengths of the gradients of the source's column
 * and row, a cell of the target being the unit. So a cell that is turned spans no more than one that is not, and the spans of a
 * cell multiply to its area. Found exactly at every 32nd corner of the target and evenly between; what is found for a
 * cell does not depend on the region that is asked for.
 */
public final class CellSpans {
    private static final int STRIDE = 32;
    /** Where the spans at the corners around a cell differ by more than this factor, the cell's own are computed. */
    private static final double EVEN = 1.25;

    private final Grid source;
    private final Grid target;
    private final CrsTransform transform;
    private final boolean plain;
    private final double turn;

    /** The spans of the target's cells in the source. */
    public CellSpans(Grid source, Grid target) {
        this.source = source;
        this.target = target;
        this.plain = CoordinateSystems.same(source.crs(), target.crs());
        this.transform = CrsTransform.between(target.crs(), source.crs());
        this.turn = CoordinateSystems.isGeographic(source.crs()) ? 360 / source.stepX() : 0;
    }

    /** The spans of a rectangle of cells. */
    public Nodes nodes(int column, int row, int width, int height) {
        return new Nodes(column, row, width, height);
    }

    /**
     * {Columns, rows} spanned around a place in the target, counted in its cells; 1 where it has no place in the
     * source, and no more than that has.
     */
    public double[] at(double column, double row) {
        if (plain) {
            return new double[] {Math.abs(target.stepX() / source.stepX()), Math.abs(target.stepY() / source.stepY())};
        }
        double[] xy = new double[8];
        put(xy, 0, column - 0.5, row);
        put(xy, 1, column + 0.5, row);
        put(xy, 2, column, row - 0.5);
        put(xy, 3, column, row + 0.5);
        transform.apply(xy, 4);
        double across = Math.hypot(columns(xy[2] - xy[0]), columns(xy[6] - xy[4]));
        double down = Math.hypot(xy[3] - xy[1], xy[7] - xy[5]) / Math.abs(source.stepY());
        return Double.isFinite(across + down)
                ? new double[] {Math.min(across, source.width()), Math.min(down, source.height())}
                : new double[] {1, 1};
    }

    private void put(double[] xy, int index, double column, double row) {
        xy[2 * index] = target.originX() + column * target.stepX();
        xy[2 * index + 1] = target.originY() + row * target.stepY();
    }

    private double columns(double distance) {
        double columns = distance / source.stepX();
        return turn == 0 ? columns : columns - turn * Math.rint(columns / turn);
    }

    /** The spans of a rectangle of cells. */
    public final class Nodes {
        private final int left;
        private final int top;
        private final int across;
        private final double[] columns;
        private final double[] rows;
        private final int[] rectangle;

        private Nodes(int column, int row, int width, int height) {
            this.rectangle = new int[] {column, row, width, height};
            this.left = Math.floorDiv(column, STRIDE);
            this.top = Math.floorDiv(row, STRIDE);
            this.across = plain ? 1 : Math.floorDiv(column + width - 1, STRIDE) - left + 2;
            int down = plain ? 1 : Math.floorDiv(row + height - 1, STRIDE) - top + 2;
            this.columns = new double[across * down];
            this.rows = new double[across * down];
            for (int i = 0; i < columns.length; i++) {
                double[] spans = at((double) STRIDE * (left + i % across), (double) STRIDE * (top + i / across));
                columns[i] = spans[0];
                rows[i] = spans[1];
            }
        }

        /** Fills in the spans of a part of a row that lies in the rectangle. */
        public void row(int row, int from, int count, double[] acrossOut, double[] downOut) {
            if (plain) {
                Arrays.fill(acrossOut, 0, count, columns[0]);
                Arrays.fill(downOut, 0, count, rows[0]);
                return;
            }
            int node = (Math.floorDiv(row, STRIDE) - top) * across;
            double share = (row + 0.5 - STRIDE * Math.floorDiv(row, STRIDE)) / STRIDE;
            for (int i = 0; i < count; ) {
                int segment = Math.floorDiv(from + i, STRIDE);
                int end = Math.min(count, STRIDE * (segment + 1) - from);
                int at = node + segment - left;
                if (even(columns, at) && even(rows, at)) {
                    double along = (from + i + 0.5 - STRIDE * segment) / STRIDE;
                    between(columns, at, along, share, acrossOut, i, end);
                    between(rows, at, along, share, downOut, i, end);
                } else {
                    own(row, from, acrossOut, downOut, i, end);
                }
                i = end;
            }
        }

        private void own(int row, int from, double[] acrossOut, double[] downOut, int begin, int end) {
            for (int i = begin; i < end; i++) {
                double[] own = at(from + i + 0.5, row + 0.5);
                acrossOut[i] = own[0];
                downOut[i] = own[1];
            }
        }

        private boolean even(double[] spans, int at) {
            double low =
                    Math.min(Math.min(spans[at], spans[at + 1]), Math.min(spans[at + across], spans[at + across + 1]));
            double high =
                    Math.max(Math.max(spans[at], spans[at + 1]), Math.max(spans[at + across], spans[at + across + 1]));
            return high <= EVEN * low;
        }

        private void between(double[] spans, int at, double along, double share, double[] out, int begin, int end) {
            double left = spans[at] + share * (spans[at + across] - spans[at]);
            double right = spans[at + 1] + share * (spans[at + across + 1] - spans[at + 1]);
            for (int i = begin; i < end; i++) {
                out[i] = left + (along + (double) (i - begin) / STRIDE) * (right - left);
            }
        }

        /** The most {columns, rows} that a cell of the rectangle spans. */
        public double[] most() {
            double[] most = {
                Arrays.stream(columns).max().orElse(1),
                Arrays.stream(rows).max().orElse(1)
            };
            if (plain || most[0] <= EVEN * min(columns) && most[1] <= EVEN * min(rows)) {
                return most;
            }
            double[] acrossOut = new double[rectangle[2]];
            double[] downOut = new double[rectangle[2]];
            for (int y = 0; y < rectangle[3]; y++) {
                row(rectangle[1] + y, rectangle[0], rectangle[2], acrossOut, downOut);
                most[0] = Math.max(most[0], Arrays.stream(acrossOut).max().orElse(0));
                most[1] = Math.max(most[1], Arrays.stream(downOut).max().orElse(0));
            }
            return most;
        }

        /**
         * The least {columns, rows} that a cell of the rectangle spans; 0 where spans are so uneven that no node tells them.
         */
        public double[] least() {
            double[] least = {min(columns), min(rows)};
            boolean even = Arrays.stream(columns).max().orElse(1) <= EVEN * least[0]
                    && Arrays.stream(rows).max().orElse(1) <= EVEN * least[1];
            return plain || even ? least : new double[2];
        }

        private static double min(double[] values) {
            return Arrays.stream(values).min().orElse(1);
        }
    }
}
