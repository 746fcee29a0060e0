package eo.caravan.api.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One parameter of a process or of a callback.
 *
 * @param name the name in {@code arguments} and in {@code from_parameter}
 * @param description CommonMark, may be empty
 * @param schema one JSON schema or an array of alternatives; to be read, never changed
 * @param optional whether the argument may be left out
 * @param defaultValue the value that a left-out argument has; may hold a JSON null; empty if the document declares none
 * @param deprecated whether new graphs should avoid it
 * @param experimental whether it may still change
 */
public record ProcessParameter(
        String name,
        String description,
        JsonNode schema,
        boolean optional,
        Optional<JsonNode> defaultValue,
        boolean deprecated,
        boolean experimental) {

    static ProcessParameter read(JsonNode json) {
        return new ProcessParameter(
                json.path("name").asText(),
                json.path("description").asText(),
                json.path("schema"),
                json.path("optional").asBoolean(),
                Optional.ofNullable(json.get("default")),
                json.path("deprecated").asBoolean(),
                json.path("experimental").asBoolean());
    }

    /** Whether a graph must give this argument. */
    public boolean required() {
        return !optional;
    }

    /** Whether JSON {@code null} is a valid argument: an alternative has the type null, or names no type at all. */
    public boolean acceptsNull() {
        return SchemaForms.of(schema).stream().anyMatch(form -> !form.has("type") || SchemaForms.hasType(form, "null"));
    }

    /** The JSON types of all alternatives, for example {@code array}, {@code null}; empty if any value goes. */
    public Set<String> types() {
        Set<String> types = new TreeSet<>();
        SchemaForms.of(schema).forEach(form -> types.addAll(SchemaForms.types(form)));
        return Set.copyOf(types);
    }

    /** The openEO sub-types of all alternatives, for example {@code datacube}, {@code bounding-box}, {@code geojson}. */
    public Set<String> subtypes() {
        Set<String> subtypes = new TreeSet<>();
        for (JsonNode form : SchemaForms.of(schema)) {
            if (form.has("subtype")) {
                subtypes.add(form.path("subtype").asText());
            }
        }
        return Set.copyOf(subtypes);
    }

    /** What a child graph given as this argument receives and returns; empty if the parameter takes no child graph. */
    public Optional<ProcessCallback> callback() {
        return SchemaForms.of(schema).stream()
                .filter(ProcessParameter::childGraph)
                .findFirst()
                .map(ProcessCallback::read);
    }

    /**
     * What the child graphs receive and return that are the values of an object given as this argument, as with
     * {@code properties} of {@code load_collection}; empty for all other parameters.
     */
    public Optional<ProcessCallback> entryCallback() {
        return SchemaForms.of(schema).stream()
                .map(form -> form.path("additionalProperties"))
                .filter(ProcessParameter::childGraph)
                .findFirst()
                .map(ProcessCallback::read);
    }

    private static boolean childGraph(JsonNode form) {
        return "process-graph".equals(form.path("subtype").asText());
    }
}
