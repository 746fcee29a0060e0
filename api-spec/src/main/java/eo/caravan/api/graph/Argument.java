package eo.caravan.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.Problems;
import java.util.List;
import java.util.Map;

/** What a node passes to one parameter. References may stand inside arrays and objects. */
public sealed interface Argument {
    /** A JSON value without any reference in it; {@code null} stands as Jackson's null node. */
    record Literal(JsonNode value) implements Argument {}

    /** The result of another node of the same graph. */
    record FromNode(String node) implements Argument {}

    /** The value of a parameter of the graph or callback that the node stands in. */
    record FromParameter(String parameter) implements Argument {}

    /** A callback or reducer. */
    record ChildGraph(ProcessGraph graph) implements Argument {}

    /** An array with at least one reference or child graph in it. */
    record Elements(List<Argument> elements) implements Argument {}

    /** An object with at least one reference or child graph in it. */
    record Fields(Map<String, Argument> fields) implements Argument {}

    /** What is no argument at all, which was told when the graph was read. */
    record Malformed() implements Argument {}

    /**
     * Reads an argument and recognises the references in it.
     *
     * @throws eo.caravan.api.error.OpenEoException ProcessGraphMissing, ProcessGraphInvalid or ProcessParameterInvalid where it
     *     is malformed
     */
    static Argument parse(JsonNode json) {
        Problems problems = new Problems();
        Argument argument = new GraphReader(problems).argument(json, ErrorSite.UNKNOWN);
        problems.throwIfAny();
        return argument;
    }
}
