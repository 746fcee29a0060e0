package eo.caravan.processors.process.filter;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Keeps the labels of a dimension for which a condition is true; may keep none.
 *
 * <p>Errors: DimensionNotAvailable; ProcessParameterInvalid where the cells kept of a regular axis would not be neighbours.
 */
@OpenEoProcess("filter_labels")
@AutoService(Process.class)
public final class FilterLabels implements CubeProcess<FilterLabels.Arguments> {
    /**
     * The parameters.
     *
     * @param condition of {@code value}, a label, and {@code context}
     */
    public record Arguments(Cube data, Callback condition, String dimension, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        int position = data.shape().index(arguments.dimension);
        Dimension dimension = data.shape().dimension(position);
        int[] kept = IntStream.range(0, dimension.size())
                .filter(i -> fits(arguments, dimension.label(i)))
                .toArray();
        boolean neighbours = kept.length == 0 || kept[kept.length - 1] - kept[0] == kept.length - 1;
        if (dimension instanceof Dimension.Horizontal && !neighbours) {
            throw OpenEoException.invalid(
                    "filter_labels", "condition", "Of a regular spatial axis only neighbouring cells can be kept.");
        }
        return PickedCube.of(data, position, kept);
    }

    private static boolean fits(Arguments arguments, Object label) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("value", label);
        parameters.put("context", arguments.context);
        return Boolean.TRUE.equals(arguments.condition.evaluate(parameters));
    }
}
