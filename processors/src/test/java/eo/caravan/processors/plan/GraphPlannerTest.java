package eo.caravan.processors.plan;

import static eo.caravan.processors.plan.Graphs.PLANNER;
import static eo.caravan.processors.plan.Graphs.graph;
import static eo.caravan.processors.plan.Graphs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.graph.ProcessGraph;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GraphPlannerTest {
    @Test
    void a_graph_of_values_is_computed_node_by_node() {
        assertThat(run(
                        "{'sum': {'process_id': 'add', 'arguments': {'x': {'from_node': 'two'}, 'y': 3}, 'result': true},"
                                + "'two': {'process_id': 'divide', 'arguments': {'x': 4, 'y': 2}}}"))
                .isEqualTo(5.0);
    }

    @Test
    void references_inside_arrays_are_followed() {
        assertThat(
                        run(
                                "{'one': {'process_id': 'add', 'arguments': {'x': 0, 'y': 1}},"
                                        + "'max': {'process_id': 'max', 'arguments': {'data': [{'from_node': 'one'}, -5, 0]}, 'result': true}}"))
                .isEqualTo(1.0);
    }

    @Test
    void steps_keep_the_order_of_the_document_where_they_can() {
        ExecutionPlan plan =
                PLANNER.plan(graph("{'c': {'process_id': 'add', 'arguments': {'x': {'from_node': 'z'}, 'y': 1},"
                        + " 'result': true}, 'b': {'process_id': 'add', 'arguments': {'x': 1, 'y': 1}},"
                        + " 'z': {'process_id': 'add', 'arguments': {'x': 2, 'y': 1}}}"));
        assertThat(plan.steps()).extracting(PlannedStep::nodeId).containsExactly("b", "z", "c");
    }

    @Test
    void an_absent_argument_takes_the_default() {
        assertThat(run(
                        "{'a': {'process_id': 'linear_scale_range', 'arguments': {'x': 5, 'inputMin': 0, 'inputMax': 10},"
                                + " 'result': true}}"))
                .isEqualTo(0.5);
    }

    @Test
    void null_for_an_optional_argument_that_cannot_be_null_means_absent() {
        assertThat(run("{'a': {'process_id': 'mean', 'arguments': {'data': [1, 3, null], 'ignore_nodata': null},"
                        + " 'result': true}}"))
                .isEqualTo(2.0);
    }

    @Test
    void all_errors_are_told_at_once_with_their_places() {
        List<OpenEoException> errors = Graphs.errors(
                "{'a': {'process_id': 'fly', 'arguments': {}}, 'b': {'process_id': 'add', 'arguments': {'x': 'one', 'z': 1}},"
                        + "'c': {'process_id': 'absolute', 'arguments': {'x': {'from_node': 'nowhere'}}}}");
        assertThat(errors)
                .extracting(error -> error.code().code())
                .containsExactly(
                        "ProcessUnsupported",
                        "ProcessParameterUnsupported",
                        "ProcessParameterInvalid",
                        "ProcessParameterRequired",
                        "ProcessGraphInvalid",
                        "ProcessGraphInvalid");
        assertThat(errors.get(2).site()).isEqualTo(new ErrorSite("b", "add", "x", null));
        assertThat(errors.get(2)).hasMessageContaining("expected a number or null, given the text 'one'");
        assertThat(errors.get(4)).hasMessageContaining("nowhere");
        assertThat(errors.get(5)).hasMessageContaining("No node is marked as the result");
    }

    @Test
    void errors_that_show_while_running_are_told_and_what_depends_on_them_is_not_run() {
        List<OpenEoException> errors = Graphs.errors(
                "{'load': {'process_id': 'load_collection', 'arguments': {'id': 'NONE', 'spatial_extent': null,"
                        + " 'temporal_extent': null}}, 'ndvi': {'process_id': 'ndvi', 'arguments': {'data':"
                        + " {'from_node': 'load'}}, 'result': true}, 'wrong': {'process_id': 'array_element',"
                        + " 'arguments': {'data': [], 'index': 0}}}");
        assertThat(errors)
                .extracting(error -> error.code().code())
                .containsExactly("CollectionNotFound", "ArrayElementNotAvailable");
        assertThat(errors.get(0).site().node()).isEqualTo("load");
    }

    @Test
    void errors_in_callbacks_name_the_nodes_around_them() {
        assertThatThrownBy(() -> run("{'outer': {'process_id': 'array_apply', 'arguments': {'data': [1], 'process':"
                        + " {'process_graph': {'inner': {'process_id': 'add', 'arguments': {'x': {'from_parameter': 'x'}},"
                        + " 'result': true}}}}, 'result': true}}"))
                .isInstanceOfSatisfying(OpenEoException.class, error -> {
                    assertThat(error.code().code()).isEqualTo("ProcessParameterRequired");
                    assertThat(error.site()).isEqualTo(new ErrorSite("outer/inner", "add", "y", null));
                });
    }

    @Test
    void an_unknown_parameter_names_those_that_are_known() {
        assertThatThrownBy(() -> run("{'outer': {'process_id': 'array_apply', 'arguments': {'data': [1], 'process':"
                        + " {'process_graph': {'inner': {'process_id': 'absolute', 'arguments': {'x':"
                        + " {'from_parameter': 'pixel'}}, 'result': true}}}}, 'result': true}}"))
                .hasMessageContaining("'pixel'")
                .hasMessageContaining("context, index, label, x");
    }

    @Test
    void nodes_that_wait_for_each_other_are_named() {
        assertThatThrownBy(() ->
                        run("{'a': {'process_id': 'absolute', 'arguments': {'x': {'from_node': 'b'}}, 'result': true},"
                                + "'b': {'process_id': 'absolute', 'arguments': {'x': {'from_node': 'a'}}}}"))
                .hasMessageContaining("a → b");
    }

    @Test
    void two_result_nodes_are_refused() {
        assertThatThrownBy(() -> run(
                        "{'a': {'process_id': 'pi', 'arguments': {}, 'result': true}, 'b': {'process_id': 'e', 'arguments': {},"
                                + " 'result': true}}"))
                .hasMessageContaining("Several nodes are marked as the result: a, b");
    }

    @Test
    void a_long_chain_is_planned_quickly_and_runs() {
        ProcessGraph chain = chain(5_000);
        Assertions.assertTimeout(Duration.ofSeconds(3), () -> PLANNER.plan(chain));
        assertThat(new PlanRun(PLANNER.plan(chain), step -> Graphs.CONTEXT).runAll())
                .isEqualTo(5_000.0);
    }

    @Test
    void too_many_nodes_are_refused() {
        assertThatThrownBy(() -> PLANNER.plan(chain(20_001)))
                .isInstanceOfSatisfying(
                        OpenEoException.class,
                        error -> assertThat(error.code().code()).isEqualTo("ProcessGraphComplexity"));
    }

    @Test
    void callbacks_may_be_nested_twenty_deep_but_not_sixty() {
        assertThat(run(nested(20))).isEqualTo(List.of(nestedResult(19)));
        assertThatThrownBy(() -> run(nested(60))).isInstanceOfSatisfying(OpenEoException.class, error -> assertThat(
                        error.code().code())
                .isEqualTo("ProcessGraphComplexity"));
    }

    private static Object nestedResult(int depth) {
        Object result = 1.0;
        for (int i = 0; i < depth; i++) {
            result = List.of(result);
        }
        return result;
    }

    private static String nested(int depth) {
        String inner = "{'x': {'process_id': 'constant', 'arguments': {'x': {'from_parameter': 'x'}}, 'result': true}}";
        for (int i = 0; i < depth; i++) {
            inner = "{'n': {'process_id': 'array_apply', 'arguments': {'data': [1], 'process': {'process_graph': "
                    + inner + "}}, 'result': true}}";
        }
        return inner;
    }

    private static ProcessGraph chain(int length) {
        StringBuilder json = new StringBuilder("{'n0': {'process_id': 'add', 'arguments': {'x': 0, 'y': 1}}");
        for (int i = 1; i < length; i++) {
            json.append(", 'n").append(i).append("': {'process_id': 'add', 'arguments': {'x': {'from_node': 'n");
            json.append(i - 1).append("'}, 'y': 1}").append(i == length - 1 ? ", 'result': true}" : "}");
        }
        return graph(json.append("}").toString());
    }
}
