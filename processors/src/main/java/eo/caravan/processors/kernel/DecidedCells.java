package eo.caravan.processors.kernel;

import eo.caravan.processors.cube.Encoding;
import java.util.Arrays;
import java.util.List;

/**
 * Whether all, or any, of several rows are true (not 0), for each cell. As soon as every cell of a block is decided, the rows that
 * remain are not computed for that block.
 */
public final class DecidedCells extends Cells {
    private final List<Cells> rows;
    private final double deciding;
    private final boolean ignoreNodata;

    private DecidedCells(List<Cells> rows, double deciding, boolean ignoreNodata) {
        super(Encoding.BOOLEAN, true);
        this.rows = List.copyOf(rows);
        this.deciding = deciding;
        this.ignoreNodata = ignoreNodata;
    }

    /** False where any row is false, else without data where a row has none that is not ignored, else true. */
    public static DecidedCells all(List<Cells> rows, boolean ignoreNodata) {
        return new DecidedCells(rows, 0, ignoreNodata);
    }

    /** True where any row is true, else without data where a row has none that is not ignored, else false. */
    public static DecidedCells any(List<Cells> rows, boolean ignoreNodata) {
        return new DecidedCells(rows, 1, ignoreNodata);
    }

    @Override
    protected List<Cells> inputs() {
        return rows;
    }

    @Override
    protected List<Cells> needed() {
        return rows.isEmpty() ? rows : rows.subList(0, 1);
    }

    @Override
    protected void compute(Block block, double[] out) {
        int n = block.size();
        Arrays.fill(out, 0, n, 1 - deciding);
        int decided = 0;
        for (int r = 0; r < rows.size() && decided < n; r++) {
            decided = combine(rows.get(r).values(block), out, n);
        }
    }

    private int combine(double[] row, double[] out, int n) {
        int decided = 0;
        for (int i = 0; i < n; i++) {
            double value = row[i];
            double before = out[i];
            if (Double.isNaN(value)) {
                out[i] = ignoreNodata || before == deciding ? before : Double.NaN;
            } else if (value != 0 == (deciding != 0)) {
                out[i] = deciding;
            }
            decided += out[i] == deciding ? 1 : 0;
        }
        return decided;
    }
}
