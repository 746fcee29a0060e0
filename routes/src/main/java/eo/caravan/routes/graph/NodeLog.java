package eo.caravan.routes.graph;

import eo.caravan.processors.process.StepLog;

/** Where the steps of a walk write what its user should read. */
@FunctionalInterface
public interface NodeLog {
    /** Writes nowhere. */
    NodeLog SILENT = (node, process, level, code, message, data) -> {};

    /**
     * Adds an entry of a node.
     *
     * @param node the node's id; of a node within a callback the ids of all nodes around it too, joined by {@code /}
     * @param code an openEO code or one of the user's own, {@code null} where there is none
     * @param data further facts, JSON values only; {@code null} where there are none
     */
    void add(String node, String process, StepLog.Level level, String code, String message, Object data);
}
