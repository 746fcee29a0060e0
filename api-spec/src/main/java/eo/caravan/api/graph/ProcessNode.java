package eo.caravan.api.graph;

import java.util.Map;

/**
 * One call of a process.
 *
 * @param id the node's name within its graph
 * @param processId the process that is called; {@code null} where the node is malformed, which was told when it was read
 * @param namespace where the process is looked up, {@code null} for the user's own and the predefined ones
 * @param arguments by parameter name, as written
 * @param result whether the node is marked as the graph's result
 */
public record ProcessNode(
        String id, String processId, String namespace, Map<String, Argument> arguments, boolean result) {}
