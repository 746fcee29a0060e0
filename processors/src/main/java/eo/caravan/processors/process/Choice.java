package eo.caravan.processors.process;

import java.util.Set;

/**
 * A value process that does not need all of its arguments: it looks at its condition first, and what is not needed then is not
 * computed and counts as no data.
 */
public interface Choice extends ValueProcess {
    /** The parameter that decides. Where it is an array that the graph writes out, its elements are looked at one after another. */
    String condition();

    /** The parameters that are not needed when the condition has this value. */
    default Set<String> spared(Object condition) {
        return Set.of();
    }

    /** Whether one element of the condition decides, so that the elements behind it are not needed. */
    default boolean decides(Object element) {
        return false;
    }
}
