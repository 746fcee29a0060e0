package eo.caravan.processors.process.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearFitTest {
    private static final double[] PLACES = {0, 1, 2, 3, 4, 6, 9};

    /** p0 + p1 x + p2 x². */
    private static Callback parabola() {
        return Cubes.callback(parameters -> {
            double x = (Double) ((Operand.Constant) parameters.get("x")).value();
            Operand.Elements p = (Operand.Elements) parameters.get("parameters");
            Kernel kernel = (rows, out, n) ->
                    Arrays.setAll(out, i -> i < n ? rows[0][i] + rows[1][i] * x + rows[2][i] * x * x : 0);
            return new KernelCells(Operands.cells(p.elements()), kernel, Encoding.FLOAT64, false);
        });
    }

    @Test
    void solving_and_searching_find_the_same_coefficients() {
        CurveModel model = CurveModel.of(parabola(), PLACES, 3);
        double[] guess = {1, 1, 1};
        LinearFit linear = LinearFit.of(model, guess).orElseThrow();
        Random random = new Random(3);
        int cells = 200;
        double[][] rows = new double[PLACES.length][cells];
        for (double[] row : rows) {
            Arrays.setAll(row, i -> random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian() * 100);
        }
        double[][] solved = new double[3][cells];
        for (double[] row : solved) {
            Arrays.fill(row, Double.NaN);
        }
        linear.solve(rows, solved, cells, model.open());
        SearchedFit search = new SearchedFit(model, model.open(), guess);
        int compared = 0;
        for (int i = 0; i < cells; i++) {
            int cell = i;
            double[] series = Arrays.stream(rows).mapToDouble(row -> row[cell]).toArray();
            double[] found = new double[3];
            if (Arrays.stream(series).filter(y -> !Double.isNaN(y)).count() < 3) {
                assertThat(solved[0][i]).isNaN();
                continue;
            }
            assertThat(search.fit(series, found)).isTrue();
            for (int c = 0; c < 3 && !Double.isNaN(solved[0][i]); c++) {
                assertThat(solved[c][i]).isCloseTo(found[c], within(1e-6 * Math.max(1, Math.abs(found[c]))));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    @Test
    void a_model_whose_columns_depend_on_each_other_or_that_is_not_linear_is_not_solved() {
        Callback twice = Cubes.callback(parameters -> {
            Operand.Elements p = (Operand.Elements) parameters.get("parameters");
            Kernel sum = (rows, out, n) -> Arrays.setAll(out, i -> i < n ? rows[0][i] + rows[1][i] : 0);
            return new KernelCells(Operands.cells(p.elements()), sum, Encoding.FLOAT64, false);
        });
        assertThat(LinearFit.of(CurveModel.of(twice, PLACES, 2), new double[] {1, 1}))
                .isEmpty();
        Callback square = Cubes.callback(parameters -> {
            Operand.Elements p = (Operand.Elements) parameters.get("parameters");
            Kernel kernel = (rows, out, n) -> Arrays.setAll(out, i -> i < n ? rows[0][i] * rows[0][i] : 0);
            return new KernelCells(Operands.cells(p.elements()), kernel, Encoding.FLOAT64, false);
        });
        assertThat(LinearFit.of(CurveModel.of(square, PLACES, 1), new double[] {1}))
                .isEmpty();
    }
}
