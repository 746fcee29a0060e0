package eo.caravan.processors.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** An argument after planning: values are converted, child graphs are planned, references are known to lead somewhere. */
public sealed interface PlannedArgument {
    /**
     * A value that is known: Double, Boolean, String, List, Map or null. Two arrays or objects are equal only where they are one: whoever
     * keeps steps by their hash must not walk through megabytes of GeoJSON for it.
     */
    record Value(Object value) implements PlannedArgument {
        @Override
        public boolean equals(Object other) {
            return other instanceof Value literal
                    && (value == literal.value || !nested() && Objects.equals(value, literal.value));
        }

        @Override
        public int hashCode() {
            return nested() ? System.identityHashCode(value) : Objects.hashCode(value);
        }

        private boolean nested() {
            return value instanceof Collection || value instanceof Map;
        }
    }

    /** The result of a node of the same graph. */
    record FromNode(String node) implements PlannedArgument {}

    /** A parameter of the graph or callback that the node stands in, or of one around it. */
    record FromParameter(String name) implements PlannedArgument {}

    /** A callback. */
    record Child(ExecutionPlan plan) implements PlannedArgument {}

    /** An array in which a reference or callback stands. */
    record Elements(List<PlannedArgument> elements) implements PlannedArgument {}

    /** An object in which a reference or callback stands. */
    record Fields(Map<String, PlannedArgument> fields) implements PlannedArgument {}

    /** Tells every node that this argument waits for. */
    default void nodes(Consumer<String> each) {
        if (this instanceof FromNode reference) {
            each.accept(reference.node());
        } else if (this instanceof Elements array) {
            within(array.elements(), each);
        } else if (this instanceof Fields object) {
            within(object.fields().values(), each);
        }
    }

    /** Tells every parameter that this argument, or a graph in it, refers to. */
    default void parameters(Consumer<String> each) {
        if (this instanceof FromParameter reference) {
            each.accept(reference.name());
        } else if (this instanceof Child child) {
            child.plan()
                    .steps()
                    .forEach(step -> step.arguments().values().forEach(argument -> argument.parameters(each)));
        } else if (this instanceof Elements array) {
            array.elements().forEach(element -> element.parameters(each));
        } else if (this instanceof Fields object) {
            object.fields().values().forEach(field -> field.parameters(each));
        }
    }

    private static void within(Collection<PlannedArgument> parts, Consumer<String> each) {
        parts.forEach(part -> part.nodes(each));
    }
}
