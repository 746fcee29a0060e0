package eo.caravan.processors.sampling;

import eo.caravan.processors.projection.CellPlaces;
import eo.caravan.processors.projection.CellSpans;
import java.util.Arrays;

/**
 * Where the centres of a rectangle of target cells lie in the source, in fractions of source cells, and how many source cells each
 * spans. Between grids of one system a place is found once for each column and once for each row.
 */
final class Places {
    private final int row;
    private final int column;
    private final int width;
    private final int height;
    private final boolean plain;
    private final double[] columns;
    private final double[] rows;
    private final CellSpans.Nodes spans;

    Places(CellPlaces centres, CellSpans cellSpans, int column, int row, int width, int height) {
        this.column = column;
        this.row = row;
        this.width = width;
        this.height = height;
        this.plain = centres.plain();
        this.columns = new double[plain ? width : width * height];
        this.rows = new double[plain ? height : width * height];
        this.spans = cellSpans.nodes(column, row, width, height);
        if (plain) {
            centres.row(row, column, width, columns, new double[width], 0);
            double[] one = new double[1];
            for (int y = 0; y < height; y++) {
                centres.row(row + y, column, 1, new double[1], one, 0);
                rows[y] = one[0];
            }
        } else {
            for (int y = 0; y < height; y++) {
                centres.row(row + y, column, width, columns, rows, y * width);
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether columns depend on columns only, and rows on rows. */
    boolean plain() {
        return plain;
    }

    /** The source column of a cell's centre; NaN where it has no place. */
    double column(int x, int y) {
        return columns[plain ? x : y * width + x];
    }

    /** The source row of a cell's centre; NaN where it has no place. */
    double row(int x, int y) {
        return rows[plain ? y : y * width + x];
    }

    /** Copies the source columns and rows of the centres of a row. */
    void copy(int y, double[] columnsOut, double[] rowsOut) {
        if (plain) {
            System.arraycopy(columns, 0, columnsOut, 0, width);
            Arrays.fill(rowsOut, 0, width, rows[y]);
        } else {
            System.arraycopy(columns, y * width, columnsOut, 0, width);
            System.arraycopy(rows, y * width, rowsOut, 0, width);
        }
    }

    /** Fills in how many source columns and rows each cell of a row spans. */
    void spans(int y, double[] across, double[] down) {
        spans.row(row + y, column, width, across, down);
    }

    /** The fewest columns, and the fewest rows, that a cell spans, or somewhat fewer. */
    double[] narrowest() {
        return spans.least();
    }

    /** The most columns, and the most rows, that a cell spans. */
    double[] widest() {
        return spans.most();
    }

    /** The smallest and the largest column, then row, of all centres; the smallest is above the largest where there is none. */
    double[] bounds() {
        double[] across = bounds(columns);
        double[] down = bounds(rows);
        return new double[] {across[0], across[1], down[0], down[1]};
    }

    private static double[] bounds(double[] places) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double place : places) {
            least = place < least ? place : least;
            most = place > most ? place : most;
        }
        return new double[] {least, most};
    }
}
