package eo.caravan.processors.plan;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;

/** The cube that a step returned; what fails when it is read, long after the step, still knows the step. */
record LocatedCube(PlannedStep step, Cube cube) implements Cube {
    @Override
    public Shape shape() {
        return cube.shape();
    }

    @Override
    public Chunk read(Region region) {
        return StepCall.located(step, () -> cube.read(region));
    }

    @Override
    public long memory(Region region) {
        return cube.memory(region);
    }
}
