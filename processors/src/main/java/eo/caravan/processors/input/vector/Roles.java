package eo.caravan.processors.input.vector;

import eo.caravan.processors.input.InputOptions;
import eo.caravan.processors.output.FormatText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Which columns of a table are places, times and identifiers: those that the options name, otherwise those with usual names.
 *
 * @param x the index of the column, -1 where there is none; so all others
 */
public record Roles(int x, int y, int wkt, int time, boolean timeNamed, int id, int index) {
    public static final String X = "x";
    public static final String Y = "y";
    public static final String WKT = "wkt";
    public static final String TIME = "time";
    public static final String ID = "id";

    private static final List<String> XS = List.of("lon", "longitude", "long", "lng", "x", "easting");
    private static final List<String> YS = List.of("lat", "latitude", "y", "northing");
    private static final List<String> WKTS = List.of("wkt", "geometry", "geom", "the_geom");
    private static final List<String> TIMES = List.of("t", "time", "datetime", "date", "timestamp");
    private static final List<String> IDS = List.of("id", "fid", "feature_id");

    /**
     * Finds the columns.
     *
     * @throws IOException where the table has not those that are named
     */
    public static Roles find(List<String> columns, InputOptions options) throws IOException {
        int wkt = column(columns, options.text(WKT), WKTS);
        boolean named = !options.text(X).isEmpty() || !options.text(Y).isEmpty();
        boolean byText = wkt >= 0 && (!options.text(WKT).isEmpty() || !named);
        return new Roles(
                byText ? -1 : column(columns, options.text(X), XS),
                byText ? -1 : column(columns, options.text(Y), YS),
                byText ? wkt : -1,
                column(columns, options.text(TIME), TIMES),
                !options.text(TIME).isEmpty(),
                column(columns, options.text(ID), IDS),
                columns.indexOf("feature_index"));
    }

    private static int column(List<String> columns, String wanted, List<String> usual) throws IOException {
        if (!wanted.isEmpty()) {
            int found = columns.indexOf(wanted);
            if (found < 0) {
                throw new IOException("it has no column '" + wanted + "'. It has: " + String.join(", ", columns));
            }
            return found;
        }
        List<String> lower = columns.stream()
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .toList();
        return usual.stream()
                .mapToInt(lower::indexOf)
                .filter(found -> found >= 0)
                .findFirst()
                .orElse(-1);
    }

    /**
     * Makes sure that there are places.
     *
     * @throws IOException where there are none
     */
    public void needPlaces(List<String> columns) throws IOException {
        if (wkt < 0 && (x < 0 || y < 0)) {
            throw new IOException(
                    "no columns of places are found. Name them by the options 'x' and 'y', or 'wkt'; it has: "
                            + String.join(", ", columns));
        }
    }

    /** Whether a column is none of these, and so a value. */
    public boolean value(int column) {
        return column != x && column != y && column != wkt && column != id && column != index;
    }

    /** Describes the options. */
    public static void describe(FormatText text) {
        text.option(
                X, "string", "The column of longitudes or eastings; by default `lon`, `longitude`, `x` or the like.");
        text.option(
                Y, "string", "The column of latitudes or northings; by default `lat`, `latitude`, `y` or the like.");
        text.option(
                WKT,
                "string",
                "The column of geometries as well-known text; by default `wkt`, `geometry` or the like.");
        text.option(
                TIME,
                "string",
                "The column of times, which become the dimension `t`; by default `t`, `time`, `date` or the like, where places"
                        + " repeat. Rows with the same id, otherwise at the same place, are one geometry.");
        text.option(ID, "string", "The column of identifiers; by default `id` or `fid`.");
    }
}
