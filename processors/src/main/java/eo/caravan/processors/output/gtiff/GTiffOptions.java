package eo.caravan.processors.output.gtiff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
import eo.caravan.processors.output.tiff.OverviewResampling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The options of a GeoTIFF.
 *
 * @param level of DEFLATE, 0 for none
 * @param resampling how overviews are made, {@code null} for what suits the type
 * @param type of the cells, {@code null} for the data's own
 */
record GTiffOptions(int level, int tileSize, boolean overviews, OverviewResampling resampling, CellType type) {
    private static final int USUAL_LEVEL = 2;
    private static final int HIGHEST_LEVEL = 9;
    private static final int USUAL_TILE = 512;
    private static final int SMALLEST_TILE = 128;
    private static final int LARGEST_TILE = 2048;
    private static final int TILE_UNIT = 16;

    static GTiffOptions read(Map<String, Object> given) {
        Options options = new Options(
                given, "GTiff", "compress", "zlevel", "tile_size", "overviews", "overview_resampling", "data_type");
        boolean packed = options.choice("compress", "deflate", List.of("deflate", "none"))
                .equals("deflate");
        int level = options.whole("zlevel", USUAL_LEVEL, 1, HIGHEST_LEVEL);
        int tile = options.whole("tile_size", USUAL_TILE, SMALLEST_TILE, LARGEST_TILE);
        if (tile % TILE_UNIT != 0) {
            throw Options.invalid("The option 'tile_size' must be a multiple of " + TILE_UNIT + ", not " + tile + ".");
        }
        String resampling = options.choice("overview_resampling", null, resamplings());
        String type = options.choice("data_type", null, types());
        return new GTiffOptions(
                packed ? level : 0,
                tile,
                options.flag("overviews", true),
                resampling == null ? null : OverviewResampling.valueOf(resampling.toUpperCase(Locale.ROOT)),
                type == null ? null : CellType.parse(type));
    }

    private static List<String> resamplings() {
        return Arrays.stream(OverviewResampling.values())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> types() {
        return Arrays.stream(CellType.values()).map(CellType::json).toList();
    }

    /** How cells are stored: as asked for, otherwise as they are, with a value for no data in any case. */
    Encoding encoding(Encoding own) {
        if (type == null || type == own.type()) {
            return own.withNodata();
        }
        if (type.floating()) {
            return new Encoding(type, Double.NaN);
        }
        double nodata = own.nodata();
        boolean fits = nodata == Math.rint(nodata) && nodata >= type.lowest() && nodata <= type.highest();
        return new Encoding(type, fits ? nodata : type.lowest() < 0 ? type.lowest() : type.highest());
    }

    /** Means of overviews for quantities, the most frequent value for cells of a byte, which are mostly classes. */
    OverviewResampling resampling(Encoding encoding) {
        if (resampling != null) {
            return resampling;
        }
        return encoding.type().bytes() == 1 ? OverviewResampling.MODE : OverviewResampling.AVERAGE;
    }

    static ObjectNode describe(FormatText text) {
        text.option("compress", "string", "Lossless compression.")
                .put("default", "DEFLATE")
                .putArray("enum")
                .add("DEFLATE")
                .add("NONE");
        text.option("zlevel", "integer", "Effort of DEFLATE, from 1 (fast) to 9 (small).")
                .put("minimum", 1)
                .put("maximum", HIGHEST_LEVEL)
                .put("default", USUAL_LEVEL);
        text.option("tile_size", "integer", "Cells along the edge of a tile, a multiple of 16.")
                .put("minimum", SMALLEST_TILE)
                .put("maximum", LARGEST_TILE)
                .put("multipleOf", TILE_UNIT)
                .put("default", USUAL_TILE);
        text.option("overviews", "boolean", "Whether the file holds reduced versions of itself.")
                .put("default", true);
        ArrayNode resamplings = text.option(
                        "overview_resampling",
                        "string",
                        "How overviews are made; by default `mode` for cells of a byte, otherwise `average`.")
                .putArray("enum");
        resamplings().forEach(resamplings::add);
        ArrayNode types = text.option(
                        "data_type",
                        "string",
                        "Type of the stored values, by default that of the data. Values are rounded and limited to the"
                                + " range of an integer type.")
                .putArray("enum");
        types().forEach(types::add);
        return text.json();
    }
}
