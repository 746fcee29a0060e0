package eo.caravan.processors.docs;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.process.ProcessParameter;
import eo.caravan.api.process.ProcessSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page that lists every served process, as Markdown. */
final class ProcessesPage {
    private final StringBuilder text = new StringBuilder();

    private ProcessesPage() {}

    /**
     * The page.
     *
     * @param specs of the processes that are served
     * @param waiting of those that are defined, but not served
     */
    static String of(List<ProcessSpec> specs, List<ProcessSpec> waiting) {
        ProcessesPage page = new ProcessesPage();
        page.text
                .append("# Processes\n\nThe ")
                .append(specs.size())
                .append(
                        """
                 processes that Caravan serves, by category. Made from their definitions, which clients get by `GET /processes`
                (a test compares this page with them and says how to make it anew); how to add one is told in
                [add-a-process.md](add-a-process.md).
                """);
        Map<String, List<ProcessSpec>> categories = new TreeMap<>();
        for (ProcessSpec spec : specs) {
            String category =
                    spec.categories().isEmpty() ? "others" : spec.categories().get(0);
            categories.computeIfAbsent(category, name -> new ArrayList<>()).add(spec);
        }
        categories.forEach((category, members) -> {
            page.text.append("\n## ").append(category).append("\n");
            members.forEach(page::process);
        });
        page.text
                .append(
                        "\n## Not served yet\n\nDefined, but not implemented here: a graph that calls one of them is refused with")
                .append(" `ProcessUnsupported`.\n\n| process | what it does |\n|---|---|\n");
        for (ProcessSpec spec : waiting) {
            page.text.append("| `" + spec.id() + "` | " + spec.summary() + " |\n");
        }
        return page.text.toString();
    }

    private void process(ProcessSpec spec) {
        text.append("\n### ").append(spec.id());
        text.append(spec.experimental() ? " (experimental)\n\n" : "\n\n");
        text.append("**")
                .append(spec.summary())
                .append(".** ")
                .append(spec.description())
                .append("\n\n");
        if (!spec.parameters().isEmpty()) {
            text.append("| parameter | type | default | |\n|---|---|---|---|\n");
            spec.parameters().forEach(this::parameter);
            text.append("\n");
        }
        text.append("Returns ").append(type(spec.returns()));
        JsonNode told = spec.json().path("returns").path("description");
        text.append(told.isTextual() ? ": " + told.asText() + "\n" : ".\n");
        if (!spec.exceptions().isEmpty()) {
            text.append("\nErrors: `")
                    .append(String.join("`, `", spec.exceptions().keySet()))
                    .append("`.\n");
        }
    }

    private void parameter(ProcessParameter parameter) {
        String fallback = parameter.required()
                ? "required"
                : "`" + parameter.defaultValue().map(JsonNode::toString).orElse("null") + "`";
        text.append("| `")
                .append(parameter.name())
                .append("` | ")
                .append(type(parameter.schema()))
                .append(" | ")
                .append(fallback)
                .append(" | ")
                .append(parameter.description().replaceAll("\\s*\\n\\s*", " ").replace("|", "\\|"))
                .append(" |\n");
    }

    /** The types of a schema, the sub-type where there is one, alternatives joined by "or". */
    private static String type(JsonNode schema) {
        List<String> names = new ArrayList<>();
        for (JsonNode form : schema.isArray() ? schema : List.of(schema)) {
            String name = form.has("subtype")
                    ? form.path("subtype").asText()
                    : form.path("type").isArray()
                            ? joined(form.path("type"))
                            : form.path("type").asText("any");
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return String.join(" or ", names);
    }

    private static String joined(JsonNode types) {
        List<String> names = new ArrayList<>();
        types.forEach(each -> names.add(each.asText()));
        return String.join(" or ", names);
    }
}
