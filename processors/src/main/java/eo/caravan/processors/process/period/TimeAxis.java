package eo.caravan.processors.process.period;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Shape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The temporal dimension that a process works along. */
final class TimeAxis {
    private TimeAxis() {}

    /**
     * The position of a temporal dimension.
     *
     * @param name {@code null} for the only one
     * @param what the cube, for the message
     * @throws OpenEoException TooManyDimensions where several could be meant, DimensionNotAvailable where there is none
     */
    static int find(Shape shape, String name, String what) {
        List<Integer> temporal = shape.ofType(DimensionType.TEMPORAL);
        if (name != null) {
            int index = shape.index(name);
            if (!temporal.contains(index)) {
                throw unavailable("The dimension '" + name + "' is not temporal.", shape);
            }
            return index;
        }
        if (temporal.isEmpty()) {
            throw unavailable("The " + what + " has no temporal dimension.", shape);
        }
        if (temporal.size() > 1) {
            throw new OpenEoException(
                    ProcessErrorCode.TOO_MANY_DIMENSIONS,
                    "The " + what + " has " + temporal.size() + " temporal dimensions. Name the one that is meant: "
                            + String.join(", ", names(shape, temporal)) + ".");
        }
        return temporal.get(0);
    }

    private static OpenEoException unavailable(String message, Shape shape) {
        return new OpenEoException(
                ProcessErrorCode.DIMENSION_NOT_AVAILABLE,
                message + " The dimensions are: " + String.join(", ", shape.names()) + ".");
    }

    private static List<String> names(Shape shape, List<Integer> positions) {
        return positions.stream().map(i -> shape.dimension(i).name()).toList();
    }

    /**
     * When each label begins, in the order of the dimension.
     *
     * @throws OpenEoException ProcessParameterInvalid where a label is no time
     */
    static List<Instant> times(Dimension dimension, String process, String parameter) {
        List<Instant> times = new ArrayList<>(dimension.size());
        for (int i = 0; i < dimension.size(); i++) {
            Object label = dimension.label(i);
            times.add(dimension
                    .instant(i)
                    .orElseThrow(() -> OpenEoException.invalid(
                            process,
                            parameter,
                            "The label '" + label + "' of the dimension '" + dimension.name()
                                    + "' is no date and no date-time. Give dates by rename_labels.")));
        }
        return times;
    }

    /** A temporal dimension with other labels: numbers stay numbers. */
    static Dimension labelled(String name, List<Object> labels) {
        if (labels.stream().allMatch(String.class::isInstance)) {
            return new Dimension.Temporal(
                    name, labels.stream().map(String.class::cast).toList());
        }
        return new Dimension.Labelled(name, DimensionType.TEMPORAL, labels);
    }
}
