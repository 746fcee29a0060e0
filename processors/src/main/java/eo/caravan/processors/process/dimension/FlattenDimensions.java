package eo.caravan.processors.process.dimension;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Makes one dimension of several. Its labels are their labels as texts with a separator between, the last given dimension runs
 * fastest. It stands where the first of them stood in the cube; the cells stay.
 *
 * <p>Errors: DimensionNotAvailable, TargetDimensionExists; ProcessParameterInvalid where dimensions repeat, are none, or have
 * too many combinations of labels.
 */
@OpenEoProcess("flatten_dimensions")
@AutoService(Process.class)
public final class FlattenDimensions implements CubeProcess<FlattenDimensions.Arguments> {
    private static final int MOST_LABELS = 1_000_000;

    /**
     * The parameters.
     *
     * @param dimensions their names, in the order in which labels are put together
     */
    public record Arguments(Cube data, List<?> dimensions, String targetDimension, String labelSeparator) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        int[] positions = arguments.dimensions.stream()
                .mapToInt(name -> shape.index((String) name))
                .toArray();
        if (positions.length == 0 || new HashSet<>(arguments.dimensions).size() < positions.length) {
            throw OpenEoException.invalid(
                    "flatten_dimensions", "dimensions", "Give at least one dimension, and each of them once.");
        }
        if (shape.find(arguments.targetDimension) >= 0) {
            throw exists(arguments.targetDimension);
        }
        return new FlattenedCube(
                arguments.data,
                positions,
                arguments.targetDimension,
                labels(shape, positions, arguments.labelSeparator));
    }

    static OpenEoException exists(String name) {
        return new OpenEoException(
                ProcessErrorCode.TARGET_DIMENSION_EXISTS,
                "The data has a dimension '" + name + "' already. Choose another name.");
    }

    private static List<Object> labels(Shape shape, int[] positions, String separator) {
        List<Object> labels = List.of("");
        for (int i = 0; i < positions.length; i++) {
            List<Object> further = shape.dimension(positions[i]).labels();
            if ((long) labels.size() * further.size() > MOST_LABELS) {
                throw OpenEoException.invalid(
                        "flatten_dimensions",
                        "dimensions",
                        "They have more than " + MOST_LABELS
                                + " combinations of labels. Filter or aggregate them first.");
            }
            List<Object> combined = new ArrayList<>(labels.size() * further.size());
            for (Object label : labels) {
                for (Object next : further) {
                    combined.add(i == 0 ? Values.text(next) : label + separator + Values.text(next));
                }
            }
            labels = combined;
        }
        return labels;
    }
}
