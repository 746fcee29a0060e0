package eo.caravan.processors.process.zonal;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Planes;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.geometry.raster.Footprints;
import eo.caravan.processors.geometry.raster.Spans;
import eo.caravan.processors.process.accumulate.Aggregation;
import eo.caravan.processors.process.accumulate.Group;
import eo.caravan.processors.projection.GridWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One pass over the blocks of a grid for some geometries. Blocks are collected by any number of threads and merged by one at a time,
 * in their order; a geometry is reduced as soon as its last block is there.
 */
final class ZonalPass {
    /** Half of the rows must save at least this part of the memory to be read for themselves. */
    private static final int WORTH = 8;

    private final Cube input;
    private final Region base;
    private final Footprints footprints;
    private final int first;
    private final int end;
    private final Aggregation aggregation;
    private final boolean counting;
    private final int x;
    private final int y;
    private final int layers;
    private final int[] blocks;
    private final int[] merged;
    private final Group[][] open;
    private final double[][] values;
    private final long[][] valid;

    /**
     * A pass for the geometries from {@code first} to before {@code end}.
     *
     * @param base the wanted labels of the input; rows and columns do not count
     */
    ZonalPass(
            Cube input,
            Region base,
            Footprints footprints,
            int first,
            int end,
            Aggregation aggregation,
            boolean counting) {
        this.input = input;
        this.base = base;
        this.footprints = footprints;
        this.first = first;
        this.end = end;
        this.aggregation = aggregation;
        this.counting = counting;
        this.x = input.shape().axis(Dimension.Axis.X);
        this.y = input.shape().axis(Dimension.Axis.Y);
        this.layers = layers(base);
        this.blocks = new int[end - first];
        this.merged = new int[end - first];
        this.open = new Group[end - first][];
        this.values = new double[end - first][];
        this.valid = new long[end - first][];
        for (int block : footprints.blocks()) {
            for (int feature : wanted(block)) {
                blocks[feature - first]++;
            }
        }
    }

    /** What a block adds to a geometry: finished values where it lies in no other block, groups otherwise. */
    record Share(int feature, double[] values, Group[] groups, long[] valid) {}

    private int layers(Region region) {
        int count = 1;
        for (int d = 0; d < region.dimensions(); d++) {
            count *= d == x || d == y ? 1 : region.size(d);
        }
        return count;
    }

    /** How many combinations of labels there are for each geometry. */
    int layers() {
        return layers;
    }

    private int[] wanted(int block) {
        return Arrays.stream(footprints.inBlock(block))
                .filter(feature -> feature >= first && feature < end)
                .toArray();
    }

    boolean concerns(int block) {
        return Arrays.stream(footprints.inBlock(block)).anyMatch(feature -> feature >= first && feature < end);
    }

    /** Reads a block and takes in the cells of its geometries, from the first row to the last. */
    List<Share> collect(int block, long bytes) {
        int[] features = wanted(block);
        GridWindow window = footprints.block(block);
        List<Spans> spans = new ArrayList<>();
        List<Share> shares = new ArrayList<>();
        for (int feature : features) {
            Group[] groups = new Group[layers];
            Arrays.setAll(groups, layer -> aggregation.open());
            shares.add(new Share(feature, null, groups, counting ? new long[layers] : null));
            spans.add(footprints.within(feature, window));
        }
        for (Cluster cluster : Cluster.of(spans)) {
            read(cluster, shares, spans, bytes);
        }
        return shares.stream().map(this::finished).toList();
    }

    private Share finished(Share share) {
        return blocks[share.feature - first] > 1
                ? share
                : new Share(share.feature, results(share.groups), null, share.valid);
    }

    private static double[] results(Group[] groups) {
        return Arrays.stream(groups).mapToDouble(Group::result).toArray();
    }

    private void read(Cluster cluster, List<Share> shares, List<Spans> spans, long bytes) {
        Region whole = base.with(x, cluster.left(), cluster.right() - cluster.left())
                .with(y, cluster.top(), cluster.bottom() - cluster.top());
        List<Region> parts = parts(whole, bytes);
        int rows = rows(parts.get(0), bytes);
        for (int top = cluster.top(); top < cluster.bottom(); top += rows) {
            for (Region part : parts) {
                Chunk chunk = input.read(part.with(y, top, Math.min(rows, cluster.bottom() - top)));
                int[] layersOfPart = layersOf(part);
                for (int member : cluster.members()) {
                    add(chunk, spans.get(member), shares.get(member), layersOfPart);
                }
            }
        }
    }

