package eo.caravan.processors.process.dimension;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A cube with one dimension in the place of several. A range of its labels is read as a few boxes of the input: within a box all
 * dimensions behind the first that varies are whole.
 */
final class FlattenedCube implements Cube {
    private final Cube input;
    private final int[] positions;
    private final int[] sizes;
    private final int target;
    private final Shape shape;

    /**
     * Flattens dimensions.
     *
     * @param positions of the dimensions, in the order in which labels are put together
     * @param labels as many as there are combinations
     */
    FlattenedCube(Cube input, int[] positions, String name, List<Object> labels) {
        this.input = input;
        this.positions = positions;
        this.sizes = Arrays.stream(positions)
                .map(position -> input.shape().dimension(position).size())
                .toArray();
        this.target = Arrays.stream(positions).min().orElseThrow();
        List<Dimension> dimensions = new ArrayList<>();
        for (int d = 0; d < input.shape().dimensions().size(); d++) {
            if (d == target) {
                dimensions.add(new Dimension.Labelled(name, DimensionType.OTHER, labels));
            } else if (!flattened(d)) {
                dimensions.add(input.shape().dimension(d));
            }
        }
        this.shape = new Shape(dimensions, input.shape().encoding());
    }

    private boolean flattened(int dimension) {
        return Arrays.stream(positions).anyMatch(position -> position == dimension);
    }

    /** Some labels that are a box of the input. */
    private record Box(int first, int count, Region region) {}

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk out = Chunk.zeros(region);
        if (region.cells() > 0) {
            for (Box box : boxes(region)) {
                int at = (box.first - region.from(target)) * region.stride(target);
                Chunk chunk = input.read(box.region);
                copy(chunk, 0, 0, out.values(), at, strides(region, box));
            }
        }
        return out;
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        long most = boxes(region).stream()
                .mapToLong(box -> input.memory(box.region))
                .max()
                .orElse(0);
        return region.cells() * Double.BYTES + most;
    }

    private List<Box> boxes(Region region) {
        List<Box> boxes = new ArrayList<>();
        for (int at = region.from(target); at < region.to(target); ) {
            Box box = box(region, at);
            boxes.add(box);
            at += box.count;
        }
        return boxes;
    }

    /** The largest box that begins at a label and ends within the region. */
    private Box box(Region region, int first) {
        int varying = positions.length - 1;
        int whole = 1; // labels behind one of the varying dimension
        while (varying > 0
                && first % (whole * sizes[varying]) == 0
                && first + whole * sizes[varying] <= region.to(target)) {
            whole *= sizes[varying--];
        }
        int index = first / whole % sizes[varying];
        int count = Math.min(sizes[varying] - index, (region.to(target) - first) / whole);
        Region box = unflattened(region);
        int rest = first / whole;
        for (int i = positions.length - 1; i >= 0; i--) {
            if (i > varying) {
                box = box.with(positions[i], 0, sizes[i]);
            } else {
                box = box.with(positions[i], rest % sizes[i], i == varying ? count : 1);
                rest /= sizes[i];
            }
        }
        return new Box(first, count * whole, box);
    }

    /** The region of the input with nothing said of the flattened dimensions yet. */
    private Region unflattened(Region region) {
        Region box = region.without(target);
        for (int d = 0; d < input.shape().dimensions().size(); d++) {
            if (flattened(d)) {
                box = box.inserted(d, 0, 1);
            }
        }
        return box;
    }

    /** How far neighbours along each dimension of the input are apart in the answer. */
    private int[] strides(Region region, Box box) {
        int[] strides = new int[box.region.dimensions()];
        int own = 0;
        for (int d = 0; d < strides.length; d++) {
            if (d == target) {
                own++;
            } else if (!flattened(d)) {
                strides[d] = region.stride(own++);
            }
        }
        int step = region.stride(target);
        for (int i = positions.length - 1; i >= 0; i--) {
            strides[positions[i]] = step;
            step *= sizes[i];
        }
        return strides;
    }

    private static void copy(Chunk chunk, int dimension, int source, double[] out, int at, int[] strides) {
        Region region = chunk.region();
        if (dimension == strides.length) {
            out[at] = chunk.values()[source];
            return;
        }
        int size = region.size(dimension);
        int stride = region.stride(dimension);
        if (dimension == strides.length - 1) {
            for (int i = 0; i < size; i++) {
                out[at + i * strides[dimension]] = chunk.values()[source + i];
            }
            return;
        }
        for (int i = 0; i < size; i++) {
            copy(chunk, dimension + 1, source + i * stride, out, at + i * strides[dimension], strides);
        }
    }
}
