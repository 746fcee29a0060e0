package eo.caravan.api.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Parts a process document into what a machine relies on and what people read. */
final class Facts {
    private static final Set<String> PROSE = Set.of("summary", "description", "title", "message");
    private static final Set<String> DATA = Set.of("default", "enum", "const", "examples");
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "exceptions");

    private Facts() {}

    /** The document or part without its prose and links. */
    static JsonNode of(JsonNode json) {
        if (json instanceof ArrayNode array) {
            ArrayNode facts = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> facts.add(of(element)));
            return facts;
        }
        if (!json.isObject()) {
            return json;
        }
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        json.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (DATA.contains(name)) {
                facts.set(name, value);
            } else if (NAMED.contains(name)) {
                ObjectNode named = facts.putObject(name);
                value.properties().forEach(each -> named.set(each.getKey(), of(each.getValue())));
            } else if (!(PROSE.contains(name) && value.isTextual()) && !name.equals("links")) {
                facts.set(name, of(value));
            }
        });
        return facts;
    }

    /** Every text in the document that is written for people, in order of the alphabet. */
    static Set<String> prose(JsonNode document) {
        Set<String> texts = new TreeSet<>();
        document.path("examples").forEach(example -> collectOwn(example, texts::add));
        collect(document, texts::add);
        return texts;
    }

    private static void collect(JsonNode json, Consumer<String> texts) {
        collectOwn(json, texts);
        json.properties().forEach(member -> {
            if (NAMED.contains(member.getKey())) {
                member.getValue().forEach(each -> collect(each, texts));
            } else if (!DATA.contains(member.getKey())) {
                collect(member.getValue(), texts);
            }
        });
        if (json.isArray()) {
            json.forEach(element -> collect(element, texts));
        }
    }

    private static void collectOwn(JsonNode json, Consumer<String> texts) {
        PROSE.stream()
                .filter(name -> json.path(name).isTextual())
                .forEach(name -> texts.accept(json.path(name).asText()));
    }
}
