package eo.caravan.processors.output.gtiff;

import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.Colours;
import eo.caravan.processors.output.Options;
import eo.caravan.processors.output.PlainJson;
import eo.caravan.processors.output.RasterLayout;
import eo.caravan.processors.output.tiff.ColourTable;
import eo.caravan.processors.output.tiff.Interleave;
import eo.caravan.processors.output.tiff.OverviewResampling;
import eo.caravan.processors.output.tiff.Packing;
import eo.caravan.processors.source.tiff.SampleType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The options of a GeoTIFF.
 *
 * @param level of the packing
 * @param chosenTile the size of tiles that was asked for, 0 for one that suits the image
 * @param predictor empty for what suits the type
 * @param interleave {@code null} for what suits the bands
 * @param overviews the most that there may be
 * @param resampling how overviews are made, {@code null} for what suits the type
 * @param type of the cells, {@code null} for the data's own
 * @param nodata the stored value, empty for one that suits the type; NaN for NaN
 * @param scale what is stored is {@code (value - offset) / scale}
 * @param colours of the values, {@code null} for none
 * @param metadata names and texts to be kept in the file
 */
record GTiffOptions(
        Packing packing,
        int level,
        OptionalInt predictor,
        int chosenTile,
        Interleave interleave,
        int overviews,
        OverviewResampling resampling,
        boolean bigTiff,
        CellType type,
        OptionalDouble nodata,
        double scale,
        double offset,
        SortedMap<Double, Integer> colours,
        Map<String, String> metadata) {
    static final int USUAL_TILE = 512;
    static final int SMALL_IMAGES_TILE = 256;
    static final int SMALLEST_TILE = 128;
    static final int LARGEST_TILE = 2048;
    static final int TILE_UNIT = 16;
    static final int MOST_OVERVIEWS = 30;
    static final int FLOAT_PREDICTOR = 3;
    private static final int FEW_BANDS = 4;
    private static final long MOST_TILE_BYTES = 256L << 20;

    static GTiffOptions read(Map<String, Object> given, String format) {
        Options options = new Options(given, format, GTiffText.NAMES.toArray(String[]::new));
        Packing packing = packing(options);
        int tile = options.given("tile_size").isEmpty()
                ? 0
                : options.whole("tile_size", USUAL_TILE, SMALLEST_TILE, LARGEST_TILE);
        if (tile % TILE_UNIT != 0) {
            throw Options.invalid("The option 'tile_size' must be a multiple of " + TILE_UNIT + ", not " + tile + ".");
        }
        String interleave = options.choice("interleave", null, GTiffText.names(Interleave.values()));
        String resampling = options.choice("overview_resampling", null, GTiffText.names(OverviewResampling.values()));
        String type = options.choice("data_type", null, GTiffText.types());
        double scale =
                options.number("scale", -Double.MAX_VALUE, Double.MAX_VALUE).orElse(1);
        if (scale == 0) {
            throw Options.invalid("The option 'scale' must not be 0.");
        }
        return new GTiffOptions(
                packing,
                level(options, packing),
                predictor(options, packing),
                tile,
                interleave == null ? null : Interleave.valueOf(interleave.toUpperCase(Locale.ROOT)),
                overviews(options, format),
                resampling == null ? null : OverviewResampling.valueOf(resampling.toUpperCase(Locale.ROOT)),
                options.choice("bigtiff", "if_needed", List.of("if_needed", "yes"))
                        .equals("yes"),
                type == null ? null : CellType.parse(type),
                nodata(options),
                scale,
                options.number("offset", -Double.MAX_VALUE, Double.MAX_VALUE).orElse(0),
                options.given("colormap")
                        .map(map -> Colours.table("colormap", map))
                        .orElse(null),
                metadata(options));
    }

    private static Packing packing(Options options) {
        String name = options.choice("compress", "deflate", GTiffText.names(Packing.values()));
        return Packing.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The level of the packing; that of another is checked, but does nothing. */
    private static int level(Options options, Packing packing) {
        int level = packing.usual();
        for (Packing leveled : List.of(Packing.DEFLATE, Packing.ZSTD)) {
            String option = leveled == Packing.DEFLATE ? "zlevel" : "zstd_level";
            int asked = options.whole(option, leveled.usual(), leveled.lowest(), leveled.highest());
            level = leveled == packing ? asked : level;
        }
        return level;
    }

    private static OptionalInt predictor(Options options, Packing packing) {
        if (options.given("predictor").isEmpty()) {
            return OptionalInt.empty();
        }
        int predictor = options.whole("predictor", 1, 1, FLOAT_PREDICTOR);
        if (packing == Packing.NONE && predictor != 1) {
            throw Options.invalid("The option 'predictor' needs a compression; with 'compress' NONE it can only be 1.");
        }
        return OptionalInt.of(predictor);
    }

    /** True and AUTO for all, false and OFF for none, or how many at most. */
    private static int overviews(Options options, String format) {
        Object given = options.given("overviews").orElse(true);
        boolean number = given instanceof Number;
        String text = String.valueOf(given).toLowerCase(Locale.ROOT);
        int most = number
                ? options.whole("overviews", 0, 0, MOST_OVERVIEWS)
                : switch (text) {
                    case "true", "auto" -> Integer.MAX_VALUE;
                    case "false", "off", "none" -> 0;
                    default -> throw Options.invalid(
                            "The option 'overviews' must be true, false or a number of overviews, not '" + given
                                    + "'.");
                };
        if (most == 0 && format.equals(CogFormat.NAME)) {
            throw Options.invalid("A COG always has overviews. Choose GTiff for a file without.");
        }
        return most;
    }

    private static OptionalDouble nodata(Options options) {
        Optional<Object> given = options.given("nodata");
        if (given.isPresent() && String.valueOf(given.get()).equalsIgnoreCase("nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        return options.number("nodata", -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private static Map<String, String> metadata(Options options) {
        Map<String, String> texts = new TreeMap<>();
        Object given = options.given("file_metadata").orElse(Map.of());
        if (!(given instanceof Map<?, ?> map)) {
            throw Options.invalid("The option 'file_metadata' must be an object of names and texts.");
        }
        map.forEach((name, value) -> {
            boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
            if (!plain || !String.valueOf(name).matches("[A-Za-z][A-Za-z0-9_:.-]{0,99}")) {
                throw Options.invalid("The option 'file_metadata' has '" + name + "': '" + value
                        + "'. Names begin with a letter, and values are texts, numbers or truth values.");
            }
            texts.put(String.valueOf(name), String.valueOf(PlainJson.of(value)));
        });
        return texts;
    }

    /** The edge of a tile of an image; what of a tile lies outside of a small image would have to be packed for nothing. */
    int tileSize(Grid grid) {
        if (chosenTile > 0) {
            return chosenTile;
        }
        return Math.max(grid.width(), grid.height()) <= SMALL_IMAGES_TILE ? SMALL_IMAGES_TILE : USUAL_TILE;
    }

    /** Refuses what does not fit the data. */
    void check(RasterLayout layout, Encoding own) {
        Encoding stored = encoding(own);
        boolean floating = stored.type().floating();
        if (predictor.orElse(1) != 1 && floating != (predictor.getAsInt() == FLOAT_PREDICTOR)) {
            throw Options.invalid("The predictor " + predictor.getAsInt() + " is for "
                    + (floating ? "integers" : "floating point numbers") + ", but cells are stored as "
                    + stored.type().json() + ". Leave it out, or choose 'data_type'.");
        }
        if (colours != null) {
            checkColours(layout, stored.type());
        }
        long together = interleave(layout) == Interleave.PIXEL ? layout.bands() : layout.bandsOfDate();
        long tile = chosenTile == 0 ? USUAL_TILE : chosenTile;
        long bytes = together * tile * tile * stored.type().bytes();
        if (bytes > MOST_TILE_BYTES) {
            throw Options.invalid(
                    "A tile of " + together + " bands would have " + (bytes >> 20) + " MiB; " + (MOST_TILE_BYTES >> 20)
                            + " are possible. Choose a smaller 'tile_size', 'interleave' band, or separate_asset_per_band.");
        }
    }

    private void checkColours(RasterLayout layout, CellType stored) {
        boolean small = stored == CellType.UINT8 || stored == CellType.UINT16;
        if (layout.bands() != 1 || !small) {
            throw Options.invalid("A 'colormap' is for one band of uint8 or uint16 in a file, not for " + layout.bands()
                    + " of " + stored.json() + ". Choose a band with filter_bands, or 'data_type' uint8.");
        }
        colours.keySet().stream()
                .filter(value -> value != Math.rint(value) || value < 0 || value > stored.highest())
                .findFirst()
                .ifPresent(value -> {
                    throw Options.invalid("The 'colormap' gives a colour to " + value + ", which no cell of "
                            + stored.json() + " can be.");
                });
    }

    /** How cells are stored: as asked for, otherwise as they are, with a value for no data in any case. */
    Encoding encoding(Encoding own) {
        if (nodata.isPresent()) {
            CellType stored = type == null ? own.type() : type;
            double value = nodata.getAsDouble();
            boolean whole = value == Math.rint(value) && value >= stored.lowest() && value <= stored.highest();
            if (!stored.floating() && !whole) {
                throw Options.invalid(
                        "The option 'nodata' must be a value of " + stored.json() + ", not " + value + ".");
            }
            return new Encoding(stored, value);
        }
        if (type == null || type == own.type()) {
            return own.withNodata();
        }
        if (type.floating()) {
            return new Encoding(type, Double.NaN);
        }
        double usual = own.nodata();
        boolean fits = usual == Math.rint(usual) && usual >= type.lowest() && usual <= type.highest();
        return new Encoding(type, fits ? usual : type.lowest() < 0 ? type.lowest() : type.highest());
    }

    /** Whether stored values are others than those of the data. */
    boolean packed() {
        return scale != 1 || offset != 0;
    }

    /** Makes values into what is stored. */
    void pack(double[] values, int count) {
        if (packed()) {
            for (int i = 0; i < count; i++) {
                values[i] = (values[i] - offset) / scale;
            }
        }
    }

    /** A few bands side by side, more of them, and those of several dates, one after the other. */
    Interleave interleave(RasterLayout layout) {
        if (interleave != null) {
            return interleave;
        }
        return layout.bands() > FEW_BANDS || layout.dates() > 1 ? Interleave.BAND : Interleave.PIXEL;
    }

    /** Means of overviews for quantities, the most frequent value for classes and for cells of a byte, which are mostly classes. */
    OverviewResampling resampling(Encoding encoding) {
        if (resampling != null) {
            return resampling;
        }
        return colours != null || encoding.type().bytes() == 1 ? OverviewResampling.MODE : OverviewResampling.AVERAGE;
    }

    /** The colour of each value of a type. */
    Optional<ColourTable> colours(SampleType of) {
        if (colours == null) {
            return Optional.empty();
        }
        SortedMap<Integer, Integer> table = new TreeMap<>();
        colours.forEach((value, colour) -> table.put(value.intValue(), colour & 0xFF_FFFF));
        return Optional.of(ColourTable.of(table, of));
    }
}
