package eo.caravan.api.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contract of one predefined process, read from its JSON document. JSON values inside are to be read, never changed;
 * {@link #toJson()} gives a copy that may be.
 *
 * @param id the process id, for example {@code filter_bbox}
 * @param summary one line
 * @param description CommonMark
 * @param categories where clients list it, for example {@code cubes}, {@code math}
 * @param parameters in the order of the document
 * @param returns the schema of the result, or an array of alternatives
 * @param exceptions message templates by exception name, in the order of the document
 * @param examples as in the document
 * @param links as in the document
 * @param deprecated whether new graphs should avoid it
 * @param experimental whether it may still change
 * @param json the whole document
 */
public record ProcessSpec(
        String id,
        String summary,
        String description,
        List<String> categories,
        List<ProcessParameter> parameters,
        JsonNode returns,
        Map<String, String> exceptions,
        List<JsonNode> examples,
        List<JsonNode> links,
        boolean deprecated,
        boolean experimental,
        JsonNode json) {

    /** Keeps the collections as they are now. */
    public ProcessSpec {
        categories = List.copyOf(categories);
        parameters = List.copyOf(parameters);
        exceptions = Collections.unmodifiableMap(new LinkedHashMap<>(exceptions));
        examples = List.copyOf(examples);
        links = List.copyOf(links);
    }

    /** Reads a process document. */
    public static ProcessSpec read(ObjectNode json) {
        List<String> categories = new ArrayList<>();
        json.path("categories").forEach(category -> categories.add(category.asText()));
        List<ProcessParameter> parameters = new ArrayList<>();
        json.path("parameters").forEach(parameter -> parameters.add(ProcessParameter.read(parameter)));
        Map<String, String> exceptions = new LinkedHashMap<>();
        json.path("exceptions")
                .properties()
                .forEach(exception -> exceptions.put(
                        exception.getKey(), exception.getValue().path("message").asText()));
        return new ProcessSpec(
                json.path("id").asText(),
                json.path("summary").asText(),
                json.path("description").asText(),
                categories,
                parameters,
                json.path("returns").path("schema"),
                exceptions,
                elements(json.path("examples")),
                elements(json.path("links")),
                json.path("deprecated").asBoolean(),
                json.path("experimental").asBoolean(),
                json);
    }

    /** The parameter of this name. */
    public Optional<ProcessParameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /** A fresh copy of the document, as {@code GET /processes} lists it. */
    public ObjectNode toJson() {
        return json.deepCopy();
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
