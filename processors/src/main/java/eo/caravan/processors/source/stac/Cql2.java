package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says conditions on properties of items as CQL2-JSON, with what an API promises to understand. What cannot be said is left out
 * in such a way that never an item is lost: whoever gets the items looks at the conditions again.
 */
final class Cql2 {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** These hold times, which are not compared as texts there. */
    private static final Set<String> TIMES = Set.of(
            "datetime", "start_datetime", "end_datetime", "created", "updated", "published", "expires", "unpublished");

    private static final Map<String, String> ORDERS = Map.of("gt", ">", "gte", ">=", "lt", "<", "lte", "<=");
    private static final Map<String, String> TURNED = Map.of(">", "<", ">=", "<=", "<", ">", "<=", ">=");

    private final String property;
    private final Conformance conformance;

    private Cql2(String property, Conformance conformance) {
        this.property = property;
        this.conformance = conformance;
    }

    /**
     * Something that holds for every item for which a condition holds.
     *
     * @param json {@code null} where nothing is known
     * @param exact whether it holds for no other item
     */
    private record Said(JsonNode json, boolean exact) {
        static final Said NOTHING = new Said(null, false);
    }

    /** A condition that holds for every item for which all of these hold; empty where there is nothing to say. */
    static Optional<JsonNode> of(Map<String, Expression> conditions, Conformance conformance) {
        List<Said> parts = new ArrayList<>();
        if (conformance.filter()) {
            conditions.forEach((name, condition) -> parts.add(new Cql2(name, conformance).say(condition)));
        }
        return Optional.ofNullable(both(parts).json);
    }

    private Said say(Expression condition) {
        if (!(condition instanceof Expression.Call call)) {
            return Said.NOTHING;
        }
        return switch (call.process()) {
            case "and" -> both(List.of(say(call.argument("x")), say(call.argument("y"))));
            case "or" -> either(List.of(say(call.argument("x")), say(call.argument("y"))));
            case "all" -> both(all(call.argument("data")));
            case "any" -> either(all(call.argument("data")));
            case "not" -> not(say(call.argument("x")));
            case "gt", "gte", "lt", "lte" -> order(call);
            case "eq" -> equal(call);
            case "neq" -> not(equal(call));
            case "between" -> between(call);
            case "array_contains" -> contains(call);
            case "is_nodata" -> value(call.argument("x")) ? new Said(op("isNull", property()), true) : Said.NOTHING;
            case "is_valid" -> value(call.argument("x"))
                    ? new Said(op("not", op("isNull", property())), false)
                    : Said.NOTHING;
            case "text_begins" -> like(call, "", "%");
            case "text_ends" -> like(call, "%", "");
            case "text_contains" -> like(call, "%", "%");
            default -> Said.NOTHING;
        };
    }

    private List<Said> all(Expression data) {
        List<Said> parts = new ArrayList<>();
        if (data instanceof Expression.Elements array) {
            array.elements().forEach(element -> parts.add(say(element)));
        } else {
            parts.add(Said.NOTHING);
        }
        return parts;
    }

    private static Said both(List<Said> parts) {
        List<JsonNode> said =
                parts.stream().map(Said::json).filter(json -> json != null).toList();
        boolean exact = parts.stream().allMatch(Said::exact);
        return said.isEmpty() ? Said.NOTHING : new Said(joined("and", said), exact);
    }

