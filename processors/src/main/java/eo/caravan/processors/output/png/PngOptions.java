package eo.caravan.processors.output.png;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The options of a picture.
 *
 * @param low the value that becomes black, empty for the 2nd percentile of each band
 * @param high the value that becomes white, empty for the 98th
 * @param width the most columns that the picture may have
 */
record PngOptions(OptionalDouble low, OptionalDouble high, Colormap colormap, int width) {
    static final int RGB = 3;
    static final int RGBA = 4;
    private static final int USUAL_WIDTH = 4096;
    private static final int LARGEST_WIDTH = 32_768;

    static PngOptions read(Map<String, Object> given, int bands) {
        Options options = new Options(given, "PNG", "min", "max", "colormap", "width");
        OptionalDouble low = options.number("min", -Double.MAX_VALUE, Double.MAX_VALUE);
        OptionalDouble high = options.number("max", -Double.MAX_VALUE, Double.MAX_VALUE);
        if (low.isPresent() && high.isPresent() && low.getAsDouble() >= high.getAsDouble()) {
            throw Options.invalid("The option 'max' must be greater than 'min'.");
        }
        String colormap = options.choice("colormap", null, Colormap.names());
        if (colormap != null && bands != 1) {
            throw Options.invalid("A colormap needs one band; the data has " + bands + ".");
        }
        return new PngOptions(
                low,
                high,
                colormap == null ? Colormap.GREY : Colormap.valueOf(colormap.toUpperCase(Locale.ROOT)),
                options.whole("width", USUAL_WIDTH, 1, LARGEST_WIDTH));
    }

    /** Of how many rows and columns one of the picture is made. */
    int factor(Grid grid) {
        return Math.max(
                (grid.width() + width - 1) / width, (int) (((long) grid.height() + LARGEST_WIDTH - 1) / LARGEST_WIDTH));
    }

    static ObjectNode describe(FormatText text) {
        text.option("min", "number", "The value that becomes black; by default the 2nd percentile of each band.");
        text.option("max", "number", "The value that becomes white; by default the 98th percentile of each band.");
        ArrayNode names = text.option("colormap", "string", "Colours for a single band.")
                .put("default", "grey")
                .putArray("enum");
        Colormap.names().forEach(names::add);
        text.option(
                        "width",
                        "integer",
                        "The most columns that the picture may have. Larger data is averaged over blocks of cells.")
                .put("minimum", 1)
                .put("maximum", LARGEST_WIDTH)
                .put("default", USUAL_WIDTH);
        return text.json();
    }
}
