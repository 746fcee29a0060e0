package eo.caravan.processors.process.curve;

/** Solves symmetric positive definite equations in place, without an object a cell. */
final class Cholesky {
    private Cholesky() {}

    /**
     * Solves {@code k} equations.
     *
     * @param equations the lower triangle of the matrix, and the right side as column {@code k}, which becomes the solution
     * @param smallestPivot where a squared pivot is below it, the equations count as dependent
     * @return false where they do
     */
    static boolean solve(double[][] equations, double smallestPivot) {
        int k = equations.length;
        for (int c = 0; c < k; c++) {
            for (int d = 0; d <= c; d++) {
                double sum = equations[c][d];
                for (int j = 0; j < d; j++) {
                    sum -= equations[c][j] * equations[d][j];
                }
                if (c == d && !(sum >= smallestPivot)) {
                    return false;
                }
                equations[c][d] = c == d ? Math.sqrt(sum) : sum / equations[d][d];
            }
        }
        for (int c = 0; c < k; c++) {
            for (int j = 0; j < c; j++) {
                equations[c][k] -= equations[c][j] * equations[j][k];
            }
            equations[c][k] /= equations[c][c];
        }
        for (int c = k - 1; c >= 0; c--) {
            for (int j = c + 1; j < k; j++) {
                equations[c][k] -= equations[j][c] * equations[j][k];
            }
            equations[c][k] /= equations[c][c];
        }
        return true;
    }
}
