package eo.caravan.processors.properties;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import java.util.Random;

/** Ways to read all cells of a cube. */
final class Readings {
    private Readings() {}

    static double[] whole(Cube cube) {
        return cube.read(cube.shape().whole()).values();
    }

    /** All cells, read in regions cut at random in every dimension. */
    static double[] pieces(Cube cube, long seed) {
        Chunk out = Chunk.empty(cube.shape().whole());
        if (out.values().length > 0) {
            piece(cube, cube.shape().whole(), 0, new Random(seed), out);
        }
        return out.values();
    }

    private static void piece(Cube cube, Region region, int dimension, Random random, Chunk out) {
        if (dimension == region.dimensions()) {
            out.paste(cube.read(region));
            return;
        }
        int at = region.from(dimension);
        while (at < region.to(dimension)) {
            int size = 1 + random.nextInt(region.to(dimension) - at);
            piece(cube, region.with(dimension, at, size), dimension + 1, random, out);
            at += size;
        }
    }
}
