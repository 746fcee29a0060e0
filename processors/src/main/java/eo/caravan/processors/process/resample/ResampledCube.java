package eo.caravan.processors.process.resample;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.GridWindow;
import eo.caravan.processors.sampling.Layer;
import eo.caravan.processors.sampling.Patch;
import eo.caravan.processors.sampling.ResampleMethod;
import eo.caravan.processors.sampling.Sampled;
import eo.caravan.processors.sampling.Warp;
import java.util.ArrayList;
import java.util.List;

/**
 * A cube on another horizontal grid; cells outside of the input hold no data. Methods that select and those that blend neighbours keep the
 * type of the input, whose integers the latter round; those that add up what lies under an area make floating-point numbers. A
 * region is filled rectangle by rectangle: where the cells of one lie is found once for all layers, and what it needs of a layer stays in
 * the processor's cache.
 */
public final class ResampledCube implements Cube {
    /** How far, in cells of the input, places may be off in another system: as far as GDAL lets them by default. */
    private static final double ERROR = 0.125;
    /** The part of a layer of the input that is looked at together. */
    private static final long LAYER_BYTES = 3L << 20;
    /** The part of the input that is held together. */
    private static final long PIECE_BYTES = 24L << 20;

    private final Cube input;
    private final Warp warp;
    private final Sampled sampled;
    private final Shape shape;
    private final int x;
    private final int y;

    private ResampledCube(Cube input, Grid source, Grid target, ResampleMethod method) {
        this.input = input;
        this.warp = new Warp(source, target, method, method == ResampleMethod.NEAR ? 0 : ERROR);
        this.x = input.shape().axis(Dimension.Axis.X);
        this.y = input.shape().axis(Dimension.Axis.Y);
        Shape same = input.shape();
        Encoding own = same.encoding();
        Encoding kept = covered(source, target) ? own : own.withNodata();
        Encoding encoding = method.keepsType() ? kept : own.computed();
        this.sampled = method.selects() ? null : Sampled.of(encoding, encoding.nodata());
        this.shape = same.with(x, target.x(same.dimension(x).name()))
                .with(y, target.y(same.dimension(y).name()))
                .encoded(encoding);
    }

    /** A cube on {@code target}; its input has both horizontal axes. */
    public static Cube of(Cube input, Grid target, ResampleMethod method) {
        return new ResampledCube(input, input.shape().grid().orElseThrow(), target, method);
    }

    /** Whether every centre of the target lies in the source. */
    private static boolean covered(Grid source, Grid target) {
        return CoordinateSystems.same(source.crs(), target.crs())
                && GridWindow.within(target, source.extent())
                        .filter(GridWindow.whole(target)::equals)
                        .isPresent();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk out = Chunk.unwritten(region);
        if (region.cells() > 0) {
            rectangles(region).forEach(rectangle -> fill(rectangle, out));
        }
        if (sampled != null) {
            sampled.values(out.values(), 0, out.values().length);
        }
        return out;
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        Region rectangle = rectangles(region).get(0);
        Layer.Window window = estimate(rectangle);
        long mapping = 2L * Double.BYTES * rectangle.size(x) * rectangle.size(y);
        Region piece = layers(rectangle, window).get(0);
        return region.cells() * Double.BYTES + mapping + (window.empty() ? 0 : input.memory(mapped(piece, window)));
    }

    private Layer.Window estimate(Region region) {
        return warp.estimate(region.from(x), region.from(y), region.size(x), region.size(y));
    }

    private Region mapped(Region region, Layer.Window window) {
        return region.with(x, window.firstColumn(), window.columns()).with(y, window.firstRow(), window.rows());
    }

    /** Halves a region along x and y until the part of a layer of the input under each is small. */
    private List<Region> rectangles(Region region) {
        Layer.Window window = estimate(region);
        long bytes = (long) Double.BYTES * Math.max(0, window.columns()) * Math.max(0, window.rows());
        int split = region.size(y) >= region.size(x) ? y : x;
        if (bytes <= LAYER_BYTES || region.size(split) == 1) {
            return List.of(region);
        }
        List<Region> rectangles = new ArrayList<>();
        halves(region, split).forEach(half -> rectangles.addAll(rectangles(half)));
        return rectangles;
    }

    /** Halves a region along the other dimensions until the part of the input under each is small. */
    private List<Region> layers(Region region, Layer.Window window) {
        int split = -1;
        for (int d = 0; d < region.dimensions() && split < 0; d++) {
            split = d != x && d != y && region.size(d) > 1 ? d : -1;
        }
        if (split < 0 || window.empty() || mapped(region, window).cells() * Double.BYTES <= PIECE_BYTES) {
            return List.of(region);
        }
        List<Region> layers = new ArrayList<>();
        halves(region, split).forEach(half -> layers.addAll(layers(half, window)));
        return layers;
    }

    private static List<Region> halves(Region region, int dimension) {
        int half = region.size(dimension) / 2;
        int from = region.from(dimension);
        return List.of(
                region.with(dimension, from, half), region.with(dimension, from + half, region.size(dimension) - half));
    }

    private void fill(Region rectangle, Chunk out) {
        Patch patch = warp.patch(rectangle.from(x), rectangle.from(y), rectangle.size(x), rectangle.size(y));
        for (Region piece : layers(rectangle, patch.window())) {
            fill(piece, patch, out);
        }
    }

    private void fill(Region piece, Patch patch, Chunk out) {
        Layer.Window window = patch.window();
        Chunk cells = window.empty() ? null : input.read(mapped(piece, window));
        List<Layer> layers = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        int first = 0;
        for (int d = 0; d < piece.dimensions(); d++) {
            first += (piece.from(d) - out.region().from(d)) * out.region().stride(d);
        }
        layers(piece, cells, out.region(), 0, 0, first, (from, to) -> {
            if (cells != null) {
                layers.add(new Layer(
                        cells.values(),
                        from,
                        cells.region().stride(y),
                        cells.region().stride(x),
                        window));
            }
            firsts.add(to);
        });
        patch.fill(
                layers,
                out.values(),
                firsts.stream().mapToInt(Integer::intValue).toArray(),
                out.region().stride(y),
                out.region().stride(x));
        if (cells != null) {
            cells.discard();
        }
    }

    /** What is done for a layer, given the indices of its first cell in the input and in the output. */
    @FunctionalInterface
    private interface LayerWork {
        void run(int from, int to);
    }

    private void layers(Region piece, Chunk cells, Region out, int dimension, int from, int to, LayerWork work) {
        if (dimension == piece.dimensions()) {
            work.run(from, to);
            return;
        }
        int size = dimension == x || dimension == y ? 1 : piece.size(dimension);
        int stride = cells == null ? 0 : cells.region().stride(dimension);
        for (int i = 0; i < size; i++) {
            layers(piece, cells, out, dimension + 1, from + i * stride, to + i * out.stride(dimension), work);
        }
    }
}
