package eo.caravan.processors.process.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedianTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 12, 25, 63, 64, 65, 66, 150, 999})
    void the_median_of_any_number_of_rows_is_that_of_the_sorted_values(int rows) {
        int cells = 300;
        double[][] values = new double[rows][cells];
        Random random = new Random(rows);
        for (double[] row : values) {
            Arrays.setAll(row, i -> random.nextInt(4) == 0 ? Double.NaN : random.nextInt(20) - 10);
        }
        double[] out = new double[cells];
        Statistics.median(values, out, cells);
        for (int i = 0; i < cells; i++) {
            assertThat((Object) out[i]).as("cell %s", i).isEqualTo((Object) sortedMedian(values, i));
        }
    }

    @Test
    void infinity_is_a_value_and_missing_rows_are_not() {
        double[][] rows = {{Double.POSITIVE_INFINITY}, {Double.NaN}, {1}, {Double.POSITIVE_INFINITY}, {Double.NaN}};
        double[] out = new double[1];
        Statistics.median(rows, out, 1);
        assertThat(out[0]).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void rows_without_any_data_have_no_median() {
        double[] out = new double[1];
        Statistics.median(new double[][] {{Double.NaN}, {Double.NaN}}, out, 1);
        assertThat(out[0]).isNaN();
    }

    private static double sortedMedian(double[][] rows, int cell) {
        double[] sorted = Arrays.stream(rows)
                .mapToDouble(row -> row[cell])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double upper = sorted[sorted.length / 2];
        return sorted.length % 2 == 1 ? upper : (sorted[sorted.length / 2 - 1] + upper) / 2;
    }
}
