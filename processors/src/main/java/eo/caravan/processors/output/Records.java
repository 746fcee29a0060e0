package eo.caravan.processors.output;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.execute.ChunkExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes a cube record by record, for formats that write one after the other: in blocks of neighbouring labels of a dimension,
 * each with all labels of the others. Blocks are as large as the memory allows, because cubes over geometries compute many at the
 * cost of few.
 */
public final class Records {
    private Records() {}

    /**
     * Hands over the blocks in the order of the records.
     *
     * @param dimension of the records; negative for a cube that is a single one
     */
    public static void run(WriteTarget target, Cube cube, int dimension, ChunkExecutor.Sink<Chunk> sink)
            throws IOException {
        Runs.run(target, cube, blocks(cube, dimension, Runs.budget(target)), cube::read, sink);
    }

    private static List<Region> blocks(Cube cube, int dimension, long budget) {
        Region whole = cube.shape().whole();
        if (dimension < 0) {
            return List.of(whole);
        }
        int size = Math.max(1, whole.size(dimension));
        while (size > 1 && cube.memory(whole.with(dimension, 0, size)) > budget) {
            size = (size + 1) / 2;
        }
        List<Region> blocks = new ArrayList<>();
        for (int from = 0; from < whole.size(dimension); from += size) {
            blocks.add(whole.with(dimension, from, Math.min(size, whole.size(dimension) - from)));
        }
        return blocks;
    }
}
