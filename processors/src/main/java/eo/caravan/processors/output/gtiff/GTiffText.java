package eo.caravan.processors.output.gtiff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.tiff.Interleave;
import eo.caravan.processors.output.tiff.OverviewResampling;
import eo.caravan.processors.output.tiff.Packing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What users are told of the options. */
final class GTiffText {
    static final List<String> NAMES = List.of(
            "compress",
            "zlevel",
            "zstd_level",
            "predictor",
            "tile_size",
            "interleave",
            "overviews",
            "overview_resampling",
            "bigtiff",
            "data_type",
            "nodata",
            "scale",
            "offset",
            "colormap",
            "file_metadata");

    private GTiffText() {}

    /** The names of the values of an enumeration, in lower case. */
    static List<String> names(Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static List<String> types() {
        return Arrays.stream(CellType.values()).map(CellType::json).toList();
    }

    static ObjectNode describe(FormatText text, String format) {
        packing(text);
        layout(text, format);
        values(text);
        ArrayNode objects = text.option(
                        "colormap",
                        "object",
                        "Colours of values, `{\"1\": \"#00FF00\"}`, kept in the file as its palette: for one band of uint8 or uint16."
                                + " A colour is `#RRGGBB` or `[red, green, blue]` with numbers from 0 to 1.")
                .putObject("additionalProperties")
                .putArray("type");
        List.of("string", "array", "integer").forEach(objects::add);
        text.option("file_metadata", "object", "Names and texts to be kept in the file as its metadata.");
        return text.json();
    }

    private static void packing(FormatText text) {
        ArrayNode kinds = text.option("compress", "string", "Lossless compression.")
                .put("default", "DEFLATE")
                .putArray("enum");
        for (Packing packing : List.of(Packing.DEFLATE, Packing.ZSTD, Packing.LZW, Packing.NONE)) {
            kinds.add(packing.name());
        }
        level(text, "zlevel", Packing.DEFLATE);
        level(text, "zstd_level", Packing.ZSTD);
        text.option(
                        "predictor",
                        "integer",
                        "What is stored before compression: 1 the values, 2 differences of integers, 3 differences of floating"
                                + " point numbers; by default 2 or 3, as the type is.")
                .put("minimum", 1)
                .put("maximum", GTiffOptions.FLOAT_PREDICTOR);
    }

    private static void level(FormatText text, String name, Packing packing) {
        text.option(
                        name,
                        "integer",
                        "Effort of " + packing + ", from " + packing.lowest() + " (fast) to " + packing.highest()
                                + " (small).")
                .put("minimum", packing.lowest())
                .put("maximum", packing.highest())
                .put("default", packing.usual());
    }

    private static void layout(FormatText text, String format) {
        text.option(
                        "tile_size",
                        "integer",
                        "Cells along the edge of a tile, a multiple of 16; by default " + GTiffOptions.USUAL_TILE
                                + ", or " + GTiffOptions.SMALL_IMAGES_TILE + " for an image that is not larger.")
                .put("minimum", GTiffOptions.SMALLEST_TILE)
                .put("maximum", GTiffOptions.LARGEST_TILE)
                .put("multipleOf", GTiffOptions.TILE_UNIT);
        choices(
                text,
                "interleave",
                "How bands lie in the file: by `pixel` side by side, or one after the other; by default `pixel` for up to four bands"
                        + " of one date, otherwise `band`.",
                names(Interleave.values()));
        ObjectNode overviews = text.option(
                "overviews",
                "boolean",
                "Whether the file holds reduced versions of itself, or how many of them at most, each half as large as the one"
                        + " before."
                        + (format.equals(CogFormat.NAME)
                                ? " A COG has at least one, where it is larger than a tile."
                                : ""));
        overviews.put("default", true).putArray("type").add("boolean").add("integer");
        choices(
                text,
                "overview_resampling",
                "How overviews are made; by default `mode` for cells of a byte and for colours, otherwise `average`.",
                names(OverviewResampling.values()));
        text.option("bigtiff", "string", "Whether the file is a BigTIFF even below 4 GiB.")
                .put("default", "if_needed")
                .putArray("enum")
                .add("if_needed")
                .add("yes");
    }

    private static void values(FormatText text) {
        choices(
                text,
                "data_type",
                "Type of the stored values, by default that of the data. Values are rounded to the nearest integer (halves to the even"
                        + " one) and limited to the range of an integer type.",
                types());
        text.option("nodata", "number", "The stored value for no data; `nan` for not a number.")
                .putArray("type")
                .add("number")
                .add("string");
        text.option(
                        "scale",
                        "number",
                        "Stores `(value - offset) / scale` and says so in the file, to fit numbers into integers.")
                .put("default", 1);
        text.option("offset", "number", "See `scale`.").put("default", 0);
    }

    private static void choices(FormatText text, String name, String description, List<String> choices) {
        ArrayNode values = text.option(name, "string", description).putArray("enum");
        choices.forEach(values::add);
    }
}
