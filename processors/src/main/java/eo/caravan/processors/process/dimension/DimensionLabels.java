package eo.caravan.processors.process.dimension;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;

/**
 * The labels of a dimension as an array: numbers for spatial axes (the centres of cells), text for times and bands.
 *
 * <p>Errors: DimensionNotAvailable.
 */
@OpenEoProcess("dimension_labels")
@AutoService(Process.class)
public final class DimensionLabels implements CubeProcess<DimensionLabels.Arguments> {
    /** The parameters. */
    public record Arguments(Cube data, String dimension) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        return shape.dimension(shape.index(arguments.dimension)).labels();
    }
}
