package eo.caravan.processors.plan;

import static eo.caravan.processors.plan.Graphs.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Program;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildGraphTest {
    private static final List<Object> LABELS = List.of("B02", "B03", "B04", "B08", "B11");

    /** Calls of one process over the parameter data, an array of five numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'min', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'max', 'arguments': {'data': {'from_parameter': 'data'}, 'ignore_nodata': false}",
                "'sum', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'product', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'mean', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'mean', 'arguments': {'data': {'from_parameter': 'data'}, 'ignore_nodata': false}",
                "'median', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'median', 'arguments': {'data': [{'from_parameter': 'x'}, 0, {'from_parameter': 'y'}, 1]}",
                "'count', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'count', 'arguments': {'data': {'from_parameter': 'data'}, 'condition': {'process_graph': {'g':"
                        + " {'process_id': 'gt', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 0}, 'result': true}}}}",
                "'first', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'last', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'last', 'arguments': {'data': {'from_parameter': 'data'}, 'ignore_nodata': false}",
                "'array_element', 'arguments': {'data': {'from_parameter': 'data'}, 'label': 'B04'}",
                "'array_element', 'arguments': {'data': {'from_parameter': 'data'}, 'index': 4}",
                "'add', 'arguments': {'x': {'from_parameter': 'x'}, 'y': {'from_parameter': 'y'}}",
                "'subtract', 'arguments': {'x': 1, 'y': {'from_parameter': 'y'}}",
                "'mod', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 2}",
                "'round', 'arguments': {'x': {'from_parameter': 'x'}, 'p': 1}",
                "'power', 'arguments': {'base': {'from_parameter': 'x'}, 'p': 3}",
                "'power', 'arguments': {'base': {'from_parameter': 'x'}, 'p': 0}",
                "'normalized_difference', 'arguments': {'x': {'from_parameter': 'x'}, 'y': {'from_parameter': 'y'}}",
                "'clip', 'arguments': {'x': {'from_parameter': 'x'}, 'min': -1, 'max': 1}",
                "'linear_scale_range', 'arguments': {'x': {'from_parameter': 'x'}, 'inputMin': -1, 'inputMax': 1}",
                "'gt', 'arguments': {'x': {'from_parameter': 'x'}, 'y': {'from_parameter': 'y'}}",
                "'lte', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 0}",
                "'eq', 'arguments': {'x': {'from_parameter': 'x'}, 'y': {'from_parameter': 'y'}, 'delta': 0.5}",
                "'neq', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 'a text'}",
                "'between', 'arguments': {'x': {'from_parameter': 'x'}, 'min': -1, 'max': 1}",
                "'is_nodata', 'arguments': {'x': {'from_parameter': 'x'}}",
                "'is_valid', 'arguments': {'x': {'from_parameter': 'x'}}",
                "'array_contains', 'arguments': {'data': {'from_parameter': 'data'}, 'value': 0}",
                "'array_contains', 'arguments': {'data': {'from_parameter': 'data'}, 'value': {'from_parameter': 'x'}}",
                "'array_contains', 'arguments': {'data': {'from_parameter': 'data'}, 'value': true}",
                "'array_contains', 'arguments': {'data': [{'from_parameter': 'x'}, 'a', true, 1], 'value': true}",
                "'array_find', 'arguments': {'data': {'from_parameter': 'data'}, 'value': 1}",
                "'array_find', 'arguments': {'data': {'from_parameter': 'data'}, 'value': {'from_parameter': 'x'},"
                        + " 'reverse': true}",
                "'array_find', 'arguments': {'data': ['1', {'from_parameter': 'x'}, 1, {'from_parameter': 'y'}, true],"
                        + " 'value': 1, 'reverse': true}",
                "'array_find', 'arguments': {'data': {'from_parameter': 'data'}, 'value': null}",
                "'eq', 'arguments': {'x': 'a text', 'y': {'from_parameter': 'x'}}",
                "'extrema', 'arguments': {'data': {'from_parameter': 'data'}, 'ignore_nodata': false}",
                "'quantiles', 'arguments': {'data': {'from_parameter': 'data'}, 'probabilities': 4}",
                "'quantiles', 'arguments': {'data': {'from_parameter': 'data'}, 'probabilities': [0, 0.3, 1], 'ignore_nodata':"
                        + " false}",
                "'sort', 'arguments': {'data': {'from_parameter': 'data'}, 'nodata': false}",
                "'sort', 'arguments': {'data': {'from_parameter': 'data'}, 'asc': false, 'nodata': false}",
                "'order', 'arguments': {'data': {'from_parameter': 'data'}, 'asc': false, 'nodata': true}",
                "'first', 'arguments': {'data': {'from_parameter': 'data'}, 'ignore_nodata': false}",
                "'between', 'arguments': {'x': {'from_parameter': 'x'}, 'min': {'from_parameter': 'y'}, 'max': 1,"
                        + " 'exclude_max': true}",
            })
    void compiled_and_evaluated_callbacks_agree(String call) {
        assertAgreement(callback("{'c': {'process_id': " + call + ", 'result': true}}"), 3_000, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"and", "or", "xor"})
    void logic_of_comparisons_agrees(String process) {
        assertAgreement(
                callback("{'a': {'process_id': 'gt', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 0}},"
                        + "'b': {'process_id': 'lt', 'arguments': {'x': {'from_parameter': 'y'}, 'y': 1}},"
                        + "'c': {'process_id': '" + process + "', 'arguments': {'x': {'from_node': 'a'}, 'y':"
                        + " {'from_node': 'b'}}}, 'd': {'process_id': 'not', 'arguments': {'x': {'from_node': 'c'}}},"
                        + "'e': {'process_id': 'any', 'arguments': {'data': [{'from_node': 'd'}, {'from_node': 'a'}],"
                        + " 'ignore_nodata': false}, 'result': true}}"),
                1_000,
                64);
    }

    @Test
    void a_choice_takes_either_branch_by_cell() {
        assertAgreement(
                callback("{'a': {'process_id': 'gt', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 0}},"
                        + "'n': {'process_id': 'multiply', 'arguments': {'x': {'from_parameter': 'y'}, 'y': 2}},"
                        + "'c': {'process_id': 'if', 'arguments': {'value': {'from_node': 'a'}, 'accept':"
                        + " {'from_parameter': 'x'}, 'reject': {'from_node': 'n'}}, 'result': true}}"),
                1_000,
                1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'quantiles', 'arguments': {'data': {'from_parameter': 'data'}, 'probabilities': [0.1, 0.5, 0.9]}",
                "'extrema', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'cumsum', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'cummax', 'arguments': {'data': {'from_parameter': 'data'}, 'ignore_nodata': false}",
                "'sort', 'arguments': {'data': {'from_parameter': 'data'}, 'asc': false, 'nodata': true}",
                "'sort', 'arguments': {'data': {'from_parameter': 'data'}, 'nodata': false}",
                "'order', 'arguments': {'data': {'from_parameter': 'data'}, 'nodata': false}",
                "'order', 'arguments': {'data': {'from_parameter': 'data'}, 'asc': false, 'nodata': true}",
                "'rearrange', 'arguments': {'data': {'from_parameter': 'data'}, 'order': [4, 0]}",
                "'array_interpolate_linear', 'arguments': {'data': {'from_parameter': 'data'}}",
                "'array_append', 'arguments': {'data': {'from_parameter': 'data'}, 'value': {'from_parameter': 'x'},"
                        + " 'label': 'more'}",
                "'array_concat', 'arguments': {'array1': {'from_parameter': 'data'}, 'array2': [1, 2]}",
                "'array_apply', 'arguments': {'data': {'from_parameter': 'data'}, 'process': {'process_graph': {'s':"
                        + " {'process_id': 'subtract', 'arguments': {'x': {'from_parameter': 'x'}, 'y':"
                        + " {'from_parameter': 'y'}}, 'result': true}}}}",
            })
    void arrays_of_cells_agree_with_arrays_of_values(String call) {
        assertAgreement(callback("{'c': {'process_id': " + call + ", 'result': true}}"), 500, 16);
    }

    @Test
    void an_array_is_rearranged_by_an_order_that_differs_from_cell_to_cell() {
        assertAgreement(
                callback(
                        "{'o': {'process_id': 'order', 'arguments': {'data': {'from_parameter': 'data'}, 'nodata': true}},"
                                + "'c': {'process_id': 'rearrange', 'arguments': {'data': {'from_parameter': 'data'}, 'order':"
                                + " {'from_node': 'o'}}, 'result': true}}"),
                500,
                16);
    }

    @Test
    void an_element_is_picked_by_an_index_that_differs_from_cell_to_cell() {
        String lenient =
                "{'n': {'process_id': 'count', 'arguments': {'data': {'from_parameter': 'data'}}}, 'c': {'process_id':"
                        + " 'array_element', 'arguments': {'data': {'from_parameter': 'data'}, 'index': {'from_node':"
                        + " 'n'}, 'return_nodata': true}, 'result': true}}";
        assertAgreement(callback(lenient), 500, 16);
        Callback strict = callback(lenient.replace("true}, 'result'", "false}, 'result'"));
        Operand five = new InputCells(0, Encoding.FLOAT64);
        Operand picked = strict.compile(Map.of("data", new Operand.Elements(List.of(five), null)));
        assertThat(computed(picked, new double[][] {{Double.NaN}}, 1)).isEqualTo(new double[][] {{Double.NaN}});
        assertThatThrownBy(() -> computed(picked, new double[][] {{5}}, 1))
                .hasMessageContaining("no element 1, only 1 elements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "median", "sum", "count", "first", "max", "sd"})
    void what_is_made_of_a_filtered_array_is_made_of_the_elements_that_are_kept(String reducer) {
        assertAgreement(callback(filtered("'" + reducer + "', 'arguments': {'data': {'from_node': 'f'}")), 300, 16);
    }

    @Test
    void an_array_that_would_have_another_length_in_each_cell_cannot_be_returned() {
        Callback callback = callback(filtered("'array_append', 'arguments': {'data': {'from_node': 'f'}, 'value': 1"));
        List<Operand> data = List.of(new InputCells(0, Encoding.FLOAT64));
        assertThatThrownBy(() -> callback.compile(Map.of("data", new Operand.Elements(data, null))))
                .hasMessageContaining("Make one value of them");
    }

    private static String filtered(String call) {
        return "{'f': {'process_id': 'array_filter', 'arguments': {'data': {'from_parameter': 'data'}, 'condition':"
                + " {'process_graph': {'g': {'process_id': 'gt', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 0},"
                + " 'result': true}}}}}, 'c': {'process_id': " + call + "}, 'result': true}}";
    }

    @Test
    void what_is_the_same_for_all_cells_becomes_a_constant() {
        Callback callback = callback("{'c': {'process_id': 'add', 'arguments': {'x': 1, 'y': 2}, 'result': true}}");
        assertThat(callback.compile(Map.of())).isEqualTo(new Operand.Constant(3.0));
    }

    @Test
    void the_branch_that_a_constant_condition_does_not_take_is_not_looked_at() {
        Callback callback = callback("{'e': {'process_id': 'array_element', 'arguments': {'data': [], 'index': 0}},"
                + "'c': {'process_id': 'if', 'arguments': {'value': false, 'accept': {'from_node': 'e'}, 'reject': 7},"
                + " 'result': true}}");
        assertThat(callback.evaluate(Map.of())).isEqualTo(7.0);
        assertThat(callback.compile(Map.of())).isEqualTo(new Operand.Constant(7.0));
    }

    @Test
    void comparisons_are_truth_values_and_choices_keep_the_encoding() {
        Encoding stored = new Encoding(CellType.UINT16, 0);
        InputCells x = new InputCells(0, stored);
        Operand compared = callback(
                        "{'c': {'process_id': 'gt', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 5}, 'result': true}}")
                .compile(Map.of("x", x));
        assertThat(((Cells) compared).encoding()).isEqualTo(Encoding.BOOLEAN);
        assertThat(((Cells) compared).truth()).isTrue();
        Operand largest = callback("{'c': {'process_id': 'max', 'arguments': {'data': {'from_parameter': 'data'}},"
                        + " 'result': true}}")
                .compile(Map.of("data", new Operand.Elements(List.of(x, x), null)));
        assertThat(((Cells) largest).encoding()).isEqualTo(stored);
    }

    @Test
    void a_reducer_of_single_cells_is_refused_with_what_is_expected() {
        Callback callback = callback(
                "{'c': {'process_id': 'mean', 'arguments': {'data': {'from_parameter': 'x'}}," + " 'result': true}}");
        assertThatThrownBy(() -> callback.compile(Map.of("x", new InputCells(0, Encoding.FLOAT64))))
                .hasMessageContaining("expected an array, given a single value of each cell");
    }

    @Test
    void a_chain_of_five_thousand_nodes_computes() {
        StringBuilder json =
                new StringBuilder("{'n0': {'process_id': 'add', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 1}}");
        for (int i = 1; i < 5_000; i++) {
            json.append(", 'n").append(i).append("': {'process_id': 'add', 'arguments': {'x': {'from_node': 'n");
            json.append(i - 1).append("'}, 'y': 1}").append(i == 4_999 ? ", 'result': true}" : "}");
        }
        Callback callback = callback(json.append("}").toString());
        assertThat(computed(
                        callback.compile(Map.of("x", new InputCells(0, Encoding.FLOAT64))), new double[][] {{2}}, 1))
                .isEqualTo(new double[][] {{5_002}});
    }

    /** Compares values cell by cell with blocks of two sizes, over numbers among which many are missing. */
    private static void assertAgreement(Callback callback, int cells, int blockSize) {
        double[][] rows = random(7, cells);
        List<Operand> elements = new ArrayList<>();
        for (int i = 0; i < LABELS.size(); i++) {
            elements.add(new InputCells(i + 2, Encoding.FLOAT64));
        }
        Map<String, Operand> operands = Map.of(
                "x", new InputCells(0, Encoding.FLOAT64),
                "y", new InputCells(1, Encoding.FLOAT64),
                "data", new Operand.Elements(elements, LABELS));
        double[][] small = computed(callback.compile(operands), rows, blockSize);
        double[][] large = computed(callback.compile(operands), rows, Integer.MAX_VALUE);
        assertThat(Arrays.deepToString(large)).isEqualTo(Arrays.deepToString(small));
        for (int i = 0; i < cells; i++) {
            List<?> expected = evaluated(callback, rows, i);
            assertThat(expected).hasSameSizeAs(large);
            for (int r = 0; r < large.length; r++) {
                assertThat((Object) large[r][i]).as("row %s of cell %s", r, i).isEqualTo((Object)
                        Numbers.cell(expected.get(r)));
            }
        }
    }

    private static List<?> evaluated(Callback callback, double[][] rows, int cell) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("x", Values.boxed(rows[0][cell], false));
        parameters.put("y", Values.boxed(rows[1][cell], false));
        List<Object> data = new ArrayList<>();
        IntStream.range(2, rows.length).forEach(r -> data.add(Values.boxed(rows[r][cell], false)));
        parameters.put("data", new LabeledArray(LABELS, data));
        Object result = callback.evaluate(parameters);
        boolean array = result instanceof List || result instanceof LabeledArray;
        return array ? Values.list(result) : Collections.singletonList(result);
    }

    private static double[][] computed(Operand operand, double[][] rows, int blockSize) {
        List<? extends Operand> results =
                operand instanceof Operand.Elements array ? array.elements() : List.of(operand);
        Program program = Program.of(results, rows.length);
        Block block = program.open();
        int cells = rows[0].length;
        int step = Math.min(blockSize, block.capacity());
        double[][] out = new double[results.size()][cells];
        double[][] part = new double[results.size()][block.capacity()];
        for (int from = 0; from < cells; from += step) {
            int n = Math.min(step, cells - from);
            for (int r = 0; r < rows.length; r++) {
                System.arraycopy(rows[r], from, block.input(r), 0, n);
            }
            program.run(block, n, part);
            for (int r = 0; r < out.length; r++) {
                System.arraycopy(part[r], 0, out[r], from, n);
            }
        }
        return out;
    }

    private static double[][] random(int rows, int cells) {
        Random random = new Random(42);
        double[][] values = new double[rows][cells];
        for (double[] row : values) {
            for (int i = 0; i < cells; i++) {
                int kind = random.nextInt(8);
                row[i] = kind < 3 ? Double.NaN : kind < 5 ? random.nextInt(5) - 2 : random.nextGaussian() * 3;
            }
        }
        return values;
    }
}
