package eo.caravan.processors.plan;

import eo.caravan.api.graph.Argument;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.api.graph.ProcessNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The nodes of a graph so that each comes after those that it refers to, otherwise as in the document.
 *
 * @param nodes in order; without those that wait for a cycle
 * @param cycles the nodes that wait for each other, and those that wait for them
 */
record GraphOrder(List<ProcessNode> nodes, List<Cycle> cycles) {
    /**
     * Nodes that never run.
     *
     * @param nodes each refers to the next, the last to the first
     * @param waiting nodes outside of the cycle that need one in it
     */
    record Cycle(List<String> nodes, List<String> waiting) {}

    static GraphOrder of(ProcessGraph graph) {
        Map<String, Set<String>> waitsFor = new LinkedHashMap<>();
        Map<String, List<String>> followers = new HashMap<>();
        for (ProcessNode node : graph.nodes().values()) {
            Set<String> inputs = new LinkedHashSet<>();
            node.arguments().values().forEach(argument -> references(argument, inputs::add));
            inputs.retainAll(graph.nodes().keySet());
            waitsFor.put(node.id(), inputs);
            inputs.forEach(input -> followers
                    .computeIfAbsent(input, unused -> new ArrayList<>())
                    .add(node.id()));
        }
        List<ProcessNode> ordered = new ArrayList<>();
        sort(graph, waitsFor, followers).forEach(id -> ordered.add(graph.nodes().get(id)));
        return new GraphOrder(ordered, cycles(waitsFor));
    }

    /** Moves every node that can be reached out of {@code waitsFor}; what stays there waits for a cycle. */
    private static List<String> sort(
            ProcessGraph graph, Map<String, Set<String>> waitsFor, Map<String, List<String>> followers) {
        Map<String, Integer> position = new HashMap<>();
        graph.nodes().keySet().forEach(id -> position.put(id, position.size()));
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        waitsFor.forEach((id, inputs) -> {
            if (inputs.isEmpty()) {
                ready.add(position.get(id));
            }
        });
        List<String> ids = List.copyOf(graph.nodes().keySet());
        List<String> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            String id = ids.get(ready.remove());
            sorted.add(id);
            waitsFor.remove(id);
            for (String follower : followers.getOrDefault(id, List.of())) {
                Set<String> inputs = waitsFor.get(follower);
                inputs.remove(id);
                if (inputs.isEmpty()) {
                    ready.add(position.get(follower));
                }
            }
        }
        return sorted;
    }

    /** Follows the first reference of each node that waits; whoever does that ends in a cycle. */
    private static List<Cycle> cycles(Map<String, Set<String>> waiting) {
        Map<String, Cycle> endsIn = new HashMap<>();
        List<Cycle> cycles = new ArrayList<>();
        for (String start : waiting.keySet()) {
            Set<String> walked = new LinkedHashSet<>();
            String node = start;
            while (!endsIn.containsKey(node) && walked.add(node)) {
                node = waiting.get(node).iterator().next();
            }
            Cycle found = endsIn.get(node);
            List<String> path = List.copyOf(walked);
            int outside = path.size();
            if (found == null) {
                outside = path.indexOf(node);
                found = new Cycle(path.subList(outside, path.size()), new ArrayList<>());
                cycles.add(found);
            }
            found.waiting.addAll(path.subList(0, outside));
            for (String each : path) {
                endsIn.put(each, found);
            }
        }
        return cycles;
    }

    /** Tells every node that an argument refers to, but for those that its child graphs refer to. */
    static void references(Argument argument, Consumer<String> each) {
        if (argument instanceof Argument.FromNode reference) {
            each.accept(reference.node());
        } else if (argument instanceof Argument.Elements array) {
            references(array.elements(), each);
        } else if (argument instanceof Argument.Fields object) {
            references(object.fields().values(), each);
        }
    }

    private static void references(Collection<Argument> arguments, Consumer<String> each) {
        arguments.forEach(argument -> references(argument, each));
    }
}
