package eo.caravan.processors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.OpenEoException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Graphs that somebody made to bring a server down are refused, soon. */
@Timeout(300)
class HostileGraphTest {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    /** Of the processor; how long that takes depends on who else is on the machine. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static String only(String graph) {
        long begun = CPU.getCurrentThreadCpuTime();
        List<OpenEoException> errors = Graphs.errors(graph);
        assertThat(Duration.ofNanos(CPU.getCurrentThreadCpuTime() - begun)).isLessThan(SOON);
        assertThat(errors).hasSize(1);
        return errors.get(0).code().code();
    }

    /** A first node, then many of which each refers to the one before. */
    private static String chain(int length, String first, String following) {
        StringBuilder nodes = new StringBuilder("{'n0': ").append(first);
        for (int i = 1; i < length; i++) {
            nodes.append(", 'n").append(i).append("': ");
            nodes.append(following.replace("BEFORE", "{'from_node': 'n" + (i - 1) + "'}"));
        }
        return nodes.append(", 'end': {'process_id': 'pi', 'arguments': {}, 'result': true}}")
                .toString();
    }

    private static String call(String process, String arguments) {
        return "{'process_id': '" + process + "', 'arguments': {" + arguments + "}}";
    }

    @Test
    void an_array_that_doubles_again_and_again_is_refused() {
        String array = call("array_create", "'data': [1]");
        assertThat(only(chain(60, array, call("array_concat", "'array1': BEFORE, 'array2': BEFORE"))))
                .isEqualTo("ProcessGraphComplexity");
        assertThat(only(chain(60, array, call("array_append", "'data': BEFORE, 'value': BEFORE"))))
                .isEqualTo("ProcessGraphComplexity");
    }

    @Test
    void a_text_that_doubles_again_and_again_is_refused() {
        assertThat(only(chain(
                        60, call("constant", "'x': 'abracadabra'"), call("text_concat", "'data': [BEFORE, BEFORE]"))))
                .isEqualTo("ProcessGraphComplexity");
    }

    @Test
    void an_array_that_is_nested_in_itself_too_deep_is_refused() {
        assertThat(only(chain(
                        3_000,
                        call("array_create", "'data': [1]"),
                        call("array_append", "'data': [], 'value': BEFORE"))))
                .isEqualTo("ProcessGraphComplexity");
    }

    @Test
    void many_large_arrays_are_refused() {
        String large = call("array_create", "'data': [1], 'repeat': 3000000");
        assertThat(only(chain(100, large, large))).isEqualTo("ProcessGraphComplexity");
        assertThat(only(chain(1, call("array_create", "'data': [1], 'repeat': 1e15"), "")))
                .isEqualTo("ProcessParameterInvalid");
    }

    @Test
    void quantiles_without_end_are_refused() {
        assertThat(only(chain(1, call("quantiles", "'data': [1, 2], 'q': 1e15"), "")))
                .isEqualTo("ProcessParameterInvalid");
    }

    @Test
    void arrays_that_grow_in_a_callback_over_cells_are_refused() {
        StringBuilder nodes = new StringBuilder("{'n0': {'process_id': 'array_create', 'arguments': {'data': [1]}}");
        for (int i = 1; i < 60; i++) {
            nodes.append(", 'n" + i + "': {'process_id': 'array_concat', 'arguments': {'array1': {'from_node': 'n"
                    + (i - 1) + "'}, 'array2': {'from_node': 'n" + (i - 1) + "'}}}");
        }
        nodes.append(", 'sum': {'process_id': 'sum', 'arguments': {'data': {'from_node': 'n59'}}, 'result': true}}");
        String points = "{'type': 'Point', 'coordinates': [11, 46]}";
        assertThat(only("{'load': {'process_id': 'load_geojson', 'arguments': {'data': " + points + "}},"
                        + " 'apply': {'process_id': 'apply', 'result': true, 'arguments': {'data': {'from_node': 'load'},"
                        + " 'process': {'process_graph': " + nodes + "}}}}"))
                .isEqualTo("ProcessGraphComplexity");
    }

    @Test
    void points_without_end_are_refused() {
        String square = "{'type': 'Polygon', 'coordinates': [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]]]}";
        String load = "{'load': " + call("load_geojson", "'data': " + square) + ", 'p': ";
        String end = ", 'end': {'process_id': 'pi', 'arguments': {}, 'result': true}}";
        String data = "'data': {'from_node': 'load'}, ";
        assertThat(only(load + call("vector_to_regular_points", data + "'distance': 1e-9") + end))
                .isNotEmpty();
        assertThat(only(load + call("vector_to_random_points", data + "'total_count': 1e12") + end))
                .isNotEmpty();
    }

    @Test
    void a_chain_of_callbacks_that_each_repeat_another_is_refused() {
        String inner = "{'x': {'process_id': 'constant', 'arguments': {'x': 1}, 'result': true}}";
        for (int i = 0; i < 12; i++) {
            inner = "{'n': {'process_id': 'array_apply', 'arguments': {'data': [1, 2, 3, 4, 5, 6, 7, 8], 'process':"
                    + " {'process_graph': " + inner + "}}, 'result': true}}";
        }
        assertThat(only(inner)).isEqualTo("ProcessGraphComplexity");
    }

    @Test
    void values_nested_as_deep_as_json_may_be_are_refused_with_a_message() {
        String deep = "[".repeat(900) + "1" + "]".repeat(900);
        assertThat(only(chain(1, call("absolute", "'x': " + deep), ""))).isEqualTo("ProcessParameterInvalid");
        String objects = "{'a': ".repeat(900) + "1" + "}".repeat(900);
        assertThat(only(chain(1, call("absolute", "'x': " + objects), ""))).isEqualTo("ProcessParameterInvalid");
    }

    @Test
    void names_of_any_length_are_shortened_in_messages() {
        String name = "x".repeat(40_000);
        List<OpenEoException> errors = Graphs.errors("{'" + name + "': {'process_id': '" + name + "', 'arguments': {'"
                + name + "': {'from_node': '" + name + "!'}}, 'result': true}}");
        assertThat(errors).isNotEmpty();
        errors.forEach(error -> assertThat(error.locatedMessage()).hasSizeLessThan(2_000));
    }
}
