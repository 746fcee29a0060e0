package eo.caravan.processors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.expression.Expression;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static Expression.Call call(String json) {
        return (Expression.Call) Graphs.callback(json).expression(Set.of("x"));
    }

    @Test
    void a_callback_is_written_out_with_its_parameters_open() {
        Expression.Call call = call("{'low': {'process_id': 'gt', 'arguments': {'x': {'from_parameter': 'x'}, 'y': 5}},"
                + " 'not': {'process_id': 'not', 'arguments': {'x': {'from_node': 'low'}}, 'result': true}}");
        assertThat(call.process()).isEqualTo("not");
        assertThat(call.argument("x"))
                .isEqualTo(new Expression.Call(
                        "gt", Map.of("x", new Expression.Parameter("x"), "y", new Expression.Constant(5.0))));
    }

    @Test
    void arrays_with_references_are_elements() {
        Expression.Call call =
                call("{'a': {'process_id': 'any', 'arguments': {'data': [true, {'from_parameter': 'x'}]},"
                        + " 'result': true}}");
        assertThat(((Expression.Elements) call.argument("data")).elements())
                .containsExactly(new Expression.Constant(true), new Expression.Parameter("x"));
    }

    @Test
    void a_parameter_around_it_that_nobody_knows_is_unknown() {
        assertThat(call("{'a': {'process_id': 'gt', 'arguments': {'x': {'from_parameter': 'x'},"
                                + " 'y': {'from_parameter': 'y'}}, 'result': true}}")
                        .argument("y"))
                .isInstanceOf(Expression.Unknown.class);
    }

    @Test
    void what_would_grow_without_bound_is_cut_off() {
        StringBuilder doubling = new StringBuilder(
                "{'n0': {'process_id': 'absolute', 'arguments':" + " {'x': {'from_parameter': 'x'}}}");
        for (int i = 1; i <= 40; i++) {
            String before = "{'from_node': 'n" + (i - 1) + "'}";
            doubling.append(", 'n" + i + "': {'process_id': 'add', 'arguments': {'x': " + before + ", 'y': " + before
                    + "}" + (i == 40 ? ", 'result': true" : "") + "}");
        }
        assertThat(call(doubling.append("}").toString()).process()).isEqualTo("add");
    }
}
