package eo.caravan.processors.plan;

import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.process.ProcessSpec;
import eo.caravan.processors.process.Process;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One node of a graph, ready to be run.
 *
 * @param nodeId the node's id within its graph
 * @param path the ids of all nodes around a callback and the node's own, joined by {@code /}; the node id at the top
 * @param arguments by parameter name, every parameter of the definition, defaults filled in
 * @param wrong names of the arguments in which something was found wrong; a step that has any cannot be run
 */
public record PlannedStep(
        String nodeId,
        String path,
        ProcessSpec spec,
        Process process,
        Map<String, PlannedArgument> arguments,
        Set<String> wrong) {
    /** Keeps the arguments as they are now. */
    public PlannedStep {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        wrong = Set.copyOf(wrong);
    }

    /** The id of the process that the node calls. */
    public String processId() {
        return spec.id();
    }

    /** The process that is called, with its definition. */
    ServedProcess called() {
        return new ServedProcess(spec, process);
    }

    /** Where this step stands, for errors and logs. */
    public ErrorSite site() {
        return new ErrorSite(path, spec.id(), null, null);
    }

    /** The nodes whose results this step needs. */
    public List<String> dependencies() {
        return ExecutionPlan.nodes(arguments.values());
    }
}