    /** How many rows are read together: as many as fit, unless fewer would hardly need less. */
    private int rows(Region region, long bytes) {
        int rows = region.size(y);
        long needed = input.memory(region);
        while (rows > 1 && needed > bytes) {
            long fewer = input.memory(region.with(y, region.from(y), (rows + 1) / 2));
            if (fewer > needed - needed / WORTH) {
                return rows;
            }
            rows = (rows + 1) / 2;
            needed = fewer;
        }
        return rows;
    }

    /** Cuts a region that is too large along those dimensions whose labels can be read one by one at no further cost. */
    private List<Region> parts(Region region, long bytes) {
        List<Region> parts = List.of(region);
        for (int d = 0; d < region.dimensions(); d++) {
            Region part = parts.get(0);
            if (d == x || d == y || part.size(d) == 1) {
                continue;
            }
            long needed = input.memory(part);
            long one = needed <= bytes ? needed : input.memory(part.with(d, part.from(d), 1));
            if (needed > bytes && one * part.size(d) <= 2 * needed) {
                parts = cut(parts, d, (int) Math.max(1, Math.min(part.size(d), bytes / one)));
            }
        }
        return parts;
    }

    private static List<Region> cut(List<Region> regions, int dimension, int size) {
        List<Region> finer = new ArrayList<>();
        for (Region region : regions) {
            for (int at = region.from(dimension); at < region.to(dimension); at += size) {
                finer.add(region.with(dimension, at, Math.min(size, region.to(dimension) - at)));
            }
        }
        return finer;
    }

    /** The number of the layer that each plane of a part is. */
    private int[] layersOf(Region part) {
        int[] found = {0};
        for (int d = 0; d < part.dimensions(); d++) {
            if (d != x && d != y) {
                int[] more = new int[found.length * part.size(d)];
                for (int i = 0; i < more.length; i++) {
                    int label = part.from(d) - base.from(d) + i % part.size(d);
                    more[i] = found[i / part.size(d)] * base.size(d) + label;
                }
                found = more;
            }
        }
        return found;
    }

    private void add(Chunk chunk, Spans spans, Share share, int[] layersOfPart) {
        Region region = chunk.region();
        Planes planes = Planes.of(region, y, x);
        double[] line = planes.columnStride() == 1 ? null : new double[region.size(x)];
        int from = lower(spans, region.from(y));
        int to = lower(spans, region.to(y));
        for (int layer = 0; layer < planes.offsets().length; layer++) {
            Group group = share.groups[layersOfPart[layer]];
            long count = 0;
            for (int i = from; i < to; i++) {
                int length = spans.to()[i] - spans.from()[i];
                int at = planes.offsets()[layer]
                        + (spans.rows()[i] - region.from(y)) * planes.rowStride()
                        + (spans.from()[i] - region.from(x)) * planes.columnStride();
                double[] cells = chunk.values();
                if (line != null) {
                    for (int k = 0; k < length; k++) {
                        line[k] = cells[at + k * planes.columnStride()];
                    }
                    cells = line;
                    at = 0;
                }
                group.add(cells, at, at + length);
                count += counting ? finite(cells, at, at + length) : 0;
            }
            if (counting) {
                share.valid[layersOfPart[layer]] += count;
            }
        }
    }

    /** The first run that does not lie above a row. */
    private static int lower(Spans spans, int row) {
        int low = 0;
        int high = spans.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.rows()[middle] < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int finite(double[] cells, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += Double.isFinite(cells[i]) ? 1 : 0;
        }
        return count;
    }

    /** Takes in what a block has added. */
    void merge(List<Share> shares) {
        for (Share share : shares) {
            int index = share.feature - first;
            if (share.values != null) {
                values[index] = share.values;
                valid[index] = share.valid;
            } else {
                merge(index, share);
            }
        }
    }

    private void merge(int index, Share share) {
        if (open[index] == null) {
            open[index] = share.groups;
            valid[index] = share.valid;
        } else {
            for (int layer = 0; layer < layers; layer++) {
                open[index][layer].merge(share.groups[layer]);
                if (counting) {
                    valid[index][layer] += share.valid[layer];
                }
            }
        }
        if (++merged[index] == blocks[index]) {
            values[index] = results(open[index]);
            open[index] = null;
        }
    }

    /** What the reducer makes of a geometry. */
    double value(int feature, int layer) {
        double[] found = values[feature - first];
        return found == null ? aggregation.open().result() : found[layer];
    }

    /** How many cells of a geometry have a finite value. */
    double valid(int feature, int layer) {
        long[] found = valid[feature - first];
        return found == null ? 0 : found[layer];
    }
}
