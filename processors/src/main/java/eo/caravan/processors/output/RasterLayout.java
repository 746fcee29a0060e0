package eo.caravan.processors.output;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import java.util.List;

/**
 * How a cube is laid out in a file that holds bands of rows and columns: which dimension is which. Several dates become groups of
 * bands, one after the other.
 */
public final class RasterLayout {
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

    /** The bands of the file: those of every date. */
    public int bands() {
        return bandsOfDate() * dates();
    }

    /** The bands of the cube. */
    public int bandsOfDate() {
        return bands < 0 ? 1 : shape.dimension(bands).size();
    }

    /** The dates of the cube; one where it has no times. */
    public int dates() {
        return times < 0 ? 1 : shape.dimension(times).size();
    }

    /**
     * The names of the bands of the file, with their dates before them where there are several.
     *
     * @param fallback of the band of a cube without a dimension of bands
     */
    public List<String> bandNames(String fallback) {
        List<String> names = RasterFacts.bandNames(shape, fallback);
        if (dates() == 1) {
            return names;
        }
        List<String> dates = FileLabels.of(shape.dimension(times));
        return dates.stream()
                .flatMap(date -> names.stream().map(name -> bands < 0 ? date : date + "_" + name))
                .toList();
    }

    /** The cells of the bands of one date. */
    public Region ofDate(Region region, int date) {
        return times < 0 ? region : region.with(times, date, 1);
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

    /** Copies a row of a band of a chunk, from a column on; band, row and column count from the chunk's first. */
    public void copy(Chunk chunk, int band, int row, int column, int length, double[] target) {
        Region region = chunk.region();
        int step = region.stride(x);
        int date = band / bandsOfDate();
        int first = (bands < 0 ? 0 : band % bandsOfDate() * region.stride(bands))
                + (times < 0 ? 0 : date * region.stride(times))
                + row * region.stride(y)
                + column * step;
        if (step == 1) {
            System.arraycopy(chunk.values(), first, target, 0, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            target[i] = chunk.values()[first + i * step];
        }
    }
}
