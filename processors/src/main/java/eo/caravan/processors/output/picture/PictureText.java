package eo.caravan.processors.output.picture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.output.FormatText;
import java.util.ArrayList;
import java.util.List;

/** What users are told of the options. */
final class PictureText {
    private PictureText() {}

    /** The names of the options. */
    static List<String> names(Kind kind) {
        List<String> names = new ArrayList<>(List.of(
                "min", "max", "percentiles", "gamma", "colormap", "bands", "background", "width", "world_file"));
        names.add(kind == Kind.PNG ? "bit_depth" : "quality");
        return names;
    }

    static ObjectNode describe(FormatText text, Kind kind) {
        colours(text);
        ObjectNode background = text.option(
                "background",
                "string",
                "The colour of cells without data, `#RRGGBB`; "
                        + (kind == Kind.PNG ? "by default they are transparent." : "a JPEG has no transparency."));
        if (kind == Kind.JPEG) {
            background.put("default", "#000000");
            text.option("quality", "integer", "From 1 (small) to 100 (fine).")
                    .put("minimum", 1)
                    .put("maximum", 100)
                    .put("default", PictureOptions.USUAL_QUALITY);
        } else {
            text.option("bit_depth", "integer", "Bits of each grey value, or of red, green and blue.")
                    .put("default", 8)
                    .putArray("enum")
                    .add(8)
                    .add(16);
        }
        text.option(
                        "width",
                        "integer",
                        "The most columns that the picture may have. Larger data is averaged over blocks of cells.")
                .put("minimum", 1)
                .put("maximum", kind.longest())
                .put("default", Math.min(PictureOptions.USUAL_WIDTH, kind.longest()));
        text.option(
                        "world_file",
                        "boolean",
                        "Whether files beside the picture tell where it lies: a world file (`" + kind.worldExtension()
                                + "`) and one for GDAL and QGIS with the reference system (`.aux.xml`).")
                .put("default", false);
        return text.json();
    }

    private static void colours(FormatText text) {
        limit(
                text,
                "min",
                "The value that becomes black, or one for each band; by default the lower percentile of each band.");
        limit(
                text,
                "max",
                "The value that becomes white, or one for each band; by default the upper percentile of each band.");
        text.option("percentiles", "array", "The percentiles of the values of a band that become black and white.")
                .putObject("items")
                .put("type", "number");
        text.json()
                .withObject("/parameters/percentiles")
                .putArray("default")
                .add(2)
                .add(98);
        text.option("gamma", "number", "Brightens (above 1) or darkens what is neither black nor white.")
                .put("minimum", 1 / PictureOptions.MOST_GAMMA)
                .put("maximum", PictureOptions.MOST_GAMMA)
                .put("default", 1);
        ObjectNode colormap = text.option(
                "colormap",
                "string",
                "Colours for a single band: the name of a ramp (with `_r` the other way round), or an object of values and their"
                        + " colours, `{\"0\": \"#0000FF\", \"0.5\": [1, 1, 0]}`, between which they run evenly.");
        colormap.put("default", "grey").putArray("type").add("string").add("object");
        ArrayNode examples = colormap.putArray("examples");
        NamedColours.names().stream().filter(name -> !name.endsWith("_r")).forEach(examples::add);
        text.option(
                        "bands",
                        "array",
                        "The band to be shown, or the three for red, green and blue, in this order; by default all bands.")
                .putObject("items")
                .put("type", "string");
    }

    private static void limit(FormatText text, String name, String description) {
        text.option(name, "number", description).putArray("type").add("number").add("array");
    }
}
