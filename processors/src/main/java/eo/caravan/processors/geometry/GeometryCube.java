package eo.caravan.processors.geometry;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import java.util.List;

/** A vector cube of geometries alone: each has one cell, without data. */
public final class GeometryCube implements Cube {
    private final Shape shape;

    public GeometryCube(Dimension.Geometries geometries) {
        this.shape = new Shape(List.of(geometries), Encoding.FLOAT32);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        return Chunk.empty(region);
    }
}
