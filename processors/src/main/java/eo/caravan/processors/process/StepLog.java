package eo.caravan.processors.process;

import java.util.Map;

/** Where a step writes what its user should read. The node and process are known to the implementation. */
@FunctionalInterface
public interface StepLog {
    /** Writes nowhere. */
    StepLog SILENT = (level, message, data) -> {};

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
     * @param data further facts, JSON values only; may be empty
     */
    void add(Level level, String message, Map<String, Object> data);
}
