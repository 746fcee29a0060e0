package eo.caravan.processors.process;

import java.util.Map;

/** Where a step writes what its user should read. The node and process are known to the implementation. Safe for many threads. */
@FunctionalInterface
public interface StepLog {
    /** Writes nowhere. */
    StepLog SILENT = (level, code, message, data) -> {};

    /** The levels of openEO logs, most severe first. */
    enum Level {
        ERROR,
        WARNING,
        INFO,
        DEBUG
    }

    /**
     * Adds an entry.
     *
     * @param code an openEO code or one of the user's own, {@code null} where there is none
     * @param data further facts, JSON values only (maps, lists, texts, numbers, truth values); {@code null} where there are none
     */
    void add(Level level, String code, String message, Object data);

    /**
     * Adds an entry without a code.
     *
     * @param data further facts, JSON values only; may be empty
     */
    default void add(Level level, String message, Map<String, Object> data) {
        add(level, null, message, data.isEmpty() ? null : data);
    }

    /**
     * The log of a step in a callback of this one.
     *
     * @param node the ids of all nodes around it and its own, joined by {@code /}
     */
    default StepLog within(String node, String process) {
        return this;
    }
}
