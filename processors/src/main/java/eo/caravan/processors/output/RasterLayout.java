package eo.caravan.processors.output;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a cube is laid out in files that hold bands of rows and columns: which dimension is which, and a file for each time. */
public final class RasterLayout {
    private static final int DATE_LENGTH = 10;

    private final Shape shape;
    private final int x;
    private final int y;
    private final int bands;
    private final int times;

    private RasterLayout(Shape shape, int x, int y, int bands, int times) {
        this.shape = shape;
        this.x = x;
        this.y = y;
        this.bands = bands;
        this.times = times;
    }

    /**
     * One file's part of a cube.
     *
     * @param suffix what to add to the base name, empty for a single file
     * @param base all cells of the file
     * @param shape of these cells
     */
    public record Slice(String suffix, Region base, Shape shape) {}

    /**
     * The layout of a shape.
     *
     * @throws OpenEoException FormatUnsuitable where it has no rows and columns, or dimensions that no file can hold
     */
    public static RasterLayout of(Shape shape, String format) {
        if (shape.grid().isEmpty()) {
            throw unsuitable(format + " needs a cube with regular axes x and y. The dimensions are: "
                    + String.join(", ", shape.names())
                    + (VectorFacts.geometries(shape).isEmpty()
                            ? ". Choose CSV, JSON or netCDF."
                            : ". Choose GeoJSON, CSV or JSON."));
        }
        List<Integer> bands = shape.ofType(DimensionType.BANDS);
        List<Integer> times = shape.ofType(DimensionType.TEMPORAL);
        int band = bands.isEmpty() ? -1 : bands.get(0);
        int time = times.isEmpty() ? -1 : times.get(0);
        int x = shape.axis(Dimension.Axis.X);
        int y = shape.axis(Dimension.Axis.Y);
        for (int d = 0; d < shape.dimensions().size(); d++) {
            boolean held = d == x || d == y || d == band || d == time;
            if (!held && shape.dimension(d).size() > 1) {
                throw unsuitable(
                        format + " cannot hold the dimension '"
                                + shape.dimension(d).name() + "' with "
                                + shape.dimension(d).size()
                                + " labels. Reduce it with reduce_dimension, keep one label with filter_labels, or choose netCDF.");
            }
        }
        return new RasterLayout(shape, x, y, band, time);
    }

    private static OpenEoException unsuitable(String message) {
        return new OpenEoException(ProcessErrorCode.FORMAT_UNSUITABLE, message);
    }

    public int bands() {
        return bands < 0 ? 1 : shape.dimension(bands).size();
    }

    /** The names of the bands; {@code fallback} where the cube has no dimension of bands. */
    public List<String> bandNames(String fallback) {
        return bands < 0
                ? List.of(fallback)
                : shape.dimension(bands).labels().stream().map(String::valueOf).toList();
    }

    public int column(Region region) {
        return region.from(x);
    }

    public int row(Region region) {
        return region.from(y);
    }

    public int columns(Region region) {
        return region.size(x);
    }

    public int rows(Region region) {
        return region.size(y);
    }

    /** Copies a row of a band of a chunk, from a column on; row and column count from the chunk's first. */
    public void copy(Chunk chunk, int band, int row, int column, int length, double[] target) {
        Region region = chunk.region();
        int step = region.stride(x);
        int first = (bands < 0 ? 0 : band * region.stride(bands)) + row * region.stride(y) + column * step;
        if (step == 1) {
            System.arraycopy(chunk.values(), first, target, 0, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            target[i] = chunk.values()[first + i * step];
        }
    }

    /** A file for each time, or one file. */
    public List<Slice> slices() {
        Region whole = shape.whole();
        if (times < 0) {
            return List.of(new Slice("", whole, shape));
        }
        Dimension time = shape.dimension(times);
        List<String> suffixes = suffixes(time);
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < time.size(); i++) {
            slices.add(
                    new Slice(suffixes.get(i), whole.with(times, i, 1), shape.with(times, time.pick(new int[] {i}))));
        }
        return slices;
    }

    /** Dates where these tell the times apart, otherwise the labels with what file names should not hold replaced. */
    private static List<String> suffixes(Dimension time) {
        List<String> labels = time.labels().stream().map(String::valueOf).toList();
        List<String> dates = labels.stream()
                .map(label -> label.substring(0, Math.min(DATE_LENGTH, label.length())))
                .toList();
        boolean distinct = new HashSet<>(dates).size() == dates.size();
        Set<String> used = new HashSet<>();
        List<String> suffixes = new ArrayList<>();
        for (String label : distinct ? dates : labels) {
            String clean = "_" + label.replace(":", "").replaceAll("[^A-Za-z0-9.+-]", "-");
            String suffix = clean;
            for (int count = 2; !used.add(suffix); count++) {
                suffix = clean + "_" + count;
            }
            suffixes.add(suffix);
        }
        return suffixes;
    }
}
