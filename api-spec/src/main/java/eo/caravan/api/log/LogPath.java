package eo.caravan.api.log;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import eo.caravan.api.error.ErrorSite;
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

    /** The path to one node of the outermost graph. */
    public static LogPath of(String nodeId, String processId) {
        return new LogPath(List.of(new Step(nodeId, processId, null, null)));
    }

    /** The path to where an error happened, {@link #NONE} where the node is not known. */
    public static LogPath of(ErrorSite site) {
        return site.node() == null
                ? NONE
                : new LogPath(List.of(new Step(site.node(), site.process(), null, site.argument())));
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
