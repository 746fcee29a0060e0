package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eo.caravan.api.graph.Argument;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.api.graph.ProcessNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of a process as its author declares them beside the graph.
 *
 * @param schemas by name
 * @param values of those that have a default, or may be left out, which means null
 */
public record DeclaredParameters(Map<String, JsonNode> schemas, Map<String, Object> values) {
    /** A process that declares none. */
    public static final DeclaredParameters NONE = new DeclaredParameters(Map.of(), Map.of());

    /** Keeps the maps as they are now. */
    public DeclaredParameters {
        schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
        values = Collections.unmodifiableMap(new HashMap<>(values));
    }

    /** Reads the {@code parameters} of a process; anything but an array declares none. */
    public static DeclaredParameters read(JsonNode parameters) {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        Map<String, Object> values = new HashMap<>();
        if (parameters.isArray()) {
            for (JsonNode parameter : parameters) {
                String name = parameter.path("name").asText();
                schemas.put(name, parameter.path("schema"));
                if (parameter.has("default") || parameter.path("optional").asBoolean()) {
                    values.put(name, JsonValues.value(parameter.path("default")));
                }
            }
        }
        return new DeclaredParameters(schemas, values);
    }

    /** Parameters of any kind whose values are given when the graph is run. */
    static DeclaredParameters of(Set<String> names) {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        Map<String, Object> values = new HashMap<>();
        names.forEach(name -> {
            schemas.put(name, MissingNode.getInstance());
            values.put(name, null);
        });
        return new DeclaredParameters(schemas, values);
    }

    /** What a graph sees that is to be run: parameters with a value. */
    Surroundings forRun() {
        return Surroundings.top(promises(values.keySet()), unresolved());
    }

    /**
     * What a graph sees that is to be validated: all parameters, as whoever calls the process will give them values. Where the
     * process declares none, as clients do that validate a graph alone, what its own nodes refer to counts as one.
     */
    Surroundings forValidation(ProcessGraph graph) {
        Map<String, Promise> promises = promises(schemas.keySet());
        if (schemas.isEmpty()) {
            used(graph).forEach(name -> promises.put(name, Promise.unknown("the parameter '" + name + "'")));
        }
        return Surroundings.top(promises, Set.of());
    }

    /** Names of those that have no value. */
    private Set<String> unresolved() {
        Set<String> names = new TreeSet<>(schemas.keySet());
        names.removeAll(values.keySet());
        return names;
    }

    private Map<String, Promise> promises(Set<String> names) {
        Map<String, Promise> promises = new HashMap<>();
        names.forEach(name -> promises.put(name, Surroundings.parameter(name, schemas.get(name))));
        return promises;
    }

    private static Set<String> used(ProcessGraph graph) {
        Set<String> names = new TreeSet<>();
        for (ProcessNode node : graph.nodes().values()) {
            node.arguments().values().forEach(argument -> collect(argument, names));
        }
        return names;
    }

    private static void collect(Argument argument, Set<String> names) {
        if (argument instanceof Argument.FromParameter reference) {
            names.add(reference.parameter());
        } else if (argument instanceof Argument.Elements array) {
            array.elements().forEach(element -> collect(element, names));
        } else if (argument instanceof Argument.Fields object) {
            object.fields().values().forEach(field -> collect(field, names));
        }
    }
}
