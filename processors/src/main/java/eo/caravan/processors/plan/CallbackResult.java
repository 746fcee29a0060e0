package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.process.CubeProcess;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the caller of a callback needs it to return: what the definition says, and where that allows anything, what can be put into
 * the cells of a cube.
 *
 * @param words for messages
 */
record CallbackResult(Set<Kind> kinds, String words) {
    static CallbackResult of(ServedProcess called, JsonNode returns) {
        Set<Kind> defined = Kind.of(returns);
        if (!defined.equals(Kind.ANY)) {
            Set<Kind> orNull = EnumSet.of(Kind.NULL);
            orNull.addAll(defined);
            return new CallbackResult(orNull, Kind.words(defined));
        }
        return called.process() instanceof CubeProcess
                ? new CallbackResult(Kind.CELL, "a single number or truth value")
                : new CallbackResult(Kind.ANY, "any value");
    }

    /** What to do where something of other kinds was returned. */
    String hint(Set<Kind> returned) {
        if (!returned.contains(Kind.ARRAY) || kinds.contains(Kind.ARRAY)) {
            return kinds.contains(Kind.TRUTH) && !kinds.contains(Kind.NUMBER)
                    ? " Compare, for example with gt or eq."
                    : "";
        }
        return " Take one of its elements with array_element, or reduce it, for example with mean.";
    }
}
