package eo.caravan.routes.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.output.SharedOptions;

/** The document of {@code GET /file_formats}. Nothing can be uploaded yet, so no input formats are listed. */
public final class ListFileFormats {
    private final OutputFormats formats;

    public ListFileFormats(OutputFormats formats) {
        this.formats = formats;
    }

    /** Every format that results can be written in. */
    public JsonNode list() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("input");
        ObjectNode output = document.putObject("output");
        for (OutputFormat format : formats.all()) {
            output.set(format.name(), SharedOptions.describe(format));
        }
        return document;
    }
}
