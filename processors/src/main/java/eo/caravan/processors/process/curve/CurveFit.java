package eo.caravan.processors.process.curve;

import eo.caravan.processors.kernel.Kernel;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Finds for each cell the coefficients with which a model comes nearest to the cell's series, by least squares. Elements
 * without data are left out; a cell with fewer elements than coefficients, or without a fit, has no data. A model that is linear in its
 * coefficients is solved at once, any other one is searched from the first guess.
 */
final class CurveFit implements Kernel.Many {
    private final CurveModel model;
    private final LinearFit linear;
    private final double[] guess;
    private final LongConsumer failures;

    /**
     * A fit of series at the model's places.
     *
     * @param guess where the search begins, a number for each coefficient
     * @param failures is told how many more cells have enough data and yet no fit; called from several threads
     */
    CurveFit(CurveModel model, double[] guess, LongConsumer failures) {
        this.model = model;
        this.guess = guess.clone();
        this.linear = LinearFit.of(model, guess).orElse(null);
        this.failures = failures;
    }

    @Override
    public void apply(double[][] rows, double[][] out, int n) {
        for (double[] row : out) {
            Arrays.fill(row, 0, n, Double.NaN);
        }
        CurveModel.Evaluation evaluation = model.open();
        if (linear != null) {
            linear.solve(rows, out, n, evaluation);
        }
        SearchedFit search = new SearchedFit(model, evaluation, guess);
        double[] series = new double[rows.length];
        double[] found = new double[out.length];
        long failed = 0;
        for (int i = 0; i < n; i++) {
            if (!Double.isNaN(out[0][i]) || valid(rows, i) < model.coefficients()) {
                continue;
            }
            for (int r = 0; r < rows.length; r++) {
                series[r] = rows[r][i];
            }
            boolean converged = search.fit(series, found);
            failed += converged ? 0 : 1;
            for (int c = 0; c < out.length && converged; c++) {
                out[c][i] = found[c];
            }
        }
        if (failed > 0) {
            failures.accept(failed);
        }
    }

    private static int valid(double[][] rows, int cell) {
        int count = 0;
        for (double[] row : rows) {
            count += Double.isNaN(row[cell]) ? 0 : 1;
        }
        return count;
    }
}
