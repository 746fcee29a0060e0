package eo.caravan.processors.process.apply;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Block;
import eo.caravan.processors.kernel.Program;

/** A cube whose every cell is computed from the same cell of another; needs no memory beyond its input's. */
public final class ApplyCube implements Cube {
    private final Cube input;
    private final Program program;
    private final Shape shape;

    /**
     * Computes each cell.
     *
     * @param program has one input row and one output
     * @param encoding how the results are best written
     */
    public ApplyCube(Cube input, Program program, Encoding encoding) {
        this.input = input;
        this.program = program;
        this.shape = input.shape().computed(encoding);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk chunk = program.uses(0) ? input.read(region) : Chunk.zeros(region);
        double[] values = chunk.values();
        Block block = program.open();
        double[][] target = {new double[block.capacity()]};
        for (int at = 0; at < values.length; at += block.capacity()) {
            int length = Math.min(block.capacity(), values.length - at);
            System.arraycopy(values, at, block.input(0), 0, length);
            program.run(block, length, target);
            System.arraycopy(target[0], 0, values, at, length);
        }
        return chunk;
    }

    @Override
    public long memory(Region region) {
        return input.memory(region);
    }
}
