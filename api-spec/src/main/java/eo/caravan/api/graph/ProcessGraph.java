package eo.caravan.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import java.util.Map;

/**
 * The nodes of a process graph by their ids, in the order of the document.
 *
 * @param nodes at least one in a graph that was read without problems
 */
public record ProcessGraph(Map<String, ProcessNode> nodes) {

    /**
     * Reads a process graph from its JSON object (the value of {@code process_graph}).
     *
     * @throws OpenEoException ProcessGraphMissing where it is absent or empty, ProcessGraphInvalid where a node is malformed; it
     *     knows all other such problems
     */
    public static ProcessGraph parse(JsonNode json) {
        Problems problems = new Problems();
        ProcessGraph graph = read(json, problems);
        problems.throwIfAny();
        return graph;
    }

    /**
     * Reads what can be read of a process graph.
     *
     * @param problems takes what is malformed; marked in the graph, so that whoever checks the rest can pass over it
     */
    public static ProcessGraph read(JsonNode json, Problems problems) {
        return new GraphReader(problems).graph(json, ErrorSite.UNKNOWN);
    }
}
