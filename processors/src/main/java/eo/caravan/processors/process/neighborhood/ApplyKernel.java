package eo.caravan.processors.process.neighborhood;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.HorizontalAxes;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.List;
import java.util.Locale;

/**
 * Convolves x and y with a kernel: each cell becomes the sum of the cells around it, weighted, times a factor. The kernel is turned
 * by 180 degrees, as a convolution does: its first weight meets the last neighbour. All dimensions stay; no data and infinite
 * cells count as {@code replace_invalid}, so that every cell has a value.
 *
 * <p>Errors: DimensionMissing without regular axes x and y, KernelDimensionsUneven, ProcessParameterInvalid where the rows of the
 * kernel differ in length.
 */
@OpenEoProcess("apply_kernel")
@AutoService(Process.class)
public final class ApplyKernel implements CubeProcess<ApplyKernel.Arguments> {
    /**
     * The parameters.
     *
     * @param kernel rows along y of weights along x
     * @param border a number, or the name of a {@link Border}
     */
    public record Arguments(Cube data, List<?> kernel, double factor, Object border, double replaceInvalid) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        HorizontalAxes axes = HorizontalAxes.of(shape, "apply_kernel");
        Border border = Border.CONSTANT;
        double beyond = 0;
        if (arguments.border instanceof String name) {
            border = Border.valueOf(name.toUpperCase(Locale.ROOT));
        } else if (arguments.border instanceof Double number) {
            beyond = number;
        }
        Weights weights = Weights.of(arguments.kernel, axes.x() < axes.y());
        Padding padding = new Padding(
                arguments.data,
                axes.first(),
                axes.second(),
                weights.height() / 2,
                weights.width() / 2,
                border,
                beyond,
                arguments.replaceInvalid);
        return new KernelCube(padding, weights, arguments.factor);
    }
}
