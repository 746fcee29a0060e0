package eo.caravan.processors.process.dimension;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.DroppedCube;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;

/**
 * Drops a dimension that has a single label; the cells stay.
 *
 * <p>Errors: DimensionNotAvailable, DimensionLabelCountMismatch.
 */
@OpenEoProcess("drop_dimension")
@AutoService(Process.class)
public final class DropDimension implements CubeProcess<DropDimension.Arguments> {
    /** The parameters. */
    public record Arguments(Cube data, String name) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        int position = data.shape().index(arguments.name);
        int labels = data.shape().dimension(position).size();
        if (labels != 1) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_LABEL_COUNT_MISMATCH,
                    "The dimension '" + arguments.name + "' has " + labels
                            + " labels; only one with a single label can be dropped. Filter or reduce it first.");
        }
        return new DroppedCube(data, position, 0);
    }
}
