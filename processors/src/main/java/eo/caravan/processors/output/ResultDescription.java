package eo.caravan.processors.output;

import eo.caravan.processors.cube.Cube;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code save_result} returns: what to write and how; nothing is written yet.
 *
 * @param data a raster or vector cube
 * @param options as given by the user, checked by the format
 * @param steps what is to be done with the STAC description of the files once they are written, in this order
 */
public record ResultDescription(Cube data, OutputFormat format, Map<String, Object> options, List<StacStep> steps) {
    public ResultDescription {
        steps = List.copyOf(steps);
    }

    /** What is just written. */
    public ResultDescription(Cube data, OutputFormat format, Map<String, Object> options) {
        this(data, format, options, List.of());
    }

    /** The same with one more step at the end. */
    public ResultDescription then(StacStep step) {
        List<StacStep> more = new ArrayList<>(steps);
        more.add(step);
        return new ResultDescription(data, format, options, more);
    }

    /** Whether this is the other one, of the same cube, with further steps. */
    public boolean continues(ResultDescription other) {
        return data == other.data
                && format == other.format
                && options.equals(other.options)
                && steps.size() > other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }
}
