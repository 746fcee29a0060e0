package eo.caravan.processors.process.vector;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.RelabelledCube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.Reprojection;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.List;

/**
 * Brings geometries into another reference system. Every vertex is transformed; edges are straight between the new vertices, none are
 * added. What crosses the antimeridian is cut there on the way from a projected into a geographic system. Cells, identifiers,
 * properties and other dimensions stay.
 *
 * <p>Errors: DimensionNotAvailable; ProcessParameterInvalid for an unknown system, a dimension without geometries, or a vertex that
 * has no place in the system.
 */
@OpenEoProcess("vector_reproject")
@AutoService(Process.class)
public final class VectorReproject implements CubeProcess<VectorReproject.Arguments> {
    private static final String PROCESS = "vector_reproject";

    /**
     * The parameters.
     *
     * @param projection EPSG code, WKT, or PROJJSON as text
     * @param dimension {@code null} for all dimensions of geometries
     */
    public record Arguments(Cube data, Object projection, String dimension) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Crs target = target(arguments.projection);
        Shape shape = arguments.data.shape();
        for (int position : positions(shape, arguments.dimension)) {
            Dimension.Geometries geometries = (Dimension.Geometries) shape.dimension(position);
            shape = shape.with(position, Reprojection.to(geometries, target, PROCESS, "projection"));
        }
        return new RelabelledCube(arguments.data, shape);
    }

    private static Crs target(Object projection) {
        return projection instanceof Double code
                ? CoordinateSystems.checked(Crs.epsg(code.intValue()))
                : CoordinateSystems.parse(String.valueOf(projection));
    }

    private static List<Integer> positions(Shape shape, String name) {
        List<Integer> found = shape.ofType(DimensionType.GEOMETRY).stream()
                .filter(position -> shape.dimension(position) instanceof Dimension.Geometries)
                .toList();
        if (name == null) {
            if (found.isEmpty()) {
                throw OpenEoException.invalid(
                        PROCESS,
                        "data",
                        "The data has no dimension of geometries. It has: " + String.join(", ", shape.names()) + ".");
            }
            return found;
        }
        int index = shape.index(name);
        if (!found.contains(index)) {
            throw OpenEoException.invalid(
                    PROCESS, "dimension", "The dimension '" + name + "' has no geometries. Name another one, or none.");
        }
        return List.of(index);
    }
}
