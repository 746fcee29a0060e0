package eo.caravan.processors.process.reduce;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.process.HorizontalAxes;
import eo.caravan.processors.process.accumulate.Aggregation;
import eo.caravan.processors.process.accumulate.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Aggregates all cells of a rectangle in x and y, for every combination of the other labels. The rectangle is read in square
 * blocks from its first cell on, which are merged row by row of blocks, so a result does not depend on what else is computed with
 * it.
 */
final class RectangleGroups {
    private static final int BLOCK = 512;
    private static final long READ_BYTES = 16L << 20;
    private static final long KEPT_BYTES = 64L << 20;

    private final Cube input;
    private final HorizontalAxes axes;
    private final Aggregation aggregation;
    private final ChunkExecutor executor;

    /**
     * Aggregates cells.
     *
     * @param executor whose idle threads help; {@code null} for none
     */
    RectangleGroups(Cube input, HorizontalAxes axes, Aggregation aggregation, ChunkExecutor executor) {
        this.input = input;
        this.axes = axes;
        this.aggregation = aggregation;
        this.executor = executor;
    }

    /**
     * The results for a region of the input, one for each combination of the other labels in their order.
     *
     * @param rectangle not empty
     * @param padding how many cells without data count as part of the rectangle, behind all others
     */
    double[] results(Region rectangle, long padding) {
        Region others = others(rectangle);
        double[] out = new double[Math.toIntExact(others.cells())];
        int at = 0;
        for (Region piece : pieces(rectangle)) {
            List<Group> groups = accumulate(piece);
            for (Group group : groups) {
                pad(group, padding);
                out[at++] = group.result();
            }
        }
        return out;
    }

    private Region others(Region rectangle) {
        return rectangle.without(axes.second()).without(axes.first());
    }

    /** Neighbouring slices together where that is little, in the order of the results. */
    private List<Region> pieces(Region rectangle) {
        List<Region> pieces = List.of(rectangle);
        for (int d = 0; d < rectangle.dimensions(); d++) {
            if (d == axes.first() || d == axes.second() || small(pieces.get(0))) {
                continue;
            }
            List<Region> finer = new ArrayList<>();
            for (Region piece : pieces) {
                for (int i = piece.from(d); i < piece.to(d); i++) {
                    finer.add(piece.with(d, i, 1));
                }
            }
            pieces = finer;
        }
        return pieces;
    }

    private boolean small(Region piece) {
        long slices = others(piece).cells();
        return block(piece).cells() * Double.BYTES <= READ_BYTES
                && (slices == 1 || slices * aggregation.memory(piece.cells() / slices) <= KEPT_BYTES);
    }

    /** The first and largest of the blocks that are read. */
    private Region block(Region piece) {
        return block(piece, piece.from(axes.x()), piece.from(axes.y()));
    }

    private Region block(Region piece, int x, int y) {
        return piece.with(axes.x(), x, Math.min(BLOCK, piece.to(axes.x()) - x))
                .with(axes.y(), y, Math.min(BLOCK, piece.to(axes.y()) - y));
    }

    private List<Group> accumulate(Region piece) {
        List<Region> blocks = new ArrayList<>();
        for (int y = piece.from(axes.y()); y < piece.to(axes.y()); y += BLOCK) {
            for (int x = piece.from(axes.x()); x < piece.to(axes.x()); x += BLOCK) {
                blocks.add(block(piece, x, y));
            }
        }
        List<Group> groups = new ArrayList<>();
        share(blocks, block -> grouped(input.read(block)), more -> merge(groups, more));
        return groups;
    }

    private static void merge(List<Group> groups, List<Group> more) {
        if (groups.isEmpty()) {
            groups.addAll(more);
            return;
        }
        for (int i = 0; i < more.size(); i++) {
            groups.get(i).merge(more.get(i));
        }
    }

    private void share(List<Region> blocks, Function<Region, List<Group>> work, Consumer<List<Group>> sink) {
        if (executor != null) {
            executor.share(blocks, work, sink);
            return;
        }
        for (Region block : blocks) {
            CancelledException.ifInterrupted();
            sink.accept(work.apply(block));
        }
    }

    private List<Group> grouped(Chunk chunk) {
        Region region = chunk.region();
        Region others = others(region);
        List<Group> groups = new ArrayList<>();
        double[] row = new double[region.size(axes.x())];
        for (int slice = 0; slice < others.cells(); slice++) {
            Group group = aggregation.open();
            fill(group, chunk, start(slice, region), row);
            groups.add(group);
        }
        return groups;
    }

    /** Where the cells of a slice begin. */
    private int start(int slice, Region region) {
        int start = 0;
        int rest = slice;
        for (int d = region.dimensions() - 1; d >= 0; d--) {
            if (d != axes.x() && d != axes.y()) {
                start += rest % region.size(d) * region.stride(d);
                rest /= region.size(d);
            }
        }
        return start;
    }

    private void fill(Group group, Chunk chunk, int start, double[] row) {
        Region region = chunk.region();
        int down = region.stride(axes.y());
        int along = region.stride(axes.x());
        int height = region.size(axes.y());
        int width = region.size(axes.x());
        if (along == 1 && down == width) {
            group.add(chunk.values(), start, start + height * width);
            return;
        }
        for (int y = 0; y < height; y++) {
            int at = start + y * down;
            if (along == 1) {
                group.add(chunk.values(), at, at + width);
            } else {
                for (int x = 0; x < width; x++) {
                    row[x] = chunk.values()[at + x * along];
                }
                group.add(row, 0, width);
            }
        }
    }

    private static void pad(Group group, long cells) {
        double[] nothing = new double[(int) Math.min(BLOCK, cells)];
        Arrays.fill(nothing, Double.NaN);
        for (long left = cells; left > 0; left -= nothing.length) {
            group.add(nothing, 0, (int) Math.min(nothing.length, left));
        }
    }

    /** The bytes that {@link #results} needs at its peak, without the results. */
    long memory(Region rectangle) {
        Region piece = pieces(rectangle).get(0);
        long slices = others(piece).cells();
        long kept = slices * aggregation.memory(piece.cells() / Math.max(1, slices));
        return kept + input.memory(block(piece));
    }
}
