package eo.caravan.processors.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stands for a value that is known only when the graph runs.
 *
 * @param kinds what it can be
 * @param source where it will come from, in words
 */
record Promise(Set<Kind> kinds, String source) {
    /** Nothing is known of what this will be. */
    static Promise unknown(String source) {
        return new Promise(Kind.ANY, source);
    }

    /** The same within a callback, where truth values are the numbers 0 and 1 once they are cells. */
    Promise asCells() {
        if (!kinds.contains(Kind.NUMBER) && !kinds.contains(Kind.TRUTH)) {
            return this;
        }
        Set<Kind> wider = EnumSet.of(Kind.NUMBER, Kind.TRUTH);
        wider.addAll(kinds);
        return new Promise(wider, source);
    }

    /** What it is, for messages. */
    String describe() {
        return kinds.equals(Kind.ANY) ? source : source + ", which is " + Kind.words(kinds);
    }

    /** Whether a value is, or has in it, something that is not known yet. */
    static boolean within(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(Promise::within);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(Promise::within);
        }
        return value instanceof Promise;
    }
}
