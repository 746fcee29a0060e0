package eo.caravan.processors.plan;

import eo.caravan.processors.process.Choice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds out, one node after another, what must be computed for the results that are wanted, and in which order. A choice is asked what it
 * needs only once its condition is known. No recursion: graphs may be long chains. A circle in a wrong graph is cut.
 */
final class Demand {
    /** What stands for a value that is not the same for all cells. */
    static final Object DIFFERS = new Object();

    /** The value of an argument whose nodes have been computed, or {@link #DIFFERS}. */
    @FunctionalInterface
    interface Known {
        Object value(PlannedArgument argument);
    }

    private final ExecutionPlan plan;
    private final Predicate<String> done;
    private final Known known;
    private final Deque<Asking> open = new ArrayDeque<>();
    private final Set<String> path = new HashSet<>();
    private final Set<String> failed = new HashSet<>();

    /**
     * Nothing is wanted yet.
     *
     * @param done whether a node has been computed
     */
    Demand(ExecutionPlan plan, Predicate<String> done, Known known) {
        this.plan = plan;
        this.done = done;
        this.known = known;
    }

    /** Asks for a node, and so for all that it needs; to be called when all that was wanted before is there. */
    void want(String node) {
        open.push(new Asking(plan.step(node)));
        path.add(node);
    }

    /** Tells that a node cannot be computed; what needs it cannot either and is passed over, once its other needs have been computed. */
    void fail(String node) {
        failed.add(node);
    }

    /** A step that is wanted and whose needs have been computed; empty when all that was wanted is there. The same until it is done. */
    Optional<PlannedStep> next() {
        while (!open.isEmpty()) {
            Asking asking = open.peek();
            String node = asking.step.nodeId();
            if (done.test(node) || failed.contains(node)) {
                open.pop();
                path.remove(node);
                continue;
            }
            String need = asking.next();
            if (need != null) {
                want(need);
            } else if (asking.hopeless) {
                failed.add(node);
            } else {
                return Optional.of(asking.step);
            }
        }
        return Optional.empty();
    }

    /** What one step asks for, in several rounds where it is a choice. */
    private final class Asking {
        private final PlannedStep step;
        private final Choice choice;
        private final List<PlannedArgument> looks;
        private List<String> nodes = List.of();
        private int node;
        private int looked;
        private boolean complete;
        private boolean hopeless;

        Asking(PlannedStep step) {
            this.step = step;
            this.choice = step.process() instanceof Choice deciding ? deciding : null;
            this.looks = choice == null ? List.of() : looks(step.arguments().get(choice.condition()));
        }

        private static List<PlannedArgument> looks(PlannedArgument condition) {
            return condition instanceof PlannedArgument.Elements array
                    ? array.elements()
                    : Optional.ofNullable(condition).stream().toList();
        }

        /** The next node that has not been computed, {@code null} where there is none. */
        String next() {
            do {
                while (node < nodes.size()) {
                    if (failed.contains(nodes.get(node))) {
                        hopeless = true;
                    } else if (!done.test(nodes.get(node)) && !path.contains(nodes.get(node))) {
                        return nodes.get(node);
                    }
                    node++;
                }
            } while (more());
            return null;
        }

        /** Takes up the nodes of the next round, false where there is no further one. */
        private boolean more() {
            if (complete || hopeless) {
                return false;
            }
            node = 0;
            if (choice != null && looked < looks.size() && !(looked > 0 && decided(looks.get(looked - 1)))) {
                nodes = ExecutionPlan.nodes(List.of(looks.get(looked++)));
                return true;
            }
            complete = true;
            nodes = choice == null ? plan.dependencies(step.nodeId()) : rest();
            return true;
        }

        private boolean decided(PlannedArgument element) {
            Object value = known.value(element);
            return value != DIFFERS && choice.decides(value);
        }

        private List<String> rest() {
            PlannedArgument condition = step.arguments().get(choice.condition());
            boolean whole = looks.size() == 1 && looks.get(0).equals(condition);
            Object value = whole ? known.value(condition) : DIFFERS;
            Set<String> spared = value == DIFFERS ? Set.of() : choice.spared(value);
            return ExecutionPlan.nodes(step.arguments().entrySet().stream()
                    .filter(argument ->
                            !argument.getKey().equals(choice.condition()) && !spared.contains(argument.getKey()))
                    .map(Map.Entry::getValue)
                    .toList());
        }
    }
}
