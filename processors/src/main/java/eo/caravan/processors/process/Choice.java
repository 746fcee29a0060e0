package eo.caravan.processors.process;

import java.util.Set;

/** A value process that does not need all of its arguments: what is not needed is not computed. */
public interface Choice extends ValueProcess {
    /** The parameter that decides. */
    String condition();

    /** The parameters that are not needed when the condition has this value. */
    Set<String> spared(Object condition);
}
