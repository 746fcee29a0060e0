package eo.caravan.processors.docs;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.input.InputFormat;
import eo.caravan.processors.input.InputFormats;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.output.SharedOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page that lists every format, its options, and who else opens its files in the tests, as Markdown. */
final class FormatsPage {
    private final StringBuilder text = new StringBuilder();
    private final FormatReaders readers;

    private FormatsPage(FormatReaders readers) {
        this.readers = readers;
    }

    /** The page, from what {@code GET /file_formats} tells. */
    static String of(InputFormats inputs, OutputFormats outputs, FormatReaders readers) {
        FormatsPage page = new FormatsPage(readers);
        page.text.append(
                """
                # File formats

                What `GET /file_formats` tells of formats and their options, and which programs that are not ours open the files in the
                tests. Made from the formats themselves (`DocumentationTest` compares this page with them and says how to make it anew).

                ## Out: `save_result`

                Names of formats and options are matched without regard to case. Each file of a batch job is described in STAC with its
                projection, bands, statistics, size and checksum. A graph may have several `save_result`: a batch job writes the files of
                all, under names of their own; a synchronous request answers what the result node returns, and a
                `Caravan-Warning` header tells of the others.
                """);
        for (OutputFormat format : outputs.all()) {
            page.format(format.name(), SharedOptions.describe(format), true);
        }
        page.text.append("\n## In: `load_url`, `load_uploaded_files`\n");
        for (InputFormat format : inputs.all()) {
            page.format(format.name(), format.description(), false);
        }
        return page.text.toString();
    }

    private void format(String name, JsonNode json, boolean written) {
        text.append("\n### ").append(name).append(written ? "\n\n" : " (in)\n\n");
        String title = json.path("title").asText();
        text.append(title.isEmpty() || title.equals(name) ? "" : "**" + title + ".** ")
                .append(json.path("description").asText())
                .append(" For: ");
        List<String> kinds = new ArrayList<>();
        json.path("gis_data_types").forEach(kind -> kinds.add(kind.asText()));
        text.append(String.join(", ", kinds)).append(".\n");
        if (written) {
            text.append("\nOpened in the tests by ")
                    .append(readers.of(name, ""))
                    .append(".\n");
        }
        if (json.path("parameters").isEmpty()) {
            return;
        }
        text.append(written ? "\n| option | values | default | what it does | held by |\n|---|---|---|---|---|\n" : "")
                .append(written ? "" : "\n| option | values | default | what it does |\n|---|---|---|---|\n");
        for (Map.Entry<String, JsonNode> option : json.path("parameters").properties()) {
            JsonNode schema = option.getValue();
            text.append("| `" + option.getKey() + "` | " + values(schema) + " | ")
                    .append(schema.has("default") ? "`" + plain(schema.path("default")) + "`" : "")
                    .append(" | ")
                    .append(schema.path("description").asText().replace("|", "\\|"))
                    .append(written ? " | " + readers.of(name, option.getKey()) : "")
                    .append(" |\n");
        }
    }

    private static String values(JsonNode schema) {
        if (schema.has("enum")) {
            List<String> choices = new ArrayList<>();
            schema.path("enum").forEach(choice -> choices.add("`" + plain(choice) + "`"));
            return String.join(", ", choices);
        }
        List<String> types = new ArrayList<>();
        schema.path("type").forEach(type -> types.add(type.asText()));
        String type = types.isEmpty() ? schema.path("type").asText() : String.join(" or ", types);
        boolean limited = schema.has("minimum") && schema.has("maximum");
        return type + (limited ? " " + plain(schema.path("minimum")) + "–" + plain(schema.path("maximum")) : "");
    }

    private static String plain(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
