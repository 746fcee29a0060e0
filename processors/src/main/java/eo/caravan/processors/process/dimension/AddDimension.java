package eo.caravan.processors.process.dimension;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.InsertedCube;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.List;
import java.util.Locale;

/**
 * Adds a dimension of one label before all others; the cells stay.
 *
 * <p>Errors: DimensionExists, also for a fourth spatial dimension.
 */
@OpenEoProcess("add_dimension")
@AutoService(Process.class)
public final class AddDimension implements CubeProcess<AddDimension.Arguments> {
    private static final int SPATIAL_AXES = 3;

    /**
     * The parameters.
     *
     * @param label text or number
     * @param type of the dimension: bands, geometry, spatial, temporal or other
     */
    public record Arguments(Cube data, String name, Object label, String type) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        DimensionType type = DimensionType.valueOf(arguments.type.toUpperCase(Locale.ROOT));
        boolean axesLeft =
                type != DimensionType.SPATIAL || data.shape().ofType(type).size() < SPATIAL_AXES;
        if (data.shape().find(arguments.name) >= 0 || !axesLeft) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_EXISTS,
                    axesLeft
                            ? "The data has a dimension '" + arguments.name + "' already. Choose another name."
                            : "The data has dimensions for the axes x, y and z already.");
        }
        return new InsertedCube(data, 0, dimension(arguments, type));
    }

    private static Dimension dimension(Arguments arguments, DimensionType type) {
        if (type == DimensionType.BANDS && arguments.label instanceof String label) {
            return new Dimension.Bands(arguments.name, List.of(Band.named(label)));
        }
        if (type == DimensionType.TEMPORAL && arguments.label instanceof String label) {
            return new Dimension.Temporal(arguments.name, List.of(label));
        }
        return new Dimension.Labelled(arguments.name, type, List.of(arguments.label));
    }
}
