package eo.caravan.processors.plan;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.api.graph.ProcessNode;
import java.util.Optional;
import java.util.Set;

/** The planning of a graph with all graphs inside it; collects every error on its way. */
final class Planning {
    private static final int MOST_NODES = 20_000;
    private static final int DEEPEST = 50;
    /** Names of the namespace in which the predefined processes are found. */
    private static final Set<String> PREDEFINED = Set.of("backend", "");

    private final ProcessRegistry registry;
    private final Problems problems;
    private int nodes;

    Planning(ProcessRegistry registry, Problems problems) {
        this.registry = registry;
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /**
     * Counts a graph before it is planned.
     *
     * @throws OpenEoException ProcessGraphComplexity where there are too many nodes, or too many graphs inside each other
     */
    void enter(ProcessGraph graph, Surroundings around) {
        nodes += graph.nodes().size();
        if (nodes > MOST_NODES || around.depth() > DEEPEST) {
            throw new OpenEoException(
                            ApiErrorCode.PROCESS_GRAPH_COMPLEXITY,
                            "The process graph is too large: at most " + MOST_NODES + " nodes, and callbacks at most "
                                    + DEEPEST + " deep, can be planned. Split it into several jobs.")
                    .at(around.site());
        }
    }

    /** The process that a node calls, empty where it is not served. */
    Optional<ServedProcess> find(ProcessNode node) {
        boolean predefined = node.namespace() == null || PREDEFINED.contains(node.namespace());
        return predefined ? registry.find(node.processId()) : Optional.empty();
    }
}
