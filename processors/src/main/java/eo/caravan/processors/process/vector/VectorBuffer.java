package eo.caravan.processors.process.vector;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.geometry.Mended;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import org.locationtech.jts.operation.buffer.BufferOp;

/**
 * Replaces geometries by the area within a distance of them; a negative distance shrinks polygons, and leaves nothing of points and
 * lines. Corners become round: a full circle has 64 corners, on the circle. Cells, identifiers and properties stay, and so do empty
 * geometries.
 *
 * <p>Errors: UnitMismatch where the reference system does not count in metres, ProcessParameterInvalid for the distance 0.
 */
@OpenEoProcess("vector_buffer")
@AutoService(Process.class)
public final class VectorBuffer implements CubeProcess<VectorBuffer.Arguments> {
    private static final int SEGMENTS_OF_QUARTER = 16;

    /**
     * The parameters.
     *
     * @param distance in metres, not 0
     */
    public record Arguments(Cube geometries, Double distance) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        double distance = arguments.distance;
        if (distance == 0) {
            throw OpenEoException.invalid(
                    "vector_buffer",
                    "distance",
                    "The distance is positive to widen or negative to shrink, but never 0.");
        }
        return VectorCube.of(arguments.geometries, "vector_buffer", "geometries")
                .metric()
                .shaped(geometry -> BufferOp.bufferOp(Mended.of(geometry), distance, SEGMENTS_OF_QUARTER));
    }
}
