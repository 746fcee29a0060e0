package eo.caravan.processors.output.csv;

import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options of the CSV format.
 *
 * @param geometry {@code none}, {@code wkt} or {@code lonlat}
 */
record CsvOptions(boolean properties, String geometry, char separator, char decimal, boolean header) {
    static final String PROPERTIES = "properties";
    static final String GEOMETRY = "geometry";
    static final String SEPARATOR = "separator";
    static final String DECIMAL = "decimal";
    static final String HEADER = "header";
    static final String WKT = "wkt";
    static final String LONLAT = "lonlat";
    private static final String NONE = "none";
    private static final Map<String, Character> SEPARATORS =
            Map.of(",", ',', ";", ';', "\t", '\t', "|", '|', "comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|');

    static CsvOptions of(Options options) {
        char decimal = options.choice(DECIMAL, ".", List.of(".", ",")).charAt(0);
        String separator =
                options.choice(SEPARATOR, decimal == ',' ? ";" : ",", List.copyOf(new TreeMap<>(SEPARATORS).keySet()));
        if (decimal == ',' && SEPARATORS.get(separator) == ',') {
            throw Options.invalid(
                    "A comma cannot separate both the columns and the decimals; choose the separator ';'.");
        }
        return new CsvOptions(
                options.flag(PROPERTIES, true),
                geometry(options),
                SEPARATORS.get(separator),
                decimal,
                options.flag(HEADER, true));
    }

    private static String geometry(Options options) {
        String given = options.choice(GEOMETRY, NONE, List.of(NONE, WKT, LONLAT, "true", "false"));
        return given.equals("true") ? WKT : given.equals("false") ? NONE : given;
    }

    static void describe(FormatText text) {
        text.option(
                        PROPERTIES,
                        "boolean",
                        "Whether properties of features become columns (text, numbers, truth values).")
                .put("default", true);
        text.option(
                        GEOMETRY,
                        "string",
                        "Whether there are columns of the geometries: `wkt` is one column in their reference system, `lonlat` are"
                                + " longitude and latitude of a point, or of a place within a line or polygon. `true` means `wkt`.")
                .put("default", NONE)
                .putArray("enum")
                .add(NONE)
                .add(WKT)
                .add(LONLAT)
                .add(true)
                .add(false);
        text.option(
                SEPARATOR,
                "string",
                "What stands between columns: a comma, semicolon, tab or pipe, as the character or by this name. By default a"
                        + " comma, with a decimal comma a semicolon.");
        text.option(DECIMAL, "string", "What stands before the decimals of numbers.")
                .put("default", ".")
                .putArray("enum")
                .add(".")
                .add(",");
        text.option(HEADER, "boolean", "Whether the first row has the names of the columns.")
                .put("default", true);
    }
}
