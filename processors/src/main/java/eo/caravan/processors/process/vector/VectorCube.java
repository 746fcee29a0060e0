package eo.caravan.processors.process.vector;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.RelabelledCube;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.geometry.GeometryArgument;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Geometry;

/**
 * A cube with its only dimension of geometries.
 *
 * @param position of the geometries among the dimensions
 */
record VectorCube(Cube cube, int position, Dimension.Geometries geometries) {
    static VectorCube of(Cube cube, String process, String parameter) {
        int position = GeometryArgument.only(cube.shape(), process, parameter);
        return new VectorCube(
                cube, position, (Dimension.Geometries) cube.shape().dimension(position));
    }

    /** The same cells under other geometries, as many as before. */
    Cube with(Dimension.Geometries others) {
        return new RelabelledCube(cube, cube.shape().with(position, others));
    }

    /** The same cells under geometries that are computed from those before; empty ones are passed through. */
    Cube shaped(UnaryOperator<Geometry> change) {
        List<Feature> features = new ArrayList<>(geometries.size());
        for (Feature feature : geometries.features()) {
            CancelledException.ifInterrupted();
            Geometry geometry = feature.geometry();
            features.add(geometry.isEmpty() ? feature : feature.shaped(change.apply(geometry)));
        }
        return with(new Dimension.Geometries(geometries.name(), geometries.crs(), features));
    }

    /**
     * Makes sure that distances in metres can be measured.
     *
     * @throws OpenEoException UnitMismatch where the axes count in something else
     */
    VectorCube metric() {
        Crs crs = geometries.crs();
        String unit = CoordinateSystems.unit(crs);
        if (!unit.equals("metre")) {
            throw new OpenEoException(
                    ProcessErrorCode.UNIT_MISMATCH,
                    "The distance is in metres, but the geometries are in " + crs.definition() + ", which counts in "
                            + unit + "s. Bring them into a metric system with vector_reproject first.");
        }
        return this;
    }
}
