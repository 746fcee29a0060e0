package eo.caravan.processors.process.dimension;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.RelabelledCube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;

/**
 * Gives a dimension another name; nothing else changes.
 *
 * <p>Errors: DimensionNotAvailable, DimensionExists.
 */
@OpenEoProcess("rename_dimension")
@AutoService(Process.class)
public final class RenameDimension implements CubeProcess<RenameDimension.Arguments> {
    /** The parameters. */
    public record Arguments(Cube data, String source, String target) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        int position = shape.index(arguments.source);
        if (shape.find(arguments.target) >= 0) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_EXISTS,
                    "The data has a dimension '" + arguments.target + "' already. Choose another name.");
        }
        return new RelabelledCube(
                arguments.data, shape.with(position, shape.dimension(position).named(arguments.target)));
    }
}
