package eo.caravan.routes.graph;

import eo.caravan.processors.process.StepLog;
import java.util.Map;

/** Where the steps of a walk write what its user should read. */
@FunctionalInterface
public interface NodeLog {
    /** Writes nowhere. */
    NodeLog SILENT = (node, process, level, message, data) -> {};

    /**
     * Adds an entry of a node.
     *
     * @param node the node's id; of a node within a callback the ids of all nodes around it too, joined by {@code /}
     */
    void add(String node, String process, StepLog.Level level, String message, Map<String, Object> data);
}
