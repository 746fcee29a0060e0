package eo.caravan.processors.process.zonal;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.geometry.raster.Footprints;
import eo.caravan.processors.process.accumulate.Aggregation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The values of geometries instead of the cells of a grid. A read goes once over those blocks of the grid that hold asked geometries,
 * for all asked labels of the other dimensions together, on as many threads as are idle. What a block adds to a geometry is
 * accumulated for itself and merged in the order of the blocks, so that no bit depends on regions and threads.
 */
final class ZonalCube implements Cube {
    /** What a thread may read at once. */
    private static final long PIECE_BYTES = 64L << 20;

    /** A group of values that is not complete yet, roughly. */
    private static final int GROUP_BYTES = 128;

    private static final int OPEN_GROUPS = 4096;
    private static final List<Object> COUNTS = List.of("value", "total_count", "valid_count");

    private final Cube input;
    private final Footprints footprints;
    private final Aggregation aggregation;
    private final boolean counting;
    private final ChunkExecutor executor;
    private final int x;
    private final int y;
    private final int geometry;
    private final Shape shape;

    /**
     * Reduces the cells of geometries.
     *
     * @param target the name of a last dimension for the counts; {@code null} for none
     * @param executor whose idle threads help; {@code null} for none
     */
    ZonalCube(
            Cube input,
            Dimension.Geometries geometries,
            Footprints footprints,
            Aggregation aggregation,
            String target,
            ChunkExecutor executor) {
        this.input = input;
        this.footprints = footprints;
        this.aggregation = aggregation;
        this.counting = target != null;
        this.executor = executor;
        this.x = input.shape().axis(Dimension.Axis.X);
        this.y = input.shape().axis(Dimension.Axis.Y);
        this.geometry = Math.min(x, y);
        Encoding encoding = counting ? Encoding.FLOAT64 : aggregation.encoding();
        List<Dimension> dimensions = new ArrayList<>(input.shape().dimensions());
        dimensions.set(geometry, geometries);
        dimensions.remove(Math.max(x, y));
        if (counting) {
            dimensions.add(new Dimension.Labelled(target, DimensionType.OTHER, COUNTS));
        }
        this.shape = new Shape(dimensions, encoding).computed(encoding);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk chunk = Chunk.zeros(region);
        if (region.cells() == 0) {
            return chunk;
        }
        ZonalPass pass = new ZonalPass(
                input, base(region), footprints, region.from(geometry), region.to(geometry), aggregation, counting);
        long bytes = pieceBytes();
        List<Integer> blocks = Arrays.stream(footprints.blocks())
                .filter(pass::concerns)
                .boxed()
                .toList();
        share(blocks, block -> pass.collect(block, bytes), pass::merge);
        int first = region.from(geometry);
        for (int feature = first; feature < region.to(geometry); feature++) {
            fill(chunk, feature, pass);
        }
        return chunk;
    }

    private <P, T> void share(List<P> pieces, Function<P, T> work, Consumer<T> sink) {
        if (executor != null) {
            executor.share(pieces, work, sink);
            return;
        }
        for (P piece : pieces) {
            CancelledException.ifInterrupted();
            sink.accept(work.apply(piece));
        }
    }

    /** The region of the input with no rows and columns yet. */
    private Region base(Region region) {
        Region asked = counting ? region.without(region.dimensions() - 1) : region;
        return asked.without(geometry).inserted(Math.min(x, y), 0, 0).inserted(Math.max(x, y), 0, 0);
    }

    private void fill(Chunk chunk, int feature, ZonalPass pass) {
        Region region = chunk.region();
        int last = region.dimensions() - 1;
        int labels = counting ? region.size(last) : 1;
        int inner = region.stride(geometry);
        int size = region.size(geometry);
        boolean outside = footprints.outside(feature);
        for (int layer = 0; layer < pass.layers(); layer++) {
            int within = inner / labels;
            int at = (layer / within * size + feature - region.from(geometry)) * inner + layer % within * labels;
            for (int label = 0; label < labels; label++) {
                int asked = counting ? region.from(last) + label : 0;
                chunk.values()[at + label] = outside
                        ? Double.NaN
                        : switch (asked) {
                            case 0 -> pass.value(feature, layer);
                            case 1 -> footprints.cells(feature);
                            default -> pass.valid(feature, layer);
                        };
            }
        }
    }

    private long pieceBytes() {
        return executor == null
                ? PIECE_BYTES
                : Math.min(PIECE_BYTES, executor.memoryBytes() / (4L * executor.threads()));
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        Region base = base(region);
        long layers = IntStream.range(0, base.dimensions())
                .filter(d -> d != x && d != y)
                .mapToLong(base::size)
                .reduce(1, Math::multiplyExact);
        long groups = layers * Math.min(OPEN_GROUPS, region.size(geometry)) * GROUP_BYTES;
        return region.cells() * Double.BYTES * 2 + groups + pieceBytes();
    }
}
