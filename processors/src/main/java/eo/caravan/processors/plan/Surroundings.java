package eo.caravan.processors.plan;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.error.ErrorSite;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a graph stands.
 *
 * @param path of the node that calls it back, empty at the top
 * @param parameters that it sees
 * @param withoutValue parameters of the process that nobody gives a value
 * @param depth how many callbacks are around it
 */
record Surroundings(String path, Map<String, Promise> parameters, Set<String> withoutValue, int depth) {
    static Surroundings top(Map<String, Promise> parameters, Set<String> withoutValue) {
        return new Surroundings("", parameters, withoutValue, 0);
    }

    /** The surroundings of a callback given as an argument of a node, with what it is given beside what is seen around it. */
    Surroundings callback(String node, JsonNode given) {
        Map<String, Promise> all = new HashMap<>();
        parameters.forEach((name, promise) -> all.put(name, promise.asCells()));
        given.forEach(parameter -> {
            String name = parameter.path("name").asText();
            all.put(name, parameter(name, parameter.path("schema")));
        });
        return new Surroundings(node, all, withoutValue, depth + 1);
    }

    /** What a declared parameter will be. */
    static Promise parameter(String name, JsonNode schema) {
        return new Promise(Kind.of(schema), "the parameter '" + name + "'");
    }

    /** The path of a node in this graph. */
    String pathOf(String node) {
        return path.isEmpty() ? node : path + "/" + node;
    }

    boolean isCallback() {
        return depth > 0;
    }

    /** The place of the graph as a whole. */
    ErrorSite site() {
        return path.isEmpty() ? ErrorSite.UNKNOWN : new ErrorSite(path, null, null, null);
    }
}
