package eo.caravan.processors.process.filter;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the times from the start, inclusive, to the end, exclusive, in their order; may keep none. A period counts by its first
 * moment.
 *
 * <p>Errors: DimensionNotAvailable, TemporalExtentEmpty; ProcessParameterInvalid where a label is no time.
 */
@OpenEoProcess("filter_temporal")
@AutoService(Process.class)
public final class FilterTemporal implements CubeProcess<FilterTemporal.Arguments> {
    /**
     * The parameters.
     *
     * @param extent start and end, one of them may be null
     * @param dimension {@code null} for all temporal dimensions
     */
    public record Arguments(Cube data, List<Object> extent, String dimension) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        TemporalInterval interval = TemporalInterval.read(arguments.extent, "filter_temporal", "extent");
        Cube cube = arguments.data;
        for (int position : positions(cube.shape(), arguments.dimension)) {
            cube = PickedCube.of(cube, position, within(cube.shape().dimension(position), interval));
        }
        return cube;
    }

    private static List<Integer> positions(Shape shape, String name) {
        List<Integer> temporal = shape.ofType(DimensionType.TEMPORAL);
        if (name == null) {
            if (temporal.isEmpty()) {
                throw unavailable(shape, "The data has no temporal dimension.");
            }
            return temporal;
        }
        int index = shape.index(name);
        if (!temporal.contains(index)) {
            throw unavailable(shape, "The dimension '" + name + "' is not temporal.");
        }
        return List.of(index);
    }

    private static OpenEoException unavailable(Shape shape, String message) {
        return new OpenEoException(
                ProcessErrorCode.DIMENSION_NOT_AVAILABLE,
                message + " The dimensions are: " + String.join(", ", shape.names()) + ".");
    }

    private static int[] within(Dimension dimension, TemporalInterval interval) {
        return IntStream.range(0, dimension.size())
                .filter(i -> interval.contains(dimension.instant(i).orElseThrow(() -> noTime(dimension, i))))
                .toArray();
    }

    private static OpenEoException noTime(Dimension dimension, int index) {
        return OpenEoException.invalid(
                "filter_temporal",
                "data",
                "The label '" + dimension.label(index) + "' of the dimension '" + dimension.name()
                        + "' is no date and no date-time. Use filter_labels, or give dates by rename_labels.");
    }
}
