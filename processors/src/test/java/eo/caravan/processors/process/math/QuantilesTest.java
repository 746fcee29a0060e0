package eo.caravan.processors.process.math;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Program;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import eo.caravan.processors.process.array.Sorting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks over cells, with as many rows as a sorting network takes and with more, beside the same of single values. */
class QuantilesTest {
    private static final int CELLS = 300;

    private static double[][] random(int rows) {
        Random random = new Random(rows);
        double[][] values = new double[rows][CELLS];
        for (double[] row : values) {
            Arrays.setAll(row, i -> switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> Double.NaN;
                case 4 -> Double.POSITIVE_INFINITY;
                case 5 -> Double.NEGATIVE_INFINITY;
                case 6, 7 -> random.nextInt(3);
                default -> random.nextGaussian();
            });
            row[7] = Double.NaN;
        }
        return values;
    }

    private static void assertAgreement(ValueProcess process, int rows, Map<String, Object> constants) {
        double[][] values = random(rows);
        List<Operand> elements = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            elements.add(new InputCells(r, Encoding.FLOAT64));
        }
        Map<String, Operand> operands = new HashMap<>();
        constants.forEach((name, value) -> operands.put(name, new Operand.Constant(value)));
        operands.putIfAbsent("q", new Operand.Constant(null));
        operands.put("data", new Operand.Elements(elements, null));
        List<Operand> results = ((Operand.Elements) process.compile(operands)).elements();
        Program program = Program.of(results, rows);
        Block block = program.open(CELLS);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(values[r], 0, block.input(r), 0, CELLS);
        }
        double[][] computed = new double[results.size()][CELLS];
        program.run(block, CELLS, computed);
        for (int i = 0; i < CELLS; i++) {
            Map<String, Object> single = new HashMap<>(constants);
            single.put("data", Values.column(values, i));
            List<?> expected = Values.list(process.evaluate(single));
            assertThat(Values.column(computed, i)).as("cell %s", i).isEqualTo(noData(expected));
        }
    }

    /** In cells NaN is no data. */
    private static List<Object> noData(List<?> values) {
        List<Object> same = new ArrayList<>();
        values.forEach(value -> same.add(value instanceof Double number && number.isNaN() ? null : value));
        return same;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12, 64, 65, 100})
    void quantiles_of_cells_are_those_of_values(int rows) {
        ValueProcess quantiles = new Quantiles().processes().get("quantiles");
        List<Object> probabilities = List.of(0.0, 0.1, 0.5, 0.9, 1.0);
        assertAgreement(quantiles, rows, Map.of("probabilities", probabilities, "ignore_nodata", true));
        assertAgreement(quantiles, rows, Map.of("probabilities", 4.0, "ignore_nodata", false));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12, 64, 65, 100})
    void sorted_cells_are_sorted_values(int rows) {
        for (String process : List.of("sort", "order")) {
            ValueProcess ranked = new Sorting().processes().get(process);
            assertAgreement(ranked, rows, Map.of("asc", true, "nodata", true));
            assertAgreement(ranked, rows, Map.of("asc", false, "nodata", false));
        }
    }
}
