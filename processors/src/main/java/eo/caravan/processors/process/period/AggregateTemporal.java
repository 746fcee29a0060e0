package eo.caravan.processors.process.period;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.Values;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reduces the values of each interval of time to one. Intervals are left-closed and may overlap; the reducer gets the values in
 * the order of the cube, whatever the order of its dates, and an empty array where an interval holds none. Intervals of times of
 * the day hold the values of every day. The new labels are those given, otherwise the starts of the intervals.
 *
 * <p>Errors: TooManyDimensions, DimensionNotAvailable, DistinctDimensionLabelsRequired, TemporalExtentEmpty;
 * ProcessParameterInvalid where a label of the data is no time, or labels and intervals differ in number; ProcessGraphInvalid where
 * the reducer does not return one value.
 */
@OpenEoProcess("aggregate_temporal")
@AutoService(Process.class)
public final class AggregateTemporal implements CubeProcess<AggregateTemporal.Arguments> {
    private static final String ID = "aggregate_temporal";

    /**
     * The parameters.
     *
     * @param intervals pairs of texts, one of a pair may be null
     * @param reducer of {@code data}, a labeled array, and {@code context}
     * @param labels none for the starts of the intervals
     * @param dimension {@code null} for the only temporal dimension
     */
    public record Arguments(
            Cube data,
            List<Object> intervals,
            Callback reducer,
            List<Object> labels,
            String dimension,
            Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        int position = TimeAxis.find(shape, arguments.dimension, "data");
        List<List<?>> ends = new ArrayList<>();
        List<Interval> intervals = new ArrayList<>();
        for (Object interval : arguments.intervals) {
            ends.add(Values.list(interval));
            intervals.add(Interval.read(Values.list(interval), ID));
        }
        List<Object> labels = labels(arguments.labels, ends);
        List<Instant> times = TimeAxis.times(shape.dimension(position), ID, "data");
        TimeOrder<Instant> moments = new TimeOrder<>(times);
        TimeOrder<LocalTime> timesOfDay = new TimeOrder<>(times.stream()
                .map(time -> time.atOffset(ZoneOffset.UTC).toLocalTime())
                .toList());
        int[][] members = intervals.stream()
                .map(interval -> interval.within(moments, timesOfDay))
                .toArray(int[][]::new);
        Operand given = new Operand.Constant(arguments.context);
        Groups groups = Groups.compile(
                shape, position, members, data -> arguments.reducer.compile(Map.of("data", data, "context", given)));
        return GroupedCube.computed(
                arguments.data,
                position,
                groups,
                TimeAxis.labelled(shape.dimension(position).name(), labels));
    }

    private static List<Object> labels(List<Object> given, List<List<?>> intervals) {
        if (given == null || given.isEmpty()) {
            return starts(intervals);
        }
        if (given.size() != intervals.size()) {
            throw OpenEoException.invalid(
                    ID, "labels", "There are " + given.size() + " labels for " + intervals.size() + " intervals.");
        }
        Set<Object> seen = new HashSet<>();
        for (Object label : given) {
            if (!seen.add(Values.text(label))) {
                throw repeated("The label '" + Values.text(label) + "' is given twice.");
            }
        }
        return given;
    }

    private static List<Object> starts(List<List<?>> intervals) {
        List<Object> labels = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (List<?> interval : intervals) {
            Object start = interval.get(0);
            if (start == null) {
                throw repeated("An interval with an open begin has no start to be named after.");
            }
            String label = Interval.label(start);
            if (!seen.add(Instants.parse(label).<Object>map(moment -> moment).orElse(label))) {
                throw repeated("Several intervals begin at " + label + ".");
            }
            labels.add(label);
        }
        return labels;
    }

    private static OpenEoException repeated(String reason) {
        return new OpenEoException(
                ProcessErrorCode.DISTINCT_DIMENSION_LABELS_REQUIRED,
                reason + " Give distinct 'labels', one an interval.");
    }
}
