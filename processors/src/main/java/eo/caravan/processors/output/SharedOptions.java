package eo.caravan.processors.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The options that every format has: how files are called, and along which dimensions the result is split into several. {@link
 * ResultWriter} sees to them, so formats write one file at a time and never read these.
 *
 * @param prefix what the names of files begin with, empty for the usual
 * @param splits along which dimensions there is a file for each label
 */
public record SharedOptions(Optional<String> prefix, Set<Split> splits) {
    static final String PREFIX = "filename_prefix";

    private static final String ALLOWED = "[A-Za-z0-9][A-Za-z0-9._+-]{0,99}";
    private static final Pattern NAME = Pattern.compile(ALLOWED);

    /** The names of the options. */
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of(PREFIX));
        for (Split split : Split.values()) {
            names.add(split.option());
        }
        return names;
    }

    /**
     * Reads them from among all options that were given.
     *
     * @throws eo.caravan.api.error.OpenEoException ProcessParameterInvalid
     */
    public static SharedOptions read(Map<String, Object> given, OutputFormat format) {
        Options options = Options.unchecked(given);
        Optional<String> prefix = options.text(PREFIX);
        prefix.filter(text -> !NAME.matcher(text).matches()).ifPresent(text -> {
            throw Options.invalid(
                    "The option '" + PREFIX + "' becomes part of file names: up to 100 letters (a to z), digits,"
                            + " '.', '_', '+' and '-', with a letter or a digit first, not '" + text + "'.");
        });
        Set<Split> splits = EnumSet.noneOf(Split.class);
        for (Split split : Split.values()) {
            boolean usual = split == Split.DATE && format.datesApart();
            boolean wanted = options.flag(split.option(), usual);
            if (split == Split.DATE && !wanted && !format.holdsDates()) {
                throw Options.invalid("A " + format.name() + " file holds a single date, so the option '"
                        + split.option() + "' must be true. Choose GTiff or netCDF for all dates in one file.");
            }
            if (wanted) {
                splits.add(split);
            }
        }
        return new SharedOptions(prefix, splits);
    }

    /**
     * Refuses, while planning, data that cannot be split or written like this.
     *
     * @throws eo.caravan.api.error.OpenEoException FormatUnsuitable or ProcessParameterInvalid
     */
    public static void check(OutputFormat format, Shape shape, Map<String, Object> options) {
        SharedOptions shared = read(options, format);
        format.check(Parts.first(shape, shared.splits), options);
        Parts.check(shape, shared.splits);
    }

    /** What {@code GET /file_formats} tells of a format, these options included. */
    public static ObjectNode describe(OutputFormat format) {
        ObjectNode json = format.description();
        FormatText.option(json, PREFIX, "string", "What the names of the files begin with, instead of `result`.")
                .put("pattern", "^" + ALLOWED + "$");
        if (has(json, "vector")) {
            FormatText.option(
                            json,
                            Split.GEOMETRY.option(),
                            "boolean",
                            "Whether there is a file for each geometry, with its id (otherwise its number) in its name.")
                    .put("default", false);
        }
        if (format.holdsDates()) {
            FormatText.option(
                            json,
                            Split.DATE.option(),
                            "boolean",
                            "Whether there is a file for each date, with the date in its name.")
                    .put("default", format.datesApart());
        }
        FormatText.option(
                        json,
                        Split.BAND.option(),
                        "boolean",
                        "Whether there is a file for each band, with the band in its name.")
                .put("default", false);
        return json;
    }

    private static boolean has(ObjectNode json, String kind) {
        for (JsonNode type : json.path("gis_data_types")) {
            if (type.asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }
}
