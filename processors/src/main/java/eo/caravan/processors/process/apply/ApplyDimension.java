package eo.caravan.processors.process.apply;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.DroppedCube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CellResult;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Computes an array from the values along a dimension, and puts it in their place. Labels stay where there are as many values as
 * before and the dimension stays; otherwise they are 0, 1, 2, …. A target dimension takes the place of the source; one that exists
 * must have a single label.
 *
 * <p>Errors: DimensionNotAvailable, DimensionLabelCountMismatch; ProcessGraphInvalid where the callback returns no array of a
 * length that is known while planning.
 */
@OpenEoProcess("apply_dimension")
@AutoService(Process.class)
public final class ApplyDimension implements CubeProcess<ApplyDimension.Arguments> {
    /**
     * The parameters.
     *
     * @param process of {@code data}, a labeled array, and {@code context}
     * @param targetDimension {@code null} for {@code dimension}
     */
    public record Arguments(Cube data, Callback process, String dimension, String targetDimension, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape given = arguments.data.shape();
        int position = given.index(arguments.dimension);
        boolean stays = arguments.targetDimension == null || arguments.targetDimension.equals(arguments.dimension);
        int existing = stays ? -1 : given.find(arguments.targetDimension);
        Operand.Elements elements = CellResult.elements(given, position);
        Operand result =
                arguments.process.compile(Map.of("data", elements, "context", new Operand.Constant(arguments.context)));
        if (!(result instanceof Operand.Elements array) || array.elements().isEmpty()) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "The result of 'process' in apply_dimension must be an array with at least one element. To get a"
                            + " single value, use reduce_dimension.");
        }
        int count = array.elements().size();
        Dimension source = given.dimension(position);
        Dimension replacement = stays
                ? count == source.size() ? source : enumerated(source.name(), source.type(), count)
                : existing < 0
                        ? enumerated(arguments.targetDimension, DimensionType.OTHER, count)
                        : enumerated(
                                arguments.targetDimension,
                                given.dimension(existing).type(),
                                count);
        CellResult cells = CellResult.of(array, source.size(), "process");
        return existing < 0
                ? new DimensionCube(arguments.data, position, replacement, cells.program(), cells.encoding())
                : into(arguments.data, position, existing, replacement, cells);
    }

    /** Fills a dimension of a single label, which is dropped from its own place for that. */
    private static Cube into(Cube data, int position, int existing, Dimension replacement, CellResult cells) {
        int labels = data.shape().dimension(existing).size();
        if (labels != 1) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_LABEL_COUNT_MISMATCH,
                    "The target dimension '" + replacement.name() + "' has " + labels
                            + " labels; only one with a single label can be filled.");
        }
        int source = existing < position ? position - 1 : position;
        return new DimensionCube(
                new DroppedCube(data, existing, 0), source, replacement, cells.program(), cells.encoding());
    }

    private static Dimension enumerated(String name, DimensionType type, int count) {
        List<Object> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add((double) i);
        }
        return new Dimension.Labelled(name, type, labels);
    }
}
