package eo.caravan.processors.process.period;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reduces the values of each calendar period to one. There is a label for every period from the one of the earliest date to the
 * one of the latest; the reducer gets the values in the order of the cube, and an empty array for a period without any.
 *
 * <p>Errors: TooManyDimensions, DimensionNotAvailable; ProcessParameterInvalid where a label of the data is no time, or there would
 * be absurdly many periods; ProcessGraphInvalid where the reducer does not return one value.
 */
@OpenEoProcess("aggregate_temporal_period")
@AutoService(Process.class)
public final class AggregateTemporalPeriod implements CubeProcess<AggregateTemporalPeriod.Arguments> {
    private static final String ID = "aggregate_temporal_period";
    private static final int MOST_LABELS = 1_000_000;

    /**
     * The parameters.
     *
     * @param period one of {@link Period}, as openEO writes it
     * @param reducer of {@code data}, a labeled array, and {@code context}
     * @param dimension {@code null} for the only temporal dimension
     */
    public record Arguments(Cube data, String period, Callback reducer, String dimension, Object context) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        int position = TimeAxis.find(shape, arguments.dimension, "data");
        Dimension time = shape.dimension(position);
        Period period = Period.parse(arguments.period);
        Map<LocalDateTime, List<Integer>> members = new HashMap<>();
        List<Instant> times = TimeAxis.times(time, ID, "data");
        for (int i = 0; i < times.size(); i++) {
            members.computeIfAbsent(period.start(times.get(i)), start -> new ArrayList<>())
                    .add(i);
        }
        List<LocalDateTime> starts = starts(period, members);
        int[][] indices = starts.stream()
                .map(start -> members.getOrDefault(start, List.of()))
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        Operand given = new Operand.Constant(arguments.context);
        Groups groups = Groups.compile(
                shape, position, indices, data -> arguments.reducer.compile(Map.of("data", data, "context", given)));
        Dimension labelled = new Dimension.Temporal(
                time.name(),
                starts.stream().map(period::label).toList(),
                starts.stream().map(start -> start.toInstant(ZoneOffset.UTC)).toList());
        return GroupedCube.computed(arguments.data, position, groups, labelled);
    }

    /** The starts of all periods from the first that has members to the last. */
    private static List<LocalDateTime> starts(Period period, Map<LocalDateTime, List<Integer>> members) {
        List<LocalDateTime> starts = new ArrayList<>();
        if (members.isEmpty()) {
            return starts;
        }
        LocalDateTime last = Collections.max(members.keySet());
        for (LocalDateTime start = Collections.min(members.keySet());
                !start.isAfter(last);
                start = period.next(start)) {
            if (starts.size() == MOST_LABELS) {
                throw OpenEoException.invalid(
                        ID,
                        "period",
                        "There are more than " + MOST_LABELS
                                + " of these periods between the first and the last date of"
                                + " the data. Filter the data or take longer periods.");
            }
            starts.add(start);
        }
        return starts;
    }
}
