package eo.caravan.api.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The alternatives that a schema allows: an array of schemas, or anyOf and oneOf, laid flat. */
final class SchemaForms {
    private SchemaForms() {}

    static List<JsonNode> of(JsonNode schema) {
        List<JsonNode> forms = new ArrayList<>();
        collect(schema, forms);
        return List.copyOf(forms);
    }

    static List<String> types(JsonNode form) {
        JsonNode type = form.path("type");
        List<String> types = new ArrayList<>();
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(each -> types.add(each.asText()));
        return types;
    }

    static boolean hasType(JsonNode form, String type) {
        return types(form).contains(type);
    }

    private static void collect(JsonNode schema, List<JsonNode> forms) {
        if (schema.isArray()) {
            schema.forEach(form -> collect(form, forms));
        } else if (schema.has("anyOf")) {
            collect(schema.path("anyOf"), forms);
        } else if (schema.has("oneOf")) {
            collect(schema.path("oneOf"), forms);
        } else {
            forms.add(schema);
        }
    }
}
