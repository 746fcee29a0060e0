package eo.caravan.processors.process.resample;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Pieces;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.projection.CellPlaces;
import eo.caravan.processors.projection.GridWindow;
import java.util.ArrayList;
import java.util.List;

/** A cube on another horizontal grid; cells outside of the input hold no data. */
public final class ResampledCube implements Cube {
    private static final long PIECE_BYTES = 32L << 20;

    private final Cube input;
    private final Grid source;
    private final ResampleMethod method;
    private final CellPlaces places;
    private final Shape shape;
    private final int x;
    private final int y;

    private ResampledCube(Cube input, Grid source, Grid target, ResampleMethod method) {
        this.input = input;
        this.source = source;
        this.method = method;
        this.places = method.areal() ? CellPlaces.ofCorners(source, target) : new CellPlaces(source, target);
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
        return source.crs().equals(target.crs())
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
        Places.Window window = estimate(piece);
        long own = (pieces.size() == 1 ? 0 : region.cells() * Double.BYTES) + piece.cells() * Double.BYTES;
        long mapping = 2L * Double.BYTES * (piece.size(x) + 1) * (piece.size(y) + 1);
        return own + mapping + (window.empty() ? 0 : input.memory(mapped(piece, window)));
    }

    private Places.Window estimate(Region region) {
        int more = method.areal() ? 1 : 0;
        return Places.sampled(places, region.from(x), region.from(y), region.size(x) + more, region.size(y) + more)
                .window(source, method.radius() + 1);
    }

    private Region mapped(Region region, Places.Window window) {
        return region.with(x, window.firstColumn(), window.columns()).with(y, window.firstRow(), window.rows());
    }

    /** Halves a region, along dimensions that are not horizontal first, until the part of the input under each is small. */
    private List<Region> pieces(Region region) {
        Places.Window window = estimate(region);
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
        int more = method.areal() ? 1 : 0;
        Places found = Places.of(places, region.from(x), region.from(y), region.size(x) + more, region.size(y) + more);
        Places.Window window = found.window(source, method.radius() + 1);
        if (window.empty()) {
            return Chunk.empty(region);
        }
        Chunk cells = input.read(mapped(region, window));
        Chunk out = Chunk.zeros(region);
        layers(region, 0, 0, 0, cells, (from, to) -> {
            Layer layer = new Layer(
                    cells.values(),
                    from,
                    cells.region().stride(y),
                    cells.region().stride(x),
                    window.firstColumn(),
                    window.firstRow(),
                    window.endColumn(),
                    window.endRow());
            if (method.areal()) {
                areas(layer, found, out, to);
            } else {
                points(layer, found, out, to);
            }
        });
        return out;
    }

    /** What is done for a layer, given the indices of its first cell in the input and in the output. */
    @FunctionalInterface
    private interface LayerWork {
        void run(int from, int to);
    }

    private void layers(Region region, int dimension, int from, int to, Chunk cells, LayerWork work) {
        if (dimension == region.dimensions()) {
            work.run(from, to);
            return;
        }
        int size = dimension == x || dimension == y ? 1 : region.size(dimension);
        for (int i = 0; i < size; i++) {
            layers(
                    region,
                    dimension + 1,
                    from + i * cells.region().stride(dimension),
                    to + i * region.stride(dimension),
                    cells,
                    work);
        }
    }

    private void points(Layer layer, Places found, Chunk out, int first) {
        Region region = out.region();
        KernelSampler sampler = new KernelSampler(method);
        for (int row = 0, i = 0; row < region.size(y); row++) {
            int at = first + row * region.stride(y);
            for (int column = 0; column < region.size(x); column++, i++) {
                out.values()[at + column * region.stride(x)] =
                        sampler.sample(layer, found.columns()[i], found.rows()[i], source.width(), source.height());
            }
        }
    }

    private void areas(Layer layer, Places found, Chunk out, int first) {
        Region region = out.region();
        AreaSampler sampler = new AreaSampler(method);
        double[] columns = found.columns();
        double[] rows = found.rows();
        for (int row = 0; row < region.size(y); row++) {
            int at = first + row * region.stride(y);
            for (int column = 0; column < region.size(x); column++) {
                int a = row * found.width() + column;
                int b = a + found.width();
                out.values()[at + column * region.stride(x)] = sampler.sample(
                        layer,
                        Math.min(Math.min(columns[a], columns[a + 1]), Math.min(columns[b], columns[b + 1])),
                        Math.min(Math.min(rows[a], rows[a + 1]), Math.min(rows[b], rows[b + 1])),
                        Math.max(Math.max(columns[a], columns[a + 1]), Math.max(columns[b], columns[b + 1])),
                        Math.max(Math.max(rows[a], rows[a + 1]), Math.max(rows[b], rows[b + 1])));
            }
        }
    }
}
