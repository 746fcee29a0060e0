package eo.caravan.processors.process.accumulate;

import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.plan.Calls;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AggregationTest {
    private static final Encoding UINT16 = new Encoding(CellType.UINT16, 0);

    private static Aggregation of(Callback reducer) {
        return Aggregation.of(reducer, null, UINT16, "reducer");
    }

    private static double result(Aggregation aggregation, double... values) {
        Group group = aggregation.open();
        group.add(values, 0, values.length);
        return group.result();
    }

    @ParameterizedTest
    @CsvSource({
        "sum, 12",
        "mean, 3",
        "product, 96",
        "min, 1",
        "max, 6",
        "count, 4",
        "first, 2",
        "last, 6",
        "median, 2.5",
        "variance, 4.666666666666667",
        "sd, 2.160246899469287"
    })
    void standard_reducers_work_in_passing(String process, double expected) {
        Aggregation aggregation = of(Calls.reducer(process, ""));
        assertThat(aggregation.inPassing()).isTrue();
        if (process.equals("product")) {
            assertThat(result(aggregation, NO, 2, 8, NO, 1, 6)).isEqualTo(expected);
        } else if (process.equals("median")) {
            assertThat(result(aggregation, NO, 3, 2, NO, 1, 6)).isEqualTo(expected);
        } else {
            assertThat(result(aggregation, NO, 2, 3, NO, 1, 6)).isCloseTo(expected, within(1e-15));
        }
    }

    /** Whatever is done in passing must be what the process itself makes of the array. */
    @ParameterizedTest
    @ValueSource(
            strings = {"sum", "mean", "product", "min", "max", "count", "first", "last", "median", "variance", "sd"})
    void passing_and_evaluating_agree(String process) {
        List<String> flags = process.equals("count") ? List.of("") : List.of("", ", 'ignore_nodata': false");
        for (String flag : flags) {
            Callback reducer = Calls.reducer(process, flag);
            for (double[] values : samples()) {
                double expected = evaluated(reducer, values);
                double actual = result(of(reducer), values);
                double error = Math.abs(actual - expected) / Math.max(1e-300, Math.abs(expected));
                boolean same = Double.compare(actual, expected) == 0 || error < 1e-13;
                assertThat(same)
                        .as(process + flag + " of " + Arrays.toString(values) + ": " + actual + ", not " + expected)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "any, true, 0 0, 0", "any, true, 0 NaN, 0", "any, true, NaN 1, 1", "any, true, NaN, 0",
        "any, false, 0 0, 0", "any, false, 0 NaN, NaN", "any, false, NaN 1, 1", "any, false, NaN, NaN",
        "all, true, 1 1, 1", "all, true, 1 NaN, 1", "all, true, NaN 0, 0", "all, true, NaN, 1",
        "all, false, 1 1, 1", "all, false, 1 NaN, NaN", "all, false, NaN 0, 0", "all, false, NaN, NaN"
    })
    void logic_has_three_values(String process, boolean ignore, String values, Double expected) {
        Aggregation aggregation = of(Calls.reducer(process, ", 'ignore_nodata': " + ignore));
        double[] cells = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat((Double) result(aggregation, cells)).isEqualTo(expected);
    }

    private static List<double[]> samples() {
        double[] random = new Random(7).doubles(1000, -100, 100).toArray();
        double[] holes = random.clone();
        for (int i = 0; i < holes.length; i += 3) {
            holes[i] = NO;
        }
        double far = 1e9;
        return List.of(
                new double[] {},
                new double[] {NO},
                new double[] {NO, NO, NO},
                new double[] {5},
                new double[] {0, 1},
                new double[] {0, NO, 0},
                new double[] {NO, 1, 1},
                new double[] {far + 4, far + 7, far + 13, far + 16},
                Arrays.stream(random).limit(20).toArray(),
                random,
                holes);
    }

    private static double evaluated(Callback reducer, double[] values) {
        List<Object> data = new ArrayList<>();
        for (double value : values) {
            data.add(Values.boxed(value, false));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("data", data);
        parameters.put("context", null);
        return Numbers.cell(reducer.evaluate(parameters));
    }

    @Test
    void large_numbers_that_differ_little_keep_their_variance() {
        double far = 1e9;
        assertThat(result(of(Calls.reducer("variance", "")), far + 4, far + 7, far + 13, far + 16))
                .isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum",
                "mean",
                "product",
                "min",
                "max",
                "count",
                "first",
                "last",
                "median",
                "variance",
                "sd",
                "any",
                "all",
                "array_element', 'arguments': {'index': 3, 'data': {'from_parameter': 'data'}}, 'description': '"
            })
    void how_values_are_cut_into_calls_does_not_matter(String process) {
        Aggregation aggregation = of(
                process.startsWith("array_element")
                        ? Calls.callback("{'r': {'process_id': '" + process + "', 'result': true}}")
                        : Calls.reducer(process, ""));
        double[] values = new Random(11).doubles(101, -1, 1).toArray();
        values[0] = NO;
        values[50] = NO;
        double whole = result(aggregation, values);
        for (int size : new int[] {1, 2, 7, 100}) {
            Group group = aggregation.open();
            for (int at = 0; at < values.length; at += size) {
                group.add(values, at, Math.min(values.length, at + size));
            }
            assertThat(group.result()).as("in calls of " + size).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sum, 15",
        "mean, 3",
        "min, 1",
        "max, 5",
        "count, 5",
        "first, 1",
        "last, 5",
        "median, 3",
        "variance, 2.5"
    })
    void merged_groups_are_one_group(String process, double expected) {
        Aggregation aggregation = of(Calls.reducer(process, ""));
        double[] values = {NO, 1, 2, NO, 3, 4, 5, NO};
        for (int cut = 0; cut <= values.length; cut++) {
            Group group = aggregation.open();
            group.add(values, 0, cut);
            Group later = aggregation.open();
            later.add(values, cut, values.length);
            group.merge(later);
            assertThat(group.result()).as("cut at " + cut).isEqualTo(expected);
        }
    }

    @Test
    void arithmetic_over_several_reducers_works_in_passing() {
        Aggregation range = of(
                Calls.callback(
                        """
                {'a': {'process_id': 'max', 'arguments': {'data': {'from_parameter': 'data'}}},
                 'b': {'process_id': 'min', 'arguments': {'data': {'from_parameter': 'data'}}},
                 'r': {'process_id': 'subtract', 'arguments': {'x': {'from_node': 'a'}, 'y': {'from_node': 'b'}},
                  'result': true}}"""));
        assertThat(range.inPassing()).isTrue();
        assertThat(result(range, 3, NO, 10, 4)).isEqualTo(7);
        assertThat(result(range)).isNaN();
    }

    @Test
    void quantiles_and_their_elements_work_in_passing() {
        Aggregation upper = of(
                Calls.callback(
                        """
                {'q': {'process_id': 'quantiles', 'arguments': {'data': {'from_parameter': 'data'},
                  'probabilities': [0.25, 0.5, 0.9]}},
                 'r': {'process_id': 'array_element', 'arguments': {'data': {'from_node': 'q'}, 'index': 2},
                  'result': true}}"""));
        assertThat(upper.inPassing()).isTrue();
        // 9 values, rank 8 * 0.9 = 7.2: between 8 and 9
        assertThat(result(upper, 9, 8, 7, 6, 5, NO, 4, 3, 2, 1)).isCloseTo(8.2, within(1e-12));
    }

    @Test
    void cells_that_fulfil_a_condition_are_counted_in_passing() {
        Aggregation above = of(Calls.reducer(
                "count",
                ", 'condition': {'process_graph': {'g': {'process_id': 'gt', 'arguments':"
                        + " {'x': {'from_parameter': 'x'}, 'y': 2}, 'result': true}}}"));
        assertThat(above.inPassing()).isTrue();
        assertThat(result(above, 0, 1, 2, 3, 4, 5, NO)).isEqualTo(3);
        assertThat(result(of(Calls.reducer("count", ", 'condition': true")), 0, 1, NO))
                .isEqualTo(3);
    }

    @Test
    void the_median_of_many_integers_needs_little_room() {
        Group group = of(Calls.reducer("median", "")).open();
        double[] values = new double[1000];
        Arrays.setAll(values, i -> i % 100);
        for (int i = 0; i < 5000; i++) {
            group.add(values, 0, values.length); // five million values, a hundred different ones
        }
        assertThat(group.result()).isEqualTo(49.5);
    }

    @Test
    void other_callbacks_see_all_values_once_a_group() {
        Aggregation smallestButOne = of(
                Calls.callback(
                        """
                {'s': {'process_id': 'sort', 'arguments': {'data': {'from_parameter': 'data'}}},
                 'r': {'process_id': 'array_element', 'arguments': {'data': {'from_node': 's'}, 'index': 4,
                  'return_nodata': true}, 'result': true}}"""));
        assertThat(smallestButOne.inPassing()).isFalse();
        assertThat(result(smallestButOne, 50, 40, 30, 20, 10)).isEqualTo(50);
        assertThat(result(smallestButOne, 50)).isNaN();
    }

    @Test
    void too_many_values_for_another_callback_are_refused_with_advice() {
        Aggregation element = of(Calls.reducer("array_element", ", 'index': 0"));
        Group group = element.open();
        double[] values = new double[Collected.MOST / 4];
        for (int i = 0; i < 4; i++) {
            group.add(values, 0, values.length);
        }
        assertThat(group.result()).isZero();
        Cubes.fails(() -> group.add(values, 0, 1), ApiErrorCode.PROCESS_GRAPH_COMPLEXITY, "4194304", "mean");
    }

    @Test
    void results_that_are_no_number_are_refused_while_planning() {
        Cubes.fails(() -> of(Calls.reducer("sort", "")), ApiErrorCode.PROCESS_GRAPH_INVALID, "number or a truth value");
        Cubes.fails(
                () -> of(Calls.reducer("quantiles", ", 'probabilities': [0.5]")),
                ApiErrorCode.PROCESS_GRAPH_INVALID,
                "number or a truth value");
        Cubes.fails(() -> of(Cubes.callback(p -> p.get("data"))), ApiErrorCode.PROCESS_GRAPH_INVALID);
    }

    @Test
    void a_choice_keeps_the_encoding_and_a_computation_is_precise() {
        assertThat(of(Calls.reducer("min", "")).encoding()).isEqualTo(UINT16);
        assertThat(of(Calls.reducer("sum", "")).encoding()).isEqualTo(Encoding.FLOAT64);
        Encoding full = new Encoding(CellType.UINT8, NO); // an empty group needs a value for no data
        assertThat(Aggregation.of(Calls.reducer("max", ""), null, full, "reducer")
                        .encoding())
                .isEqualTo(Encoding.FLOAT32);
    }
}
