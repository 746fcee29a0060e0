package eo.caravan.routes.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** The conformance classes that the back-end fulfils. */
public final class Conformance {
    private static final List<String> CLASSES = List.of(
            "https://api.openeo.org/1.3.0",
            "https://api.openeo.org/1.2.0",
            "https://api.openeo.org/1.3.0/authentication/jwt");

    /** The document of {@code GET /conformance}. */
    public JsonNode document() {
        return JsonNodeFactory.instance.objectNode().set("conformsTo", classes());
    }

    ArrayNode classes() {
        ArrayNode classes = JsonNodeFactory.instance.arrayNode();
        CLASSES.forEach(classes::add);
        return classes;
    }
}
