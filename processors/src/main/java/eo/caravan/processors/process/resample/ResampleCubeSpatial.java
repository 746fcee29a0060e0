package eo.caravan.processors.process.resample;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.sampling.ResampleMethod;

/**
 * Brings a cube onto the horizontal grid of another; the other dimensions stay.
 *
 * <p>Errors: DimensionMissing where one of them has no horizontal axes.
 */
@OpenEoProcess("resample_cube_spatial")
@AutoService(Process.class)
public final class ResampleCubeSpatial implements CubeProcess<ResampleCubeSpatial.Arguments> {
    /** The parameters. */
    public record Arguments(Cube data, Cube target, String method) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        ResampleMethod method = ResampleMethod.parse(arguments.method, "resample_cube_spatial");
        Grid own = grid(arguments.data, "data");
        Grid target = grid(arguments.target, "target");
        return Alignment.same(own, target) ? arguments.data : ResampledCube.of(arguments.data, target, method);
    }

    private static Grid grid(Cube cube, String parameter) {
        return cube.shape()
                .grid()
                .orElseThrow(() -> new OpenEoException(
                        ProcessErrorCode.DIMENSION_MISSING,
                        "The cube in '" + parameter + "' has no regular axes x and y. Its dimensions are: "
                                + String.join(", ", cube.shape().names()) + "."));
    }
}
