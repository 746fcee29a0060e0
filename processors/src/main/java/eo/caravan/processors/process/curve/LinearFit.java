package eo.caravan.processors.process.curve;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposer;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The fit of a model that is linear in its coefficients: {@code c + A p}. The columns of A are made orthonormal once, so that the
 * normal equations of the places that have data, which differ from cell to cell, stay well-conditioned.
 */
final class LinearFit {
    private static final double SAME = 1e-9;
    private static final double DEPENDENT = 1e-12;
    private static final double SMALLEST_PIVOT = 1e-6;
    private static final int TRIALS = 8;

    private final double[] constant;
    private final double[][] design;
    private final double[][] orthonormal;
    private final double[][] back;

    private LinearFit(double[] constant, double[][] design, double[][] orthonormal, double[][] back) {
        this.constant = constant;
        this.design = design;
        this.orthonormal = orthonormal;
        this.back = back;
    }

    /** The fit of a model, empty where the model is not linear or its columns depend on each other. */
    static Optional<LinearFit> of(CurveModel model, double[] guess) {
        int k = model.coefficients();
        int n = model.places();
        if (n < k) {
            return Optional.empty();
        }
        CurveModel.Evaluation evaluation = model.open();
        double[][] sets = new double[k][k + 1];
        for (int c = 0; c < k; c++) {
            sets[c][c + 1] = 1;
        }
        double[][] values = new double[n][k + 1];
        evaluation.values(sets, values, k + 1);
        double[] constant = new double[n];
        double[][] design = new double[n][k];
        for (int r = 0; r < n; r++) {
            constant[r] = values[r][0];
            for (int c = 0; c < k; c++) {
                design[r][c] = values[r][c + 1] - constant[r];
            }
        }
        return isLinear(evaluation, constant, design, guess) ? decomposed(constant, design) : Optional.empty();
    }

    /** Compares the model with {@code c + A p} at the guess and at coefficients of many sizes and signs. */
    private static boolean isLinear(
            CurveModel.Evaluation evaluation, double[] constant, double[][] design, double[] guess) {
        int k = guess.length;
        Random random = new Random(k);
        double[][] sets = new double[k][TRIALS];
        for (int c = 0; c < k; c++) {
            sets[c][0] = guess[c];
            for (int t = 1; t < TRIALS; t++) {
                sets[c][t] = (random.nextDouble() - 0.5) * Math.pow(10, t - 3);
            }
        }
        double[][] values = new double[constant.length][TRIALS];
        evaluation.values(sets, values, TRIALS);
        for (int t = 0; t < TRIALS; t++) {
            for (int r = 0; r < constant.length; r++) {
                if (!same(values[r][t], constant[r], design[r], sets, t)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a value of the model is what the linear one gives for a set of coefficients; false for NaN. */
    private static boolean same(double value, double constant, double[] design, double[][] sets, int set) {
        double expected = constant;
        double size = Math.abs(constant);
        for (int c = 0; c < design.length; c++) {
            double part = design[c] * sets[c][set];
            expected += part;
            size += Math.abs(part);
        }
        return Math.abs(value - expected) <= SAME * size;
    }

    private static Optional<LinearFit> decomposed(double[] constant, double[][] design) {
        int k = design[0].length;
        RealMatrix scaled = MatrixUtils.createRealMatrix(design);
        double[] lengths = new double[k];
        for (int c = 0; c < k; c++) {
            lengths[c] = scaled.getColumnVector(c).getNorm();
            if (!(lengths[c] > 0) || Double.isInfinite(lengths[c])) {
                return Optional.empty();
            }
            scaled.setColumnVector(c, scaled.getColumnVector(c).mapDivide(lengths[c]));
        }
        QRDecomposition qr = new QRDecomposition(scaled);
        RealMatrix r = qr.getR().getSubMatrix(0, k - 1, 0, k - 1);
        for (int c = 0; c < k; c++) {
            if (Math.abs(r.getEntry(c, c)) < DEPENDENT) {
                return Optional.empty();
            }
        }
        double[][] orthonormal =
                qr.getQ().getSubMatrix(0, design.length - 1, 0, k - 1).getData();
        double[][] back = new QRDecomposer(0).decompose(r).getInverse().getData();
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < k; d++) {
                back[c][d] /= lengths[c];
            }
        }
        return Optional.of(new LinearFit(constant, design, orthonormal, back));
    }

    /** Fills the coefficients of all cells whose equations can be solved and whose model is linear there, too; the rest stays NaN. */
    void solve(double[][] rows, double[][] out, int n, CurveModel.Evaluation evaluation) {
        int k = out.length;
        double[][] normal = new double[k][k + 1];
        double[][] sets = new double[k][n];
        for (int i = 0; i < n; i++) {
            boolean solved = equations(rows, i, normal) && Cholesky.solve(normal, SMALLEST_PIVOT);
            for (int c = 0; c < k; c++) {
                double coefficient = 0;
                for (int d = 0; d < k; d++) {
                    coefficient += back[c][d] * normal[d][k];
                }
                sets[c][i] = solved ? coefficient : Double.NaN;
            }
        }
        double[][] values = new double[rows.length][n];
        evaluation.values(sets, values, n);
        for (int i = 0; i < n; i++) {
            boolean holds = true;
            for (int r = 0; r < rows.length && holds; r++) {
                holds = same(values[r][i], constant[r], design[r], sets, i);
            }
            for (int c = 0; c < k && holds; c++) {
                out[c][i] = sets[c][i];
            }
        }
    }

    /** The normal equations of one cell in the orthonormal columns, the right side as the last column; false without enough data. */
    private boolean equations(double[][] rows, int cell, double[][] normal) {
        int k = normal.length;
        for (double[] row : normal) {
            Arrays.fill(row, 0);
        }
        int valid = 0;
        for (int r = 0; r < rows.length; r++) {
            double y = rows[r][cell];
            if (Double.isNaN(y)) {
                continue;
            }
            valid++;
            double[] q = orthonormal[r];
            for (int c = 0; c < k; c++) {
                for (int d = 0; d <= c; d++) {
                    normal[c][d] += q[c] * q[d];
                }
                normal[c][k] += q[c] * (y - constant[r]);
            }
        }
        return valid >= k;
    }
}
