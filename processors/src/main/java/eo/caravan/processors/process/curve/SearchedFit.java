package eo.caravan.processors.process.curve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/** The fit of any model by Levenberg and Marquardt's search, one series after another. Belongs to one thread. */
final class SearchedFit {
    private static final int MOST_STEPS = 500;
    private static final double TOLERANCE = 1e-12;
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    /** What a value of the model that is no number counts as: so far off that the search turns back. */
    private static final double FAR_OFF = 1e100;

    private final CurveModel.Evaluation evaluation;
    private final double[] guess;
    private final double[] sizes;
    private final double[][] sets;
    private final double[][] values;

    SearchedFit(CurveModel model, CurveModel.Evaluation evaluation, double[] guess) {
        this.evaluation = evaluation;
        this.guess = guess;
        this.sizes =
                Arrays.stream(guess).map(each -> each == 0 ? 1 : Math.abs(each)).toArray();
        this.sets = new double[model.coefficients()][2 * model.coefficients() + 1];
        this.values = new double[model.places()][2 * model.coefficients() + 1];
    }

    /**
     * Finds the coefficients of one series.
     *
     * @param series by place; NaN where there is no data
     * @param found where the coefficients go
     * @return false where the search does not converge
     */
    boolean fit(double[] series, double[] found) {
        int[] valid = IntStream.range(0, series.length)
                .filter(i -> !Double.isNaN(series[i]))
                .toArray();
        double[] target = new double[valid.length];
        for (int i = 0; i < valid.length; i++) {
            target[i] = series[valid[i]];
        }
        MultivariateJacobianFunction function = point -> values(point, valid);
        try {
            RealVector optimum = new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(TOLERANCE)
                    .withParameterRelativeTolerance(TOLERANCE)
                    .optimize(new LeastSquaresBuilder()
                            .start(guess)
                            .target(target)
                            .model(function)
                            .maxEvaluations(MOST_STEPS)
                            .maxIterations(MOST_STEPS)
                            .build())
                    .getPoint();
            for (int c = 0; c < found.length; c++) {
                found[c] = optimum.getEntry(c);
            }
            return finite(found) && defined(found, valid);
        } catch (MathRuntimeException notConverging) {
            return false;
        }
    }

    private static boolean finite(double[] found) {
        for (double coefficient : found) {
            if (!Double.isFinite(coefficient)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the model has a value at each place for these coefficients. */
    private boolean defined(double[] found, int[] valid) {
        for (int c = 0; c < found.length; c++) {
            sets[c][0] = found[c];
        }
        evaluation.values(sets, values, 1);
        for (int place : valid) {
            if (!Double.isFinite(values[place][0])) {
                return false;
            }
        }
        return true;
    }

    /** The model and its derivatives by central differences, all in one evaluation. */
    private Pair<RealVector, RealMatrix> values(RealVector point, int[] valid) {
        int k = sets.length;
        double[] steps = new double[k];
        for (int c = 0; c < k; c++) {
            Arrays.fill(sets[c], point.getEntry(c));
            steps[c] = STEP * Math.max(Math.abs(point.getEntry(c)), sizes[c]);
            sets[c][2 * c + 1] += steps[c];
            sets[c][2 * c + 2] -= steps[c];
            steps[c] = sets[c][2 * c + 1] - sets[c][2 * c + 2];
        }
        evaluation.values(sets, values, 2 * k + 1);
        RealVector at = new ArrayRealVector(valid.length);
        RealMatrix derivatives = MatrixUtils.createRealMatrix(valid.length, k);
        for (int i = 0; i < valid.length; i++) {
            double[] value = values[valid[i]];
            at.setEntry(i, Double.isFinite(value[0]) ? value[0] : FAR_OFF);
            for (int c = 0; c < k; c++) {
                double slope = (value[2 * c + 1] - value[2 * c + 2]) / steps[c];
                derivatives.setEntry(i, c, Double.isFinite(slope) ? slope : 0);
            }
        }
        return new Pair<>(at, derivatives);
    }
}
