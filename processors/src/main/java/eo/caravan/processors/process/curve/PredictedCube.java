package eo.caravan.processors.process.curve;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Program;
import java.util.List;

/** A model's values along a dimension, from the coefficients that stand along it in another cube; only the labels asked for are computed. */
final class PredictedCube implements Cube {
    private final Cube coefficients;
    private final int dimension;
    private final List<Program> programs;
    private final Shape shape;
    private final int count;

    /**
     * Predicts along a dimension.
     *
     * @param labels the dimension in its place
     * @param programs one for each label, with an input row for each coefficient and one output
     */
    PredictedCube(Cube coefficients, int dimension, Dimension labels, List<Program> programs, Encoding encoding) {
        this.coefficients = coefficients;
        this.dimension = dimension;
        this.programs = List.copyOf(programs);
        this.count = coefficients.shape().dimension(dimension).size();
        this.shape = coefficients.shape().with(dimension, labels).computed(encoding);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk out = Chunk.zeros(region);
        if (region.cells() == 0) {
            return out;
        }
        Chunk in = coefficients.read(region.with(dimension, 0, count));
        int inner = region.stride(dimension);
        int outer = region.outer(dimension);
        for (int i = 0; i < region.size(dimension); i++) {
            Program program = programs.get(region.from(dimension) + i);
            Block block = program.open();
            double[][] result = new double[1][block.capacity()];
            for (int o = 0; o < outer; o++) {
                for (int at = 0; at < inner; at += block.capacity()) {
                    int length = Math.min(block.capacity(), inner - at);
                    for (int c = 0; c < count; c++) {
                        System.arraycopy(in.values(), (o * count + c) * inner + at, block.input(c), 0, length);
                    }
                    program.run(block, length, result);
                    int target = (o * region.size(dimension) + i) * inner + at;
                    System.arraycopy(result[0], 0, out.values(), target, length);
                }
            }
        }
        return out;
    }

    @Override
    public long memory(Region region) {
        return region.cells() * Double.BYTES + coefficients.memory(region.with(dimension, 0, count));
    }
}
