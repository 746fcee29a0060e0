package eo.caravan.processors.plan;

import static eo.caravan.processors.plan.Graphs.PLANNER;
import static eo.caravan.processors.plan.Graphs.callback;
import static eo.caravan.processors.plan.Graphs.graph;
import static eo.caravan.processors.plan.Graphs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.InputCells;
import eo.caravan.processors.kernel.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a choice does not need is not computed: at the top of a graph, in callbacks over values, and while callbacks are compiled. */
class ChoiceTest {
    /** A node that fails when it is run, and one that needs it. */
    private static final String FAILING =
            "'empty': {'process_id': 'array_element', 'arguments': {'data': [], 'index': 0}},"
                    + "'bad': {'process_id': 'gt', 'arguments': {'x': {'from_node': 'empty'}, 'y': 0}},";

    /** Calls that are settled before they come to the node 'bad', and their results. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'if', 'arguments': {'value': true, 'accept': 1, 'reject': {'from_node': 'bad'}} | 1.0",
                "'if', 'arguments': {'value': null, 'accept': {'from_node': 'bad'}, 'reject': 2} | 2.0",
                "'and', 'arguments': {'x': false, 'y': {'from_node': 'bad'}} | false",
                "'or', 'arguments': {'x': true, 'y': {'from_node': 'bad'}} | true",
                "'any', 'arguments': {'data': [null, false, true, {'from_node': 'bad'}]} | true",
                "'any', 'arguments': {'data': [true, {'from_node': 'bad'}], 'ignore_nodata': false} | true",
                "'all', 'arguments': {'data': [null, true, false, {'from_node': 'bad'}]} | false",
                "'all', 'arguments': {'data': [false, {'from_node': 'bad'}], 'ignore_nodata': false} | false",
            })
    void what_is_settled_needs_nothing_more(String call, String expected) {
        String nodes = "{" + FAILING + "'c': {'process_id': " + call.replace('"', '\'') + ", 'result': true}}";
        assertThat(run(nodes)).hasToString(expected);
        assertThat(callback(nodes).evaluate(Map.of())).hasToString(expected);
        assertThat(((Operand.Constant) callback(nodes).compile(Map.of())).value())
                .hasToString(expected);
        assertThat(Graphs.errors(nodes)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'if', 'arguments': {'value': false, 'accept': 1, 'reject': {'from_node': 'bad'}}",
                "'if', 'arguments': {'value': {'from_node': 'bad'}, 'accept': 1, 'reject': 2}",
                "'and', 'arguments': {'x': null, 'y': {'from_node': 'bad'}}",
                "'or', 'arguments': {'x': false, 'y': {'from_node': 'bad'}}",
                "'any', 'arguments': {'data': [false, {'from_node': 'bad'}, true]}",
                "'all', 'arguments': {'data': [null, {'from_node': 'bad'}]}",
            })
    void what_is_open_needs_the_rest(String call) {
        String nodes = "{" + FAILING + "'c': {'process_id': " + call.replace('"', '\'') + ", 'result': true}}";
        assertThatThrownBy(() -> run(nodes)).isInstanceOf(OpenEoException.class).hasMessageContaining("no element 0");
        assertThatThrownBy(() -> callback(nodes).evaluate(Map.of())).isInstanceOf(OpenEoException.class);
        assertThatThrownBy(() -> callback(nodes).compile(Map.of())).isInstanceOf(OpenEoException.class);
        assertThat(Graphs.errors(nodes)).hasSize(1);
    }

    @Test
    void a_constant_that_settles_cells_makes_a_constant_of_them() {
        Operand result = callback("{'c': {'process_id': 'all', 'arguments': {'data': [{'from_parameter': 'x'}, false]},"
                        + " 'result': true}}")
                .compile(Map.of("x", new InputCells(0, Encoding.BOOLEAN)));
        assertThat(result).isEqualTo(new Operand.Constant(false));
    }

    @Test
    void steps_of_a_branch_that_is_not_taken_are_never_asked_for() {
        PlanRun run = new PlanRun(
                PLANNER.plan(graph(
                        "{'far': {'process_id': 'pi', 'arguments': {}}, 'away': {'process_id': 'add', 'arguments': {'x':"
                                + " {'from_node': 'far'}, 'y': 1}}, 'near': {'process_id': 'e', 'arguments': {}}, 'aside': {'process_id': 'pi', 'arguments': {}},"
                                + " 'if': {'process_id': 'if', 'arguments': {'value': {'from_node': 'decide'}, 'accept':"
                                + " {'from_node': 'away'}, 'reject': {'from_node': 'near'}}, 'result': true},"
                                + " 'decide': {'process_id': 'gt', 'arguments': {'x': 1, 'y': 2}}}")),
                step -> Graphs.CONTEXT);
        assertThat(order(run)).containsExactly("aside", "decide", "near", "if");
        assertThat(run.result()).isEqualTo(Math.E);
    }

    @Test
    void choices_whose_conditions_stand_in_each_others_branches_are_resolved() {
        assertThat(run("{'n1': {'process_id': 'add', 'arguments': {'x': 1, 'y': 0}},"
                        + "'n2': {'process_id': 'add', 'arguments': {'x': 2, 'y': 0}},"
                        + "'k1': {'process_id': 'gt', 'arguments': {'x': {'from_node': 'n2'}, 'y': 0}},"
                        + "'k2': {'process_id': 'gt', 'arguments': {'x': {'from_node': 'n1'}, 'y': 5}},"
                        + "'c1': {'process_id': 'if', 'arguments': {'value': {'from_node': 'k1'}, 'accept': {'from_node':"
                        + " 'n1'}, 'reject': {'from_node': 'n2'}}},"
                        + "'c2': {'process_id': 'if', 'arguments': {'value': {'from_node': 'k2'}, 'accept': {'from_node':"
                        + " 'n2'}, 'reject': {'from_node': 'c1'}}, 'result': true}}"))
                .isEqualTo(1.0);
    }

    @Test
    void what_needs_a_failed_step_is_passed_over_and_the_rest_is_checked() {
        List<OpenEoException> errors = Graphs.errors(
                "{" + FAILING + "'worse': {'process_id': 'absolute', 'arguments': {'x': {'from_node': 'empty'}}},"
                        + "'other': {'process_id': 'array_element', 'arguments': {'data': [1], 'index': 1}},"
                        + "'sum': {'process_id': 'sum', 'arguments': {'data': [{'from_node': 'worse'}, {'from_node':"
                        + " 'other'}]}, 'result': true}}");
        assertThat(errors).extracting(error -> error.site().node()).containsExactly("empty", "other");
    }

    private static List<String> order(PlanRun run) {
        List<String> order = new ArrayList<>();
        for (Optional<PlannedStep> next = run.next(); next.isPresent(); next = run.next()) {
            assertThat(run.next()).isEqualTo(next);
            order.add(next.get().nodeId());
            run.run(next.get());
        }
        return order;
    }
}
