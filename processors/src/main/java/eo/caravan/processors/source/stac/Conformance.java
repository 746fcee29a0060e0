package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * What an API promises.
 *
 * @param classes the URIs of its conformance classes
 */
record Conformance(Set<String> classes) {
    static final Conformance NONE = new Conformance(Set.of());

    /** What a landing page lists. */
    static Conformance of(JsonNode landing) {
        Set<String> classes = new HashSet<>();
        landing.path("conformsTo").forEach(uri -> classes.add(uri.asText()));
        return new Conformance(Set.copyOf(classes));
    }

    /** Whether it is an API at all. */
    boolean api() {
        return itemSearch() || features();
    }

    /** Whether items can be searched. */
    boolean itemSearch() {
        return any("/item-search");
    }

    /** Whether the items of a collection can be asked for by bbox and datetime. */
    boolean features() {
        return any("/ogcapi-features") || any("/ogcapi-features-1/1.0/conf/core");
    }

    /** Whether a search takes conditions as CQL2-JSON. */
    boolean filter() {
        return any("/item-search#filter") && any("/cql2-json") && any("/basic-cql2");
    }

    /** Whether conditions may use lists of values and patterns of texts. */
    boolean advancedComparisons() {
        return any("/advanced-comparison-operators");
    }

    /** Whether conditions may pass over upper and lower case. */
    boolean caseInsensitive() {
        return any("/case-insensitive-comparison");
    }

    /** Whether conditions may look into arrays. */
    boolean arrays() {
        return any("/array-functions");
    }

    /** Whether fields that nobody needs can be left out of an answer. */
    boolean fields() {
        return any("/item-search#fields");
    }

    private boolean any(String end) {
        return classes.stream().anyMatch(uri -> uri.endsWith(end));
    }
}
