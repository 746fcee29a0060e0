package eo.caravan.processors.source.tiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The GeoKeys of a file: numbers, doubles and texts by key. They are read from a file, or built for one with {@link
 * #ofEpsg} or {@link #builder}. Which coordinate system they stand for is for others to find out. Source: OGC 19-008.
 */
public final class GeoKeys {
    public static final int MODEL_TYPE = 1024;
    public static final int RASTER_TYPE = 1025;
    public static final int CITATION = 1026;
    public static final int GEODETIC_CRS = 2048;
    public static final int GEODETIC_CITATION = 2049;
    public static final int GEODETIC_DATUM = 2050;
    public static final int ANGULAR_UNITS = 2054;
    public static final int ELLIPSOID = 2056;
    public static final int SEMI_MAJOR_AXIS = 2057;
    public static final int SEMI_MINOR_AXIS = 2058;
    public static final int INVERSE_FLATTENING = 2059;
    public static final int PROJECTED_CRS = 3072;
    public static final int PROJECTED_CITATION = 3073;
    public static final int PROJECTION = 3074;
    public static final int PROJECTION_METHOD = 3075;
    public static final int LINEAR_UNITS = 3076;

    public static final int NATURAL_ORIGIN_LONGITUDE = 3080;
    public static final int NATURAL_ORIGIN_LATITUDE = 3081;
    public static final int FALSE_EASTING = 3082;
    public static final int FALSE_NORTHING = 3083;

    /** The value of a code key that says: described by other keys. */
    public static final int USER_DEFINED = 32767;

    private static final int DEGREE = 9102;
    private static final int METRE = 9001;
    private static final int SINUSOIDAL = 24;
    private static final int PROJECTED = 1;
    private static final int GEOGRAPHIC = 2;
    private static final String ESRI = "ESRI PE String = ";

    private final SortedMap<Integer, Integer> numbers;
    private final SortedMap<Integer, double[]> doubles;
    private final SortedMap<Integer, String> texts;

    private GeoKeys(Builder builder) {
        numbers = new TreeMap<>(builder.numbers);
        doubles = new TreeMap<>(builder.doubles);
        texts = new TreeMap<>(builder.texts);
    }

    /** The keys of a coordinate system with an EPSG code, cells being areas. */
    public static GeoKeys ofEpsg(int code, boolean geographic) {
        return builder()
                .number(MODEL_TYPE, geographic ? GEOGRAPHIC : PROJECTED)
                .number(RASTER_TYPE, 1)
                .number(geographic ? GEODETIC_CRS : PROJECTED_CRS, code)
                .build();
    }

    /**
     * The keys of a sinusoidal projection without a code, in metres and degrees.
     *
     * @param inverseFlattening 0 for a sphere
     */
    public static GeoKeys sinusoidal(
            double longitudeOfOrigin, double semiMajorAxis, double inverseFlattening, String name) {
        Builder keys = builder()
                .number(MODEL_TYPE, PROJECTED)
                .number(RASTER_TYPE, 1)
                .text(CITATION, name)
                .number(GEODETIC_CRS, USER_DEFINED)
                .number(GEODETIC_DATUM, USER_DEFINED)
                .number(ANGULAR_UNITS, DEGREE)
                .number(ELLIPSOID, USER_DEFINED)
                .real(SEMI_MAJOR_AXIS, semiMajorAxis)
                .number(PROJECTED_CRS, USER_DEFINED)
                .text(PROJECTED_CITATION, name)
                .number(PROJECTION, USER_DEFINED)
                .number(PROJECTION_METHOD, SINUSOIDAL)
                .number(LINEAR_UNITS, METRE)
                .real(NATURAL_ORIGIN_LONGITUDE, longitudeOfOrigin)
                .real(FALSE_EASTING, 0)
                .real(FALSE_NORTHING, 0);
        return (inverseFlattening == 0
                        ? keys.real(SEMI_MINOR_AXIS, semiMajorAxis)
                        : keys.real(INVERSE_FLATTENING, inverseFlattening))
                .build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects keys. */
    public static final class Builder {
        private final Map<Integer, Integer> numbers = new TreeMap<>();
        private final Map<Integer, double[]> doubles = new TreeMap<>();
        private final Map<Integer, String> texts = new TreeMap<>();

        private Builder() {}

        /** Sets a key of a code, 0 to 65535. */
        public Builder number(int key, int value) {
            numbers.put(key, value);
            return this;
        }

        public Builder real(int key, double... values) {
            doubles.put(key, values.clone());
            return this;
        }

        /** Sets a text; vertical bars, which end a text in the file, become spaces. */
        public Builder text(int key, String value) {
            texts.put(key, value.replace('|', ' '));
            return this;
        }

        public GeoKeys build() {
            return new GeoKeys(this);
        }
    }

    /** The value of a code key. */
    public int number(int key, int whenMissing) {
        return numbers.getOrDefault(key, whenMissing);
    }

    /** The first value of a key of doubles. */
    public double real(int key, double whenMissing) {
        double[] values = doubles.get(key);
        return values == null || values.length == 0 ? whenMissing : values[0];
    }

    /** The text of a key, or the empty one. */
    public String text(int key) {
        return texts.getOrDefault(key, "");
    }

    /** The EPSG code, if the file gives one. */
    public OptionalInt epsg() {
        int model = number(MODEL_TYPE, 0);
        int code = model == GEOGRAPHIC ? 0 : number(PROJECTED_CRS, 0);
        if (code == 0 && model != PROJECTED) {
            code = number(GEODETIC_CRS, 0);
        }
        return code > 0 && code < USER_DEFINED ? OptionalInt.of(code) : OptionalInt.empty();
    }

    public boolean isGeographic() {
        return number(MODEL_TYPE, 0) == GEOGRAPHIC;
    }

    /** The well-known text that some programs put into a citation. */
    public Optional<String> wkt() {
        for (String text : texts.values()) {
            String candidate = text.startsWith(ESRI) ? text.substring(ESRI.length()) : text;
            if (candidate.matches("(?s)(PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS)\\[.*")) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    static Optional<GeoKeys> parse(TiffDirectory tags) throws IOException {
        long[] directory = tags.numbers(TiffTag.GEO_KEY_DIRECTORY);
        if (directory.length < 4) {
            return Optional.empty();
        }
        double[] reals = tags.doubles(TiffTag.GEO_DOUBLE_PARAMS);
        byte[] ascii = tags.text(TiffTag.GEO_ASCII_PARAMS).getBytes(StandardCharsets.UTF_8);
        Builder keys = builder();
        int count = (int) Math.min(directory[3], directory.length / 4 - 1);
        for (int i = 1; i <= count; i++) {
            int key = (int) directory[4 * i];
            int length = (int) directory[4 * i + 2];
            int value = (int) directory[4 * i + 3];
            switch ((int) directory[4 * i + 1]) {
                case 0 -> keys.number(key, value);
                case TiffTag.GEO_DOUBLE_PARAMS -> {
                    int to = Math.min(value + length, reals.length);
                    keys.real(key, Arrays.copyOfRange(reals, Math.min(value, to), to));
                }
                case TiffTag.GEO_ASCII_PARAMS -> {
                    int to = Math.min(value + length, ascii.length);
                    String text =
                            new String(ascii, Math.min(value, to), to - Math.min(value, to), StandardCharsets.UTF_8);
                    keys.text(key, text.endsWith("|") ? text.substring(0, text.length() - 1) : text);
                }
                default -> {
                    // keys kept in other tags are of no use here
                }
            }
        }
        return Optional.of(keys.build());
    }

    /** The three tags of a file: key directory, doubles, text (without its closing zero). */
    @SuppressWarnings("ArrayRecordComponent") // carried from here to a file, never compared
    public record Tags(int[] directory, double[] reals, String ascii) {}

    /** These keys as tags, in the order that the format asks for. */
    public Tags toTags() {
        SortedMap<Integer, int[]> entries = new TreeMap<>();
        numbers.forEach((key, value) -> entries.put(key, new int[] {key, 0, 1, value}));
        List<Double> reals = new ArrayList<>();
        doubles.forEach((key, values) -> {
            entries.put(key, new int[] {key, TiffTag.GEO_DOUBLE_PARAMS, values.length, reals.size()});
            Arrays.stream(values).forEach(reals::add);
        });
        StringBuilder ascii = new StringBuilder();
        texts.forEach((key, text) -> {
            int start = ascii.toString().getBytes(StandardCharsets.UTF_8).length;
            int length = text.getBytes(StandardCharsets.UTF_8).length + 1;
            entries.put(key, new int[] {key, TiffTag.GEO_ASCII_PARAMS, length, start});
            ascii.append(text).append('|');
        });
        int[] directory = new int[4 + 4 * entries.size()];
        System.arraycopy(new int[] {1, 1, 0, entries.size()}, 0, directory, 0, 4);
        int at = 4;
        for (int[] entry : entries.values()) {
            System.arraycopy(entry, 0, directory, at, 4);
            at += 4;
        }
        return new Tags(
                directory, reals.stream().mapToDouble(Double::doubleValue).toArray(), ascii.toString());
    }
}
