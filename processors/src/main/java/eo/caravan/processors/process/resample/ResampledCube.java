package eo.caravan.processors.process.resample;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Pieces;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.GridWindow;
import eo.caravan.processors.sampling.Layer;
import eo.caravan.processors.sampling.Patch;
import eo.caravan.processors.sampling.ResampleMethod;
import eo.caravan.processors.sampling.Warp;
import java.util.ArrayList;
import java.util.List;

/** A cube on another horizontal grid; cells outside of the input hold no data. */
public final class ResampledCube implements Cube {
    private static final long PIECE_BYTES = 32L << 20;

    private final Cube input;
    private final Warp warp;
    private final Shape shape;
    private final int x;
    private final int y;

    private ResampledCube(Cube input, Grid source, Grid target, ResampleMethod method) {
        this.input = input;
        this.warp = new Warp(source, target, method);
        this.x = input.shape().axis(Dimension.Axis.X);
        this.y = input.shape().axis(Dimension.Axis.Y);
        Shape same = input.shape();
        Encoding own = same.encoding();
        Encoding kept = covered(source, target) ? own : own.withNodata();
        this.shape = same.with(x, target.x(same.dimension(x).name()))
                .with(y, target.y(same.dimension(y).name()))
                .encoded(method.selects() ? kept : own.computed());
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
        return Pieces.read(region, this::pieces, this::compute);
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        List<Region> pieces = pieces(region);
        Region piece = pieces.get(0);
        Layer.Window window = estimate(piece);
        long own = (pieces.size() == 1 ? 0 : region.cells() * Double.BYTES) + piece.cells() * Double.BYTES;
        long mapping = 2L * Double.BYTES * piece.size(x) * piece.size(y);
        return own + mapping + (window.empty() ? 0 : input.memory(mapped(piece, window)));
    }

    private Layer.Window estimate(Region region) {
        return warp.estimate(region.from(x), region.from(y), region.size(x), region.size(y));
    }

    private Region mapped(Region region, Layer.Window window) {
        return region.with(x, window.firstColumn(), window.columns()).with(y, window.firstRow(), window.rows());
    }

    /** Halves a region, along dimensions that are not horizontal first, until the part of the input under each is small. */
    private List<Region> pieces(Region region) {
        Layer.Window window = estimate(region);
        long bytes = window.empty() ? 0 : mapped(region, window).cells() * Double.BYTES;
        int split = -1;
        for (int d = 0; d < region.dimensions() && split < 0; d++) {
            split = d != x && d != y && region.size(d) > 1 ? d : -1;
        }
        if (split < 0) {
            split = region.size(y) >= region.size(x) ? y : x;
        }
        if (bytes <= PIECE_BYTES || region.size(split) == 1) {
            return List.of(region);
        }
        int half = region.size(split) / 2;
        List<Region> pieces = new ArrayList<>(pieces(region.with(split, region.from(split), half)));
        pieces.addAll(pieces(region.with(split, region.from(split) + half, region.size(split) - half)));
        return pieces;
    }

    private Chunk compute(Region region) {
        Patch patch = warp.patch(region.from(x), region.from(y), region.size(x), region.size(y));
        Layer.Window window = patch.window();
        if (window.empty()) {
            return Chunk.empty(region);
        }
        Chunk cells = input.read(mapped(region, window));
        Chunk out = Chunk.zeros(region);
        List<Layer> layers = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        layers(region, cells, 0, 0, 0, (from, to) -> {
            layers.add(new Layer(
                    cells.values(),
                    from,
                    cells.region().stride(y),
                    cells.region().stride(x),
                    window));
            firsts.add(to);
        });
        patch.fill(
                layers,
                out.values(),
                firsts.stream().mapToInt(Integer::intValue).toArray(),
                region.stride(y),
                region.stride(x));
        return out;
    }

    /** What is done for a layer, given the indices of its first cell in the input and in the output. */
    @FunctionalInterface
    private interface LayerWork {
        void run(int from, int to);
    }

    private void layers(Region region, Chunk cells, int dimension, int from, int to, LayerWork work) {
        if (dimension == region.dimensions()) {
            work.run(from, to);
            return;
        }
        int size = dimension == x || dimension == y ? 1 : region.size(dimension);
        for (int i = 0; i < size; i++) {
            layers(
                    region,
                    cells,
                    dimension + 1,
                    from + i * cells.region().stride(dimension),
                    to + i * region.stride(dimension),
                    work);
        }
    }
}
