package eo.caravan.processors.sampling;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CellPlaces;
import eo.caravan.processors.projection.CellSpans;

/**
 * Leads cells from one grid to another by a method. What a cell of the target becomes depends on nothing but the cells of the
 * source: not on the rectangle that it is filled with. For any number of threads.
 *
 * <p>Kernels and areas lie along the rows and columns of the source, around the place of the target cell's centre. Where a target
 * cell spans more than one source cell, a kernel is stretched by the span, each axis by its own; a span within 0.05 of a whole number
 * is that. Areas are as wide and high as the spans. In its own system this is what gdalwarp does; in another one gdalwarp takes one span
 * for thousands of cells at once, this a cell's own.
 */
public final class Warp {
    private static final int SAMPLES = 9;

    private final Grid source;
    private final ResampleMethod method;
    private final CellPlaces centres;
    private final CellSpans spans;

    /** A way from one grid to another; places are as good as exact. */
    public Warp(Grid source, Grid target, ResampleMethod method) {
        this(source, target, method, 0);
    }

    /**
     * A way from one grid to another.
     *
     * @param error how far, in source cells, places may be off where systems differ; see {@link CellPlaces}
     */
    public Warp(Grid source, Grid target, ResampleMethod method, double error) {
        this.source = source;
        this.method = method;
        this.centres = new CellPlaces(source, target, error);
        this.spans = new CellSpans(source, target);
    }

    /** A rectangle of the target. */
    public Patch patch(int column, int row, int width, int height) {
        return new Patch(
                method, new Places(centres, spans, column, row, width, height), source.width(), source.height());
    }

    /** About which source cells a rectangle of the target needs, without finding every place. */
    public Layer.Window estimate(int column, int row, int width, int height) {
        double[] columns = new double[1];
        double[] rows = new double[1];
        double[] bounds = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        double[] widest = new double[2];
        for (int y = 0; y < SAMPLES; y++) {
            for (int x = 0; x < SAMPLES; x++) {
                int atColumn = column + (int) ((long) x * (width - 1) / (SAMPLES - 1));
                int atRow = row + (int) ((long) y * (height - 1) / (SAMPLES - 1));
                centres.row(atRow, atColumn, 1, columns, rows, 0);
                if (!Double.isNaN(columns[0] + rows[0])) {
                    bounds[0] = Math.min(bounds[0], columns[0]);
                    bounds[1] = Math.max(bounds[1], columns[0]);
                    bounds[2] = Math.min(bounds[2], rows[0]);
                    bounds[3] = Math.max(bounds[3], rows[0]);
                }
                if (method != ResampleMethod.NEAR && x % 4 == 0 && y % 4 == 0) {
                    double[] own = spans.at(atColumn + 0.5, atRow + 0.5);
                    widest[0] = Math.max(widest[0], own[0]);
                    widest[1] = Math.max(widest[1], own[1]);
                }
            }
        }
        return Patch.window(
                bounds, Taps.reach(method, widest[0]), Taps.reach(method, widest[1]), source.width(), source.height());
    }
}
