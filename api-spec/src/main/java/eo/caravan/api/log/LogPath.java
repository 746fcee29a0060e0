package eo.caravan.api.log;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import eo.caravan.api.error.ErrorSite;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in the process graph an entry comes from: the node itself first, the nodes around it after it.
 *
 * @param steps empty where the entry belongs to no node
 */
public record LogPath(@JsonValue List<Step> steps) {
    public static final LogPath NONE = new LogPath(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LogPath {
        steps = List.copyOf(steps);
    }

    /**
     * The path to one node.
     *
     * @param node its id; in a callback the ids of all nodes around it and its own, joined by {@code /}
     */
    public static LogPath of(String node, String processId) {
        return of(node, processId, null);
    }

    private static LogPath of(String node, String processId, String parameter) {
        List<Step> steps = new ArrayList<>();
        for (String around : node.split("/", -1)) {
            steps.add(0, new Step(around, null, null, null));
        }
        steps.set(0, new Step(steps.get(0).nodeId, processId, null, parameter));
        return new LogPath(steps);
    }

    /** The path to where an error happened, {@link #NONE} where the node is not known. */
    public static LogPath of(ErrorSite site) {
        return site.node() == null ? NONE : of(site.node(), site.process(), site.argument());
    }

    /**
     * One node.
     *
     * @param nodeId its id in its graph
     * @param processId the process that it calls, may be {@code null}
     * @param namespace the namespace of the process, may be {@code null}
     * @param parameter the parameter that is concerned, may be {@code null}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            @JsonProperty("node_id") String nodeId,
            @JsonProperty("process_id") String processId,
            @JsonProperty("namespace") String namespace,
            @JsonProperty("parameter") String parameter) {}
}
