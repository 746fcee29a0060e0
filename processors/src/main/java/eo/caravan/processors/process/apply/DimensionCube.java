package eo.caravan.processors.process.apply;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Program;

/** A cube whose values along a dimension are computed from all values along that dimension. */
final class DimensionCube implements Cube {
    private final Cube input;
    private final int dimension;
    private final Program program;
    private final Shape shape;

    /**
     * Computes the values along a dimension.
     *
     * @param replacement the dimension in its place; it has as many labels as the program has outputs
     */
    DimensionCube(Cube input, int dimension, Dimension replacement, Program program, Encoding encoding) {
        this.input = input;
        this.dimension = dimension;
        this.program = program;
        this.shape = input.shape().with(dimension, replacement).computed(encoding);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        if (region.cells() == 0) {
            return Chunk.zeros(region);
        }
        Chunk out = Chunk.unwritten(region);
        Chunk in = input.read(region.with(dimension, 0, program.inputs()));
        int inner = region.stride(dimension);
        int outer = region.outer(dimension);
        Block block = program.open();
        double[][] results = new double[program.outputs()][block.capacity()];
        for (int o = 0; o < outer; o++) {
            for (int at = 0; at < inner; at += block.capacity()) {
                int length = Math.min(block.capacity(), inner - at);
                for (int row = 0; row < program.inputs(); row++) {
                    int source = (o * program.inputs() + row) * inner + at;
                    System.arraycopy(in.values(), source, block.input(row), 0, length);
                }
                program.run(block, length, results);
                for (int i = 0; i < region.size(dimension); i++) {
                    int target = (o * region.size(dimension) + i) * inner + at;
                    System.arraycopy(results[region.from(dimension) + i], 0, out.values(), target, length);
                }
            }
        }
        in.discard();
        return out;
    }

    @Override
    public long memory(Region region) {
        return region.cells() * Double.BYTES + input.memory(region.with(dimension, 0, program.inputs()));
    }
}
