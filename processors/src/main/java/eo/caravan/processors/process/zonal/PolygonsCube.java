package eo.caravan.processors.process.zonal;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Planes;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.raster.Footprints;
import eo.caravan.processors.geometry.raster.Spans;
import eo.caravan.processors.projection.GridWindow;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A cube whose cells in polygons are computed polygon by polygon. What is made of a polygon is found again for every read that
 * touches it, which costs next to nothing, so that many polygons need no memory.
 */
final class PolygonsCube implements Cube {
    private final Cube input;
    private final Footprints footprints;
    private final double masked;
    private final UnaryOperator<Cube> callback;
    private final Shape shape;
    private final int x;
    private final int y;

    /**
     * Computes polygons.
     *
     * @param footprints of polygons that do not overlap
     * @param masked what the callback sees beside a polygon
     * @param callback from the part around a polygon to one of the same dimensions
     */
    PolygonsCube(Cube input, Footprints footprints, double masked, UnaryOperator<Cube> callback) {
        this.input = input;
        this.footprints = footprints;
        this.masked = masked;
        this.callback = callback;
        this.x = input.shape().axis(Dimension.Axis.X);
        this.y = input.shape().axis(Dimension.Axis.Y);
        int[] blocks = footprints.blocks();
        this.shape =
                blocks.length == 0 ? input.shape() : joined(computed(footprints.inBlock(blocks[0])[0]));
    }

    private Shape joined(Cube computed) {
        Encoding encoding = input.shape().encoding().join(computed.shape().encoding());
        return input.shape().computed(encoding);
    }

    private Cube computed(int polygon) {
        GridWindow window = footprints.cover(polygon).orElseThrow();
        return callback.apply(new PolygonPart(input, footprints, polygon, window, masked));
    }

    /**
     * What a callback has returned, if it is a cube with the same dimensions.
     *
     * @throws OpenEoException ProcessGraphInvalid where it is not
     */
    static Cube like(Shape given, Object result) {
        if (!(result instanceof Cube cube)) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "The result of 'process' in apply_polygon must be a data cube, not " + result + ".");
        }
        Shape made = cube.shape();
        boolean same = made.names().equals(given.names());
        for (int d = 0; same && d < given.dimensions().size(); d++) {
            same = same(given.dimension(d), made.dimension(d));
        }
        if (!same) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "The result of 'process' in apply_polygon must have the dimensions of its data in name, type, system,"
                            + " resolution and number of labels. Given: " + told(given) + "; returned: " + told(made)
                            + ".");
        }
        return cube;
    }

    private static boolean same(Dimension given, Dimension made) {
        if (given instanceof Dimension.Horizontal axis) {
            return made instanceof Dimension.Horizontal other
                    && axis.crs().equals(other.crs())
                    && axis.size() == other.size()
                    && Math.abs(axis.step() - other.step()) <= 1e-9 * Math.abs(axis.step())
                    && Math.abs(axis.origin() - other.origin()) <= 1e-6 * Math.abs(axis.step());
        }
        return given.type() == made.type() && given.size() == made.size();
    }

    private static String told(Shape shape) {
        return String.join(
                ", ",
                shape.dimensions().stream()
                        .map(dimension -> dimension.name() + " (" + dimension.size() + ")")
                        .toList());
    }

    @Override
    public Shape shape() {
        return shape;
    }

    private GridWindow window(Region region) {
        return new GridWindow(region.from(x), region.from(y), region.size(x), region.size(y));
    }

    @Override
    public Chunk read(Region region) {
        if (region.cells() == 0) {
            return Chunk.zeros(region);
        }
        GridWindow window = window(region);
        int cells = window.width() * window.height();
        Chunk out = footprints.covered(window).nextClearBit(0) >= cells ? Chunk.zeros(region) : input.read(region);
        for (int polygon : footprints.near(window)) {
            Spans spans = footprints.within(polygon, window);
            if (spans.count() > 0) {
                compute(polygon, spans, out);
            }
        }
        return out;
    }

    private void compute(int polygon, Spans spans, Chunk out) {
        GridWindow cover = footprints.cover(polygon).orElseThrow();
        Region region = part(spans, out.region(), cover);
        Chunk computed = computed(polygon).read(region);
        Planes from = Planes.of(region, y, x);
        Planes to = Planes.of(out.region(), y, x);
        for (int plane = 0; plane < to.offsets().length; plane++) {
            for (int i = 0; i < spans.count(); i++) {
                int source = from.offsets()[plane]
                        + (spans.rows()[i] - cover.row() - region.from(y)) * from.rowStride()
                        + (spans.from()[i] - cover.column() - region.from(x)) * from.columnStride();
                int target = to.offsets()[plane]
                        + (spans.rows()[i] - out.region().from(y)) * to.rowStride()
                        + (spans.from()[i] - out.region().from(x)) * to.columnStride();
                for (int k = spans.from()[i]; k < spans.to()[i]; k++) {
                    out.values()[target] = computed.values()[source];
                    source += from.columnStride();
                    target += to.columnStride();
                }
            }
        }
    }

    /** The region of the cube around a polygon that holds runs of cells. */
    private Region part(Spans spans, Region region, GridWindow cover) {
        int top = spans.rows()[0];
        int bottom = spans.rows()[spans.count() - 1] + 1;
        int left = Arrays.stream(spans.from(), 0, spans.count()).min().getAsInt();
        int right = Arrays.stream(spans.to(), 0, spans.count()).max().getAsInt();
        return region.with(y, top - cover.row(), bottom - top).with(x, left - cover.column(), right - left);
    }

    /** What the largest of the polygons needs, beside the answer. */
    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        GridWindow window = window(region);
        long most = 0;
        int largest = -1;
        for (int polygon : footprints.near(window)) {
            long cells = footprints.within(polygon, window).cells();
            if (cells > most) {
                most = cells;
                largest = polygon;
            }
        }
        long own = region.cells() * Double.BYTES + (long) window.width() * window.height() / Byte.SIZE;
        if (largest < 0) {
            return Math.max(own, input.memory(region));
        }
        Region part = part(
                footprints.within(largest, window),
                region,
                footprints.cover(largest).orElseThrow());
        return Math.max(
                input.memory(region),
                own + part.cells() * Double.BYTES + computed(largest).memory(part));
    }
}