    private static Said either(List<Said> parts) {
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.json == null)) {
            return Said.NOTHING;
        }
        return new Said(
                joined("or", parts.stream().map(Said::json).toList()),
                parts.stream().allMatch(Said::exact));
    }

    private static JsonNode joined(String operator, List<JsonNode> parts) {
        return parts.size() == 1 ? parts.get(0) : op(operator, parts.toArray(JsonNode[]::new));
    }

    private static Said not(Said inner) {
        return inner.json != null && inner.exact ? new Said(op("not", inner.json), true) : Said.NOTHING;
    }

    private Said order(Expression.Call call) {
        String operator = ORDERS.get(call.process());
        if (value(call.argument("x")) && constant(call.argument("y")) instanceof Double limit) {
            return new Said(op(operator, property(), number(limit)), true);
        }
        if (value(call.argument("y")) && constant(call.argument("x")) instanceof Double limit) {
            return new Said(op(TURNED.get(operator), property(), number(limit)), true);
        }
        return Said.NOTHING;
    }

    private Said equal(Expression.Call call) {
        boolean first = value(call.argument("x"));
        if (!first && !value(call.argument("y"))) {
            return Said.NOTHING;
        }
        Object other = constant(call.argument(first ? "y" : "x"));
        if (other instanceof Double number && constant(call.argument("delta")) instanceof Double delta) {
            return within(number - Math.abs(delta), number + Math.abs(delta), false);
        }
        return equal(other, !Boolean.FALSE.equals(constant(call.argument("case_sensitive"))));
    }

    private Said equal(Object other, boolean caseSensitive) {
        if (other instanceof String text) {
            return TIMES.contains(property) ? Said.NOTHING : text("=", text, caseSensitive, true);
        }
        if (other instanceof Double number) {
            return new Said(op("=", property(), number(number)), true);
        }
        return other instanceof Boolean truth
                ? new Said(op("=", property(), JSON.booleanNode(truth)), true)
                : Said.NOTHING;
    }

    private Said between(Expression.Call call) {
        if (value(call.argument("x"))
                && constant(call.argument("min")) instanceof Double min
                && constant(call.argument("max")) instanceof Double max) {
            return within(min, max, Boolean.TRUE.equals(constant(call.argument("exclude_max"))));
        }
        return Said.NOTHING;
    }

    private Said within(double min, double max, boolean below) {
        return new Said(
                op("and", op(">=", property(), number(min)), op(below ? "<" : "<=", property(), number(max))), true);
    }

    /** One of a list, or an element of a property that is a list. */
    private Said contains(Expression.Call call) {
        if (value(call.argument("value")) && constant(call.argument("data")) instanceof List<?> list) {
            return oneOf(list);
        }
        Object wanted = constant(call.argument("value"));
        if (!value(call.argument("data")) || !conformance.arrays() || !(wanted instanceof String text)) {
            return Said.NOTHING;
        }
        return new Said(op("a_contains", property(), JSON.arrayNode().add(text)), true);
    }

    private Said oneOf(List<?> list) {
        List<Said> single = new ArrayList<>();
        list.forEach(element -> single.add(equal(element, true)));
        Said either = either(single);
        if (either.json == null || single.size() == 1 || !conformance.advancedComparisons()) {
            return either;
        }
        ArrayNode values = JSON.arrayNode();
        single.forEach(said -> values.add(said.json.path("args").path(1)));
        return new Said(op("in", property(), values), either.exact);
    }

    /** Characters that mean something in a pattern stand for any character: what is found then is looked at again. */
    private Said like(Expression.Call call, String before, String after) {
        if (!value(call.argument("data"))
                || !(constant(call.argument("pattern")) instanceof String text)
                || !conformance.advancedComparisons()
                || TIMES.contains(property)) {
            return Said.NOTHING;
        }
        String plain = text.replaceAll("[%_\\\\]", "_");
        boolean caseSensitive = !Boolean.FALSE.equals(constant(call.argument("case_sensitive")));
        return text("like", before + plain + after, caseSensitive, plain.equals(text));
    }

    private Said text(String operator, String text, boolean caseSensitive, boolean exact) {
        if (caseSensitive) {
            return new Said(op(operator, property(), JSON.textNode(text)), exact);
        }
        return conformance.caseInsensitive()
                ? new Said(op(operator, op("casei", property()), op("casei", JSON.textNode(text))), exact)
                : Said.NOTHING;
    }

    private static boolean value(Expression argument) {
        return argument.equals(new Expression.Parameter("value"));
    }

    /** The value of an argument, {@code null} where it is none. */
    private static Object constant(Expression argument) {
        return argument instanceof Expression.Constant known ? known.value() : null;
    }

    private ObjectNode property() {
        return JSON.objectNode().put("property", property);
    }

    private static JsonNode number(double value) {
        return value == (int) value ? JSON.numberNode((int) value) : JSON.numberNode(value);
    }

    private static ObjectNode op(String operator, JsonNode... arguments) {
        ObjectNode call = JSON.objectNode().put("op", operator);
        call.putArray("args").addAll(List.of(arguments));
        return call;
    }
}
