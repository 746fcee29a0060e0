package eo.caravan.processors.expression;

import java.util.List;
import java.util.Map;

/** A graph of processes as a tree of calls, each node written out wherever its result is used. */
public sealed interface Expression {
    /**
     * A value that is known.
     *
     * @param value a Double, Boolean, String, List, Map or null
     */
    record Constant(Object value) implements Expression {}

    /** A parameter whose value comes later. */
    record Parameter(String name) implements Expression {}

    /**
     * A call of a process.
     *
     * @param arguments by parameter name, every parameter of the process
     */
    record Call(String process, Map<String, Expression> arguments) implements Expression {
        /** An argument; unknown where there is none of this name. */
        public Expression argument(String name) {
            return arguments.getOrDefault(name, new Unknown());
        }
    }

    /** An array in which something other than a value stands. */
    record Elements(List<Expression> elements) implements Expression {}

    /** What cannot be said in this form; equal to nothing but itself. */
    final class Unknown implements Expression {}
}
