package eo.caravan.processors.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Builds what {@code GET /file_formats} tells of a format. */
public final class FormatText {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /** A format for raster cubes. */
    public FormatText(String title, String description) {
        this(title, description, "raster");
    }

    /** A format for cubes of several kinds: raster, vector, table or other. */
    public FormatText(String title, String description, String... kinds) {
        json.put("title", title).put("description", description);
        ArrayNode types = json.putArray("gis_data_types");
        for (String kind : kinds) {
            types.add(kind);
        }
        json.putObject("parameters");
    }

    /** Adds an option; the answer is its JSON Schema, to be completed. */
    public ObjectNode option(String name, String type, String description) {
        return option(json, name, type, description);
    }

    /** Adds an option to a format that has been described. */
    static ObjectNode option(ObjectNode json, String name, String type, String description) {
        ObjectNode parameter = json.withObject("/parameters").putObject(name);
        return parameter.put("type", type).put("description", description).put("required", false);
    }

    public ObjectNode json() {
        return json;
    }
}
