package eo.caravan.processors.plan;

import eo.caravan.processors.process.Choice;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A graph that was checked: its steps in an order in which each finds its inputs ready, and the step whose result counts. */
public final class ExecutionPlan {
    private final List<PlannedStep> steps;
    private final Map<String, PlannedStep> byNode = new LinkedHashMap<>();
    private final Map<String, List<String>> dependencies = new LinkedHashMap<>();
    private final String resultNode;

    ExecutionPlan(List<PlannedStep> steps, String resultNode) {
        this.steps = List.copyOf(steps);
        this.resultNode = resultNode;
        for (PlannedStep step : steps) {
            byNode.put(step.nodeId(), step);
            dependencies.put(step.nodeId(), step.dependencies());
        }
    }

    /** The steps in order; as in the document where the document allows it. */
    public List<PlannedStep> steps() {
        return steps;
    }

    /** The step of a node. */
    public PlannedStep step(String node) {
        return byNode.get(node);
    }

    /** The node whose result is the result of the graph. */
    public String resultNode() {
        return resultNode;
    }

    /** The nodes that a node refers to. */
    List<String> dependencies(String node) {
        return dependencies.get(node);
    }

    /** The nodes that some arguments refer to. */
    static List<String> nodes(Collection<PlannedArgument> arguments) {
        Set<String> nodes = new LinkedHashSet<>();
        arguments.forEach(argument -> argument.nodes(nodes::add));
        return List.copyOf(nodes);
    }

    /**
     * The nodes that are computed in any case, in order: the result, those that no other one refers to, and what these need however
     * the choices among them turn out. Where something is wrong with the graph, also those that only refer to each other.
     */
    List<String> unconditional() {
        Set<String> wanted = new HashSet<>(byNode.keySet());
        dependencies.values().forEach(nodes -> nodes.forEach(wanted::remove));
        wanted.add(resultNode);
        Set<String> reached = reached(wanted);
        byNode.keySet().stream().filter(node -> !reached.contains(node)).forEach(wanted::add);
        for (int i = steps.size() - 1; i >= 0; i--) {
            PlannedStep step = steps.get(i);
            if (wanted.contains(step.nodeId())) {
                wanted.addAll(
                        step.process() instanceof Choice choice
                                ? nodes(first(step.arguments().get(choice.condition())))
                                : dependencies.get(step.nodeId()));
            }
        }
        return steps.stream().map(PlannedStep::nodeId).filter(wanted::contains).toList();
    }

    /** Some nodes with all that they refer to, directly or not. */
    private Set<String> reached(Set<String> from) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        from.stream().filter(byNode::containsKey).forEach(open::push);
        while (!open.isEmpty()) {
            String node = open.pop();
            if (reached.add(node)) {
                dependencies.getOrDefault(node, List.of()).forEach(open::push);
            }
        }
        return reached;
    }

    private static List<PlannedArgument> first(PlannedArgument condition) {
        return condition instanceof PlannedArgument.Elements array
                ? array.elements().stream().limit(1).toList()
                : Optional.ofNullable(condition).stream().toList();
    }
}
