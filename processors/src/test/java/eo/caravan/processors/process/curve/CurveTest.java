package eo.caravan.processors.process.curve;

import static eo.caravan.processors.process.Cubes.NO;
import static eo.caravan.processors.process.Cubes.all;
import static eo.caravan.processors.process.Cubes.bands;
import static eo.caravan.processors.process.Cubes.cube;
import static eo.caravan.processors.process.Cubes.fails;
import static eo.caravan.processors.process.Cubes.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.plan.GraphPlanner;
import eo.caravan.processors.plan.PlanRun;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.ProcessContext;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final GraphPlanner PLANNER = new GraphPlanner(ProcessRegistry.standard());

    /** a + b x. */
    private static final String LINE =
            """
            {'a': {'process_id': 'array_element', 'arguments': {'data': {'from_parameter': 'parameters'}, 'index': 0}},
             'b': {'process_id': 'array_element', 'arguments': {'data': {'from_parameter': 'parameters'}, 'index': 1}},
             'bx': {'process_id': 'multiply', 'arguments': {'x': {'from_node': 'b'}, 'y': {'from_parameter': 'x'}}},
             'y': {'process_id': 'add', 'arguments': {'x': {'from_node': 'a'}, 'y': {'from_node': 'bx'}}, 'result': true}}
            """;

    /** a exp(b x). */
    private static final String GROWTH =
            """
            {'a': {'process_id': 'array_element', 'arguments': {'data': {'from_parameter': 'parameters'}, 'index': 0}},
             'b': {'process_id': 'array_element', 'arguments': {'data': {'from_parameter': 'parameters'}, 'index': 1}},
             'bx': {'process_id': 'multiply', 'arguments': {'x': {'from_node': 'b'}, 'y': {'from_parameter': 'x'}}},
             'e': {'process_id': 'exp', 'arguments': {'p': {'from_node': 'bx'}}},
             'y': {'process_id': 'multiply', 'arguments': {'x': {'from_node': 'a'}, 'y': {'from_node': 'e'}}, 'result': true}}
            """;

    /** a + b cos(2 π x / year) + c sin(2 π x / year), x in seconds. */
    private static final String YEAR =
            """
            {'a': {'process_id': 'array_element', 'arguments': {'data': {'from_parameter': 'parameters'}, 'index': 0}},
             'b': {'process_id': 'array_element', 'arguments': {'data': {'from_parameter': 'parameters'}, 'index': 1}},
             'c': {'process_id': 'array_element', 'arguments': {'data': {'from_parameter': 'parameters'}, 'index': 2}},
             'w': {'process_id': 'multiply', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 1.99238499086e-7}},
             'cos': {'process_id': 'cos', 'arguments': {'x': {'from_node': 'w'}}},
             'sin': {'process_id': 'sin', 'arguments': {'x': {'from_node': 'w'}}},
             'b1': {'process_id': 'multiply', 'arguments': {'x': {'from_node': 'b'}, 'y': {'from_node': 'cos'}}},
             'c1': {'process_id': 'multiply', 'arguments': {'x': {'from_node': 'c'}, 'y': {'from_node': 'sin'}}},
             'y': {'process_id': 'sum', 'arguments': {'data': [{'from_node': 'a'}, {'from_node': 'b1'}, {'from_node': 'c1'}]},
              'result': true}}
            """;

    private final List<String> warnings = new ArrayList<>();
    private final ProcessContext context = new ProcessContext(
            null,
            Cubes.CONTEXT.formats(),
            (level, code, message, data) -> warnings.add(level + " " + message),
            Cubes.CONTEXT.view(),
            null,
            Cubes.CONTEXT.control());

    private Object run(String json, Map<String, Object> parameters) {
        try {
            ProcessGraph graph = ProcessGraph.parse(new ObjectMapper().readTree(json.replace('\'', '"')));
            return new PlanRun(PLANNER.plan(graph, parameters.keySet()), parameters, step -> context).runAll();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object fit(List<?> labels, List<?> values, String function, String guess, boolean ignoreNodata) {
        return run(
                "{'fit': {'process_id': 'fit_curve', 'arguments': {'data': {'from_parameter': 'series'}, 'parameters': "
                        + guess + ", 'function': {'process_graph': " + function + "}, 'ignore_nodata': " + ignoreNodata
                        + "}, 'result': true}}",
                Map.of("series", new LabeledArray(List.copyOf(labels), new ArrayList<>(values))));
    }

    private static void assertNear(Object actual, double... expected) {
        List<?> numbers = (List<?>) actual;
        assertThat(numbers).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((Double) numbers.get(i))
                    .isCloseTo(expected[i], within(1e-6 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @Test
    void a_line_through_points_is_found() {
        assertNear(fit(List.of(0.0, 1.0, 2.0, 5.0), List.of(3.0, 5.0, 7.0, 13.0), LINE, "[0, 0]", true), 3, 2);
    }

    @Test
    void the_line_nearest_to_points_has_the_smallest_squares() {
        assertNear(fit(List.of(0.0, 1.0, 2.0), List.of(0.0, 3.0, 0.0), LINE, "[7, -3]", true), 1, 0);
    }

    @Test
    void dates_count_in_seconds_since_1970() {
        assertNear(
                fit(
                        List.of("1970-01-01", "1970-01-01T00:00:10Z", "1970-01-02"),
                        List.of(5.0, 15.0, 86_405.0),
                        LINE,
                        "[1, 1]",
                        true),
                5,
                1);
    }

    @Test
    void elements_without_data_are_left_out() {
        assertNear(fit(List.of(0.0, 1.0, 2.0, 3.0), Arrays.asList(1.0, null, 5.0, 7.0), LINE, "[0, 0]", true), 1, 2);
        assertThat(fit(List.of(0.0, 1.0, 2.0, 3.0), Arrays.asList(1.0, null, 5.0, 7.0), LINE, "[0, 0]", false))
                .isEqualTo(Arrays.asList(null, null));
        assertThat(warnings).isEmpty();
    }

    @Test
    void fewer_elements_than_coefficients_have_no_fit() {
        assertThat(fit(List.of(0.0, 1.0), Arrays.asList(null, 5.0), LINE, "[0, 0]", true))
                .isEqualTo(Arrays.asList(null, null));
        assertThat(fit(List.of(), List.of(), LINE, "[0, 0]", true)).isEqualTo(Arrays.asList(null, null));
    }

    @Test
    void a_model_that_is_not_linear_is_searched() {
        List<Double> values = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        for (double x = 0; x < 10; x++) {
            labels.add(x);
            values.add(2.5 * Math.exp(-0.3 * x));
        }
        assertNear(fit(labels, values, GROWTH, "[1, 0]", true), 2.5, -0.3);
        assertNear(fit(labels, values, GROWTH, "[10, -1]", true), 2.5, -0.3);
    }

    @Test
    void a_search_that_leads_nowhere_gives_no_data_and_a_warning() {
        String logarithm =
                "{'a': {'process_id': 'array_element', 'arguments': {'data': {'from_parameter': 'parameters'},"
                        + " 'index': 0}}, 'y': {'process_id': 'ln', 'arguments': {'x': {'from_node': 'a'}}, 'result': true}}";
        assertThat(fit(List.of(0.0, 1.0), List.of(1.0, 2.0), logarithm, "[-1]", true))
                .isEqualTo(Arrays.asList((Object) null));
        assertThat(warnings).singleElement().asString().startsWith("WARNING For 1 series");
    }

    @Test
    void series_without_places_and_guesses_without_numbers_are_refused() {
        fails(
                () -> fit(List.of("B04", "B08"), List.of(1.0, 2.0), LINE, "[0, 0]", true),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "'B04' is neither a number nor a date");
        fails(
                () -> run(
                        "{'fit': {'process_id': 'fit_curve', 'arguments': {'data': [1, 2], 'parameters': [1, 1], 'function':"
                                + " {'process_graph': " + LINE + "}}, 'result': true}}",
                        Map.of()),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "no labels");
        fails(
                () -> fit(List.of(0.0), List.of(1.0), LINE, "[]", true),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "parameters");
        fails(
                () -> fit(List.of(0.0), List.of(1.0), LINE, "[null, 1]", true),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "parameters");
    }

    @Test
    void over_a_cube_the_coefficients_of_a_year_are_found_and_predict_its_values() {
        String[] dates = new String[24];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = "20" + (20 + i / 12) + "-" + (i % 12 < 9 ? "0" : "") + (i % 12 + 1) + "-11";
        }
        double[] places = Places.of(List.of(dates), "p", "p");
        double[] whole = new double[24 * 6];
        double[] gaps = new double[24 * 6];
        for (int t = 0; t < 24; t++) {
            for (int i = 0; i < 6; i++) {
                double w = 1.99238499086e-7 * places[t];
                whole[t * 6 + i] = 1000 + i + 10 * i * Math.cos(w) + (300 - i) * Math.sin(w);
                gaps[t * 6 + i] = i == 5 || (t + i) % 3 == 0 ? NO : whole[t * 6 + i];
            }
        }
        Map<String, Object> data = Map.of("cube", cube(3, 2, List.of(times(dates)), gaps));
        String fit = "'fit': {'process_id': 'apply_dimension', 'arguments': {'data': {'from_parameter': 'cube'},"
                + " 'dimension': 't', 'process': {'process_graph': {'f': {'process_id': 'fit_curve', 'arguments': {'data':"
                + " {'from_parameter': 'data'}, 'parameters': [1, 1, 1], 'function': {'process_graph': " + YEAR
                + "}}, 'result': true}}}}";
        Cube coefficients = (Cube) run("{" + fit + ", 'result': true}}", data);
        assertThat(coefficients.shape().dimension(0).labels()).containsExactly(0.0, 1.0, 2.0);
        double[] found = all(coefficients);
        for (int i = 0; i < 5; i++) {
            assertThat(found[i]).isCloseTo(1000 + i, within(1e-6));
            assertThat(found[6 + i]).isCloseTo(10 * i, within(1e-6));
            assertThat(found[12 + i]).isCloseTo(300 - i, within(1e-6));
        }
        assertThat(found[5]).isNaN();
        String labels = "['" + String.join("', '", dates) + "']";
        Cube predicted = (Cube) run(
                "{" + fit + "}, 'predict': {'process_id': 'predict_curve', 'arguments': {'parameters': {'from_node':"
                        + " 'fit'}, 'dimension': 't', 'labels': " + labels + ", 'function': {'process_graph': " + YEAR
                        + "}}, 'result': true}}",
                data);
        assertThat(predicted.shape().dimension(0)).isEqualTo(times(dates));
        double[] values = all(predicted);
        for (int i = 0; i < values.length; i++) {
            if (i % 6 == 5) {
                assertThat(values[i]).isNaN();
            } else {
                assertThat(values[i]).isCloseTo(whole[i], within(1e-6));
            }
        }
        assertThat(warnings).isEmpty();
    }

    private Cube predict(Cube coefficients, String dimension, String labels) {
        return (Cube) run(
                "{'predict': {'process_id': 'predict_curve', 'arguments': {'parameters': {'from_parameter': 'cube'},"
                        + " 'dimension': '" + dimension + "', 'labels': " + labels + ", 'function': {'process_graph': "
                        + LINE + "}}, 'result': true}}",
                Map.of("cube", coefficients));
    }

    private static Cube lines() {
        Dimension coefficients = new Dimension.Labelled("p", DimensionType.OTHER, List.of(0.0, 1.0));
        return cube(2, 1, List.of(coefficients, bands("B1")), 1, 2, 10, 100);
    }

    @Test
    void numbers_are_predicted_in_their_order() {
        Cube predicted = predict(lines(), "p", "[3, 0]");
        assertThat(predicted.shape().dimension(0).labels()).containsExactly(3.0, 0.0);
        assertThat(all(predicted)).containsExactly(31, 302, 1, 2);
        assertThat(all(predict(lines(), "p", "[]"))).isEmpty();
    }

    @Test
    void coefficients_in_a_dimension_of_another_name_are_found() {
        Cube predicted = predict(lines(), "t", "['1970-01-01T00:00:02Z']");
        assertThat(predicted.shape().names()).containsExactly("t", "bands", "y", "x");
        assertThat(predicted.shape().dimension(0).type()).isEqualTo(DimensionType.TEMPORAL);
        assertThat(all(predicted)).containsExactly(21, 202);
    }

    @Test
    void labels_that_are_missing_repeat_or_differ_in_kind_are_refused() {
        fails(() -> predict(lines(), "p", "null"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "give the labels");
        fails(() -> predict(lines(), "p", "[1, 1]"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "repeats");
        fails(
                () -> predict(lines(), "p", "['2020-01-01', '2020-01-01T00:00:00Z']"),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "repeats");
        fails(() -> predict(lines(), "p", "[1, '2020-01-01']"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "side by side");
        fails(() -> predict(lines(), "p", "['B04']"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "the text 'B04'");
        Cube bandsOnly = cube(2, 1, List.of(bands("B1")), 1, 2);
        fails(() -> predict(bandsOnly, "p", "[1]"), ProcessErrorCode.DIMENSION_NOT_AVAILABLE, "'p'");
    }
}
