package eo.caravan.processors.input.cf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.input.InputOptions;
import eo.caravan.processors.output.FormatText;
import java.util.List;

/**
 * The options that all formats of arrays have for reading.
 *
 * @param bands variables; empty for all
 * @param crs empty for that of the file
 */
public record CfOptions(List<String> bands, String crs) {
    private static final String BANDS = "bands";
    private static final String CRS = "crs";

    /** What they are called. */
    public static String[] names() {
        return new String[] {BANDS, CRS};
    }

    public static CfOptions of(InputOptions options) {
        return new CfOptions(options.texts(BANDS), options.text(CRS));
    }

    /** What is told of a format with these options. */
    public static ObjectNode description(String title, String description) {
        FormatText text = new FormatText(title, description);
        text.option(
                        BANDS,
                        "array",
                        "The variables to read, in this order; they must lie over the same dimensions. All that do when left out."
                                + " A variable in a group is named by its path, as in PRODUCT/methane.")
                .putObject("items")
                .put("type", "string");
        text.option(
                CRS,
                "string",
                "The reference system of the x and y axes (EPSG code, WKT, PROJ text), for files that do not tell it.");
        return text.json();
    }
}
