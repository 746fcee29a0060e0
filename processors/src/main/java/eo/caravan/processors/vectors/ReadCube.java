package eo.caravan.processors.vectors;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Shape;

/** A cube whose cells have all been read. */
record ReadCube(Shape shape, Chunk cells) {
    static ReadCube of(Cube cube) {
        return new ReadCube(cube.shape(), cube.read(cube.shape().whole()));
    }
}
