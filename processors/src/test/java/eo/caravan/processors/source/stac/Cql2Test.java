package eo.caravan.processors.source.stac;

import static eo.caravan.processors.source.stac.StacServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.expression.Expression;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Cql2Test {
    private static final Expression VALUE = new Expression.Parameter("value");
    private static final String CQL2 = "http://www.opengis.net/spec/cql2/1.0/conf/";
    private static final Conformance BASIC = new Conformance(Set.of(
            "https://api.stacspec.org/v1.0.0/item-search",
            "https://api.stacspec.org/v1.0.0-rc.2/item-search#filter",
            CQL2 + "cql2-json",
            CQL2 + "basic-cql2"));
    private static final Conformance ALL = with(
            BASIC,
            CQL2 + "advanced-comparison-operators",
            CQL2 + "case-insensitive-comparison",
            CQL2 + "array-functions");

    private static Conformance with(Conformance some, String... more) {
        Set<String> classes = new HashSet<>(some.classes());
        classes.addAll(List.of(more));
        return new Conformance(classes);
    }

    /** A call; arguments are names and what they are, plain values as constants. */
    private static Expression call(String process, Object... arguments) {
        Map<String, Expression> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            Object argument = arguments[i + 1];
            named.put(
                    (String) arguments[i],
                    argument instanceof Expression expression ? expression : new Expression.Constant(argument));
        }
        return new Expression.Call(process, named);
    }

    private static Optional<JsonNode> said(Conformance conformance, Expression condition) {
        return Cql2.of(Map.of("p", condition), conformance);
    }

    private static void says(Expression condition, String cql) {
        assertThat(said(ALL, condition)).contains(json(cql));
    }

    private static void saysNothing(Expression condition) {
        assertThat(said(ALL, condition)).isEmpty();
    }

    @Test
    void orders_are_said_whichever_side_the_value_stands_on() {
        says(call("lte", "x", VALUE, "y", 20.0), "{'op': '<=', 'args': [{'property': 'p'}, 20]}");
        says(call("lt", "x", 0.5, "y", VALUE), "{'op': '>', 'args': [{'property': 'p'}, 0.5]}");
        saysNothing(call("gt", "x", VALUE, "y", "text"));
        saysNothing(call("gt", "x", VALUE, "y", VALUE));
    }

    @Test
    void between_is_two_orders() {
        says(
                call("between", "x", VALUE, "min", 0.0, "max", 50.0, "exclude_max", true),
                "{'op': 'and', 'args': [{'op': '>=', 'args': [{'property': 'p'}, 0]},"
                        + " {'op': '<', 'args': [{'property': 'p'}, 50]}]}");
    }

    @Test
    void equality_knows_numbers_texts_truths_and_tolerance() {
        says(call("eq", "x", VALUE, "y", "S2B"), "{'op': '=', 'args': [{'property': 'p'}, 'S2B']}");
        says(call("eq", "x", true, "y", VALUE), "{'op': '=', 'args': [{'property': 'p'}, true]}");
        says(
                call("eq", "x", VALUE, "y", 10.0, "delta", 2.0),
                "{'op': 'and', 'args': [{'op': '>=', 'args': [{'property': 'p'}, 8]},"
                        + " {'op': '<=', 'args': [{'property': 'p'}, 12]}]}");
        says(
                call("neq", "x", VALUE, "y", 10.0),
                "{'op': 'not', 'args': [{'op': '=', 'args': [{'property': 'p'}, 10]}]}");
        saysNothing(call("eq", "x", VALUE, "y", null));
    }

    @Test
    void case_is_passed_over_only_where_the_api_can() {
        Expression any = call("eq", "x", VALUE, "y", "s2b", "case_sensitive", false);
        says(
                any,
                "{'op': '=', 'args': [{'op': 'casei', 'args': [{'property': 'p'}]}, {'op': 'casei', 'args': ['s2b']}]}");
        assertThat(said(BASIC, any)).isEmpty();
    }

    @Test
    void lists_are_in_or_single_comparisons() {
        Expression oneOf = call("array_contains", "data", List.of("a", "b"), "value", VALUE);
        says(oneOf, "{'op': 'in', 'args': [{'property': 'p'}, ['a', 'b']]}");
        assertThat(said(BASIC, oneOf))
                .contains(json("{'op': 'or', 'args': [{'op': '=', 'args': [{'property': 'p'}, 'a']},"
                        + " {'op': '=', 'args': [{'property': 'p'}, 'b']}]}"));
        says(
                call("array_contains", "data", VALUE, "value", "visual"),
                "{'op': 'a_contains', 'args': [{'property': 'p'}, ['visual']]}");
        assertThat(said(BASIC, call("array_contains", "data", VALUE, "value", "visual")))
                .isEmpty();
    }

    @Test
    void texts_are_patterns_in_which_signs_stand_for_anything() {
        says(call("text_begins", "data", VALUE, "pattern", "S2"), "{'op': 'like', 'args': [{'property': 'p'}, 'S2%']}");
        says(call("text_ends", "data", VALUE, "pattern", "A"), "{'op': 'like', 'args': [{'property': 'p'}, '%A']}");
        says(
                call("text_contains", "data", VALUE, "pattern", "50%_"),
                "{'op': 'like', 'args': [{'property': 'p'}, '%50__%']}");
        saysNothing(call("not", "x", call("text_contains", "data", VALUE, "pattern", "50%")));
    }

    @Test
    void what_cannot_be_said_never_loses_an_item() {
        Expression known = call("gt", "x", VALUE, "y", 1.0);
        Expression unknown = call("sqrt", "x", VALUE);
        says(call("and", "x", known, "y", unknown), "{'op': '>', 'args': [{'property': 'p'}, 1]}");
        saysNothing(call("or", "x", known, "y", unknown));
        saysNothing(call("not", "x", call("and", "x", known, "y", unknown)));
        says(
                call("any", "data", new Expression.Elements(List.of(known, call("is_nodata", "x", VALUE)))),
                "{'op': 'or', 'args': [{'op': '>', 'args': [{'property': 'p'}, 1]},"
                        + " {'op': 'isNull', 'args': [{'property': 'p'}]}]}");
    }

    @Test
    void times_are_not_compared_as_texts() {
        assertThat(Cql2.of(Map.of("created", call("eq", "x", VALUE, "y", "2020-01-01")), ALL))
                .isEmpty();
    }

    @Test
    void several_properties_must_hold_together() {
        Map<String, Expression> conditions = new LinkedHashMap<>();
        conditions.put("a", call("eq", "x", VALUE, "y", 1.0));
        conditions.put("b", call("eq", "x", VALUE, "y", 2.0));
        assertThat(Cql2.of(conditions, BASIC))
                .contains(json("{'op': 'and', 'args': [{'op': '=', 'args': [{'property': 'a'}, 1]},"
                        + " {'op': '=', 'args': [{'property': 'b'}, 2]}]}"));
    }

    @Test
    void an_api_without_filters_is_told_nothing() {
        Conformance plain = new Conformance(Set.of("https://api.stacspec.org/v1.0.0/item-search"));
        assertThat(said(plain, call("eq", "x", VALUE, "y", 1.0))).isEmpty();
    }
}
