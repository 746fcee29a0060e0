package eo.caravan.processors.output.picture;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.Colours;
import eo.caravan.processors.output.Options;
import eo.caravan.processors.output.RasterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The options of a picture.
 *
 * @param low the values that become black, one for all bands or one for each; empty for a percentile of each band
 * @param high the values that become white
 * @param percentiles two, for what is not given
 * @param ramp colours of a single band; empty for grey
 * @param bands names of the bands to be shown, empty for all
 * @param background the colour of cells without data; empty for transparency
 * @param depth bits of a sample
 * @param quality of a JPEG, 1 to 100
 * @param width the most columns that the picture may have
 * @param worldFile whether files beside the picture tell where it lies
 */
record PictureOptions(
        List<Double> low,
        List<Double> high,
        List<Double> percentiles,
        double gamma,
        Optional<Ramp> ramp,
        List<String> bands,
        OptionalInt background,
        int depth,
        int quality,
        int width,
        boolean worldFile) {
    static final int RGB = 3;
    static final int RGBA = 4;
    static final int USUAL_WIDTH = 4096;
    static final int USUAL_QUALITY = 85;
    static final double MOST_GAMMA = 10;
    private static final String GREY = "grey";
    private static final List<Double> USUAL_PERCENTILES = List.of(2.0, 98.0);
    private static final int BYTE = 8;
    private static final int TWO_BYTES = 16;

    static PictureOptions read(Map<String, Object> given, Kind kind) {
        Options options =
                new Options(given, kind.format(), PictureText.names(kind).toArray(String[]::new));
        List<Double> low = numbers(options, "min");
        List<Double> high = numbers(options, "max");
        for (int i = 0; i < Math.min(low.size(), high.size()); i++) {
            if (low.get(i) >= high.get(i)) {
                throw Options.invalid("The option 'max' must be greater than 'min'.");
            }
        }
        int depth = kind == Kind.PNG ? depth(options) : BYTE;
        Optional<Ramp> ramp = ramp(options);
        if (ramp.isPresent() && depth != BYTE) {
            throw Options.invalid("Colours have 8 bits; leave out 'bit_depth' or 'colormap'.");
        }
        OptionalInt background = options.given("background")
                .map(colour -> OptionalInt.of(Colours.argb("background", colour)))
                .orElse(kind == Kind.PNG ? OptionalInt.empty() : OptionalInt.of(0));
        return new PictureOptions(
                low,
                high,
                percentiles(options),
                options.number("gamma", 1 / MOST_GAMMA, MOST_GAMMA).orElse(1),
                ramp,
                bands(options),
                background,
                depth,
                kind == Kind.PNG ? 0 : options.whole("quality", USUAL_QUALITY, 1, 100),
                options.whole("width", Math.min(USUAL_WIDTH, kind.longest()), 1, kind.longest()),
                options.flag("world_file", false));
    }

    private static int depth(Options options) {
        int depth = options.whole("bit_depth", BYTE, BYTE, TWO_BYTES);
        if (depth != BYTE && depth != TWO_BYTES) {
            throw Options.invalid("The option 'bit_depth' must be 8 or 16, not " + depth + ".");
        }
        return depth;
    }

    /** A number or a list of them. */
    private static List<Double> numbers(Options options, String name) {
        Object given = options.given(name).orElse(List.of());
        if (!(given instanceof List<?> list)) {
            OptionalDouble number = options.number(name, -Double.MAX_VALUE, Double.MAX_VALUE);
            return List.of(number.getAsDouble());
        }
        List<Double> numbers = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof Number number) || !Double.isFinite(number.doubleValue())) {
                throw Options.invalid("The option '" + name
                        + "' must be a number, or a list of one for each band, not '" + given + "'.");
            }
            numbers.add(number.doubleValue());
        }
        return List.copyOf(numbers);
    }

    private static List<Double> percentiles(Options options) {
        Object given = options.given("percentiles").orElse(USUAL_PERCENTILES);
        boolean two = given instanceof List<?> list
                && list.size() == 2
                && list.get(0) instanceof Number from
                && list.get(1) instanceof Number to
                && from.doubleValue() >= 0
                && to.doubleValue() > from.doubleValue()
                && to.doubleValue() <= 100;
        if (!two) {
            throw Options.invalid(
                    "The option 'percentiles' must be two numbers from 0 to 100, the smaller one first, not '" + given
                            + "'.");
        }
        return numbers(options, "percentiles").isEmpty() ? USUAL_PERCENTILES : numbers(options, "percentiles");
    }

    private static Optional<Ramp> ramp(Options options) {
        Object given = options.given("colormap").orElse(GREY);
        if (given instanceof Map<?, ?>) {
            return Optional.of(Ramp.of(Colours.table("colormap", given)));
        }
        String name = options.choice("colormap", GREY, NamedColours.names());
        return name.equals(GREY) ? Optional.empty() : Optional.of(Ramp.named(name));
    }

    private static List<String> bands(Options options) {
        Object given = options.given("bands").orElse(List.of());
        if (!(given instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            throw Options.invalid(
                    "The option 'bands' must be a list of names, for example [\"B04\", \"B03\", \"B02\"].");
        }
        return list.stream().map(String.class::cast).toList();
    }

    /**
     * The bands of the data that are shown, in order.
     *
     * @throws OpenEoException FormatUnsuitable or ProcessParameterInvalid where these are no picture
     */
    int[] shown(RasterLayout layout, Kind kind) {
        List<String> names = layout.bandNames("result");
        int[] shown = new int[bands.isEmpty() ? layout.bandsOfDate() : bands.size()];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = bands.isEmpty() ? i : names.indexOf(bands.get(i));
            if (shown[i] < 0) {
                throw Options.invalid("The option 'bands' has '" + bands.get(i) + "', but the data has: "
                        + String.join(", ", names) + ".");
            }
        }
        if (shown.length != 1 && shown.length != RGB && (shown.length != RGBA || kind != Kind.PNG)) {
            throw new OpenEoException(
                    ProcessErrorCode.FORMAT_UNSUITABLE,
                    "A " + kind.format() + " has " + (kind == Kind.PNG ? "1, 3 or 4" : "1 or 3") + " bands; these are "
                            + shown.length + ". Choose some with the option 'bands', or with filter_bands.");
        }
        if (ramp.isPresent() && shown.length != 1) {
            throw Options.invalid(
                    "A colormap needs one band; these are " + shown.length + ". Choose one with 'bands'.");
        }
        for (List<Double> limits : List.of(low, high)) {
            if (limits.size() > 1 && limits.size() != Math.min(shown.length, RGB)) {
                throw Options.invalid("The options 'min' and 'max' are one number, or one for each of the "
                        + shown.length + " bands, not " + limits.size() + ".");
            }
        }
        return shown;
    }

    /** Of how many rows and columns one of the picture is made. */
    int factor(Grid grid, Kind kind) {
        long tallest = kind.longest();
        return Math.max((grid.width() + width - 1) / width, (int) ((grid.height() + tallest - 1) / tallest));
    }
}
