package eo.caravan.routes.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.input.InputFormat;
import eo.caravan.processors.input.InputFormats;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.output.SharedOptions;

/** The document of {@code GET /file_formats}. */
public final class ListFileFormats {
    private final InputFormats inputs;
    private final OutputFormats formats;

    public ListFileFormats(InputFormats inputs, OutputFormats formats) {
        this.inputs = inputs;
        this.formats = formats;
    }

    /** Every format that files can be read in, and results written in. */
    public JsonNode list() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode input = document.putObject("input");
        for (InputFormat format : inputs.all()) {
            input.set(format.name(), format.description());
        }
        ObjectNode output = document.putObject("output");
        for (OutputFormat format : formats.all()) {
            output.set(format.name(), SharedOptions.describe(format));
        }
        return document;
    }
}
