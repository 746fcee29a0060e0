package eo.caravan.processors.process.mask;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.resample.Alignment;

/**
 * Replaces the cells whose mask is neither zero nor false nor no data. A mask on another grid is aligned to the data by nearest
 * neighbour; along a dimension that the mask lacks, every label is masked alike. The dimensions stay.
 *
 * <p>Errors: IncompatibleDataCubes where the mask has a dimension or labels that the data has not.
 */
@OpenEoProcess("mask")
@AutoService(Process.class)
public final class Mask implements CubeProcess<Mask.Arguments> {
    /**
     * The parameters.
     *
     * @param replacement number or truth value; {@code null} for no data
     */
    public record Arguments(Cube data, Cube mask, Object replacement) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        if (!Numbers.fits(arguments.replacement)) {
            throw OpenEoException.invalid(
                    "mask", "replacement", "Cells hold numbers; '" + arguments.replacement + "' is none.");
        }
        Shape shape = arguments.data.shape();
        Cube mask = Alignment.align(arguments.mask, shape);
        for (Dimension dimension : mask.shape().dimensions()) {
            int position = shape.find(dimension.name());
            if (position < 0) {
                throw incompatible("The mask has a dimension '" + dimension.name() + "', the data has only "
                        + String.join(", ", shape.names()) + ". Reduce or drop it first.");
            }
            Dimension own = shape.dimension(position);
            if (own.type() != dimension.type() || !Alignment.sameLabels(own, dimension)) {
                throw incompatible("The labels of '" + dimension.name()
                        + "' differ between data and mask. Filter both to the same labels first.");
            }
        }
        return new MaskCube(arguments.data, mask, Numbers.cell(arguments.replacement));
    }

    private static OpenEoException incompatible(String message) {
        return new OpenEoException(ProcessErrorCode.INCOMPATIBLE_DATA_CUBES, message);
    }
}
