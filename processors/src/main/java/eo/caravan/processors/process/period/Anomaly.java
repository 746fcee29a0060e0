package eo.caravan.processors.process.period;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.RelabelledCube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.Values;
import eo.caravan.processors.process.resample.Alignment;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Subtracts from each time of the data the normal of its period; no data where either has none. Labels are those that {@code
 * aggregate_temporal_period} makes, or dates, which belong to the period that holds them. The last day of a leap year has no data
 * where the normals know only 365 days. Normals on another grid are aligned to the data by nearest neighbour; along a dimension
 * that they lack they hold for every label.
 *
 * <p>Errors: TooManyDimensions, DimensionNotAvailable; IncompatibleDataCubes where the normals have a dimension or labels that the
 * data has not; ProcessParameterInvalid where a label of the data is of no such period, or its normal is missing.
 */
@OpenEoProcess("anomaly")
@AutoService(Process.class)
public final class Anomaly implements CubeProcess<Anomaly.Arguments> {
    private static final String ID = "anomaly";
    private static final Set<String> SINGLE = Set.of("single-period", "climatology-period");

    /**
     * The parameters.
     *
     * @param period one of {@link Period}, as openEO writes it, or one for which the normals have a single label
     */
    public record Arguments(Cube data, Cube normals, String period) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        int position = TimeAxis.find(shape, null, "data");
        Dimension time = shape.dimension(position);
        Dimension normal =
                arguments.normals.shape().dimension(TimeAxis.find(arguments.normals.shape(), null, "cube of normals"));
        int[] normalOf = SINGLE.contains(arguments.period)
                ? single(time, normal)
                : normals(Period.parse(arguments.period), time, normal);
        Cube normals = Alignment.align(named(arguments.normals, normal.name(), time.name()), shape);
        check(normals.shape(), shape, position);
        return new AnomalyCube(arguments.data, position, normals, normalOf);
    }

    private static Cube named(Cube cube, String from, String to) {
        Shape shape = cube.shape();
        int position = shape.index(from);
        if (from.equals(to)) {
            return cube;
        }
        if (shape.find(to) >= 0) {
            throw incompatible("The normals have a dimension '" + to + "' that is not temporal, in the data it is.");
        }
        return new RelabelledCube(
                cube, shape.with(position, shape.dimension(position).named(to)));
    }

    private static int[] single(Dimension time, Dimension normal) {
        if (normal.size() != 1) {
            throw OpenEoException.invalid(
                    ID, "normals", "For a single period they have one label of time, not " + normal.size() + ".");
        }
        return new int[time.size()];
    }

    private static int[] normals(Period period, Dimension time, Dimension normal) {
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < normal.size(); i++) {
            known.putIfAbsent(Values.text(normal.label(i)), i);
        }
        Set<String> missing = new TreeSet<>();
        int[] normalOf = new int[time.size()];
        for (int i = 0; i < normalOf.length; i++) {
            String part = part(period, time, i);
            normalOf[i] = known.getOrDefault(part, -1);
            if (normalOf[i] < 0 && !part.equals("366")) {
                missing.add(part);
            }
        }
        if (!missing.isEmpty()) {
            List<String> some = missing.stream().limit(10).toList();
            throw OpenEoException.invalid(
                    ID,
                    "normals",
                    "They lack the labels " + String.join(", ", some) + (missing.size() > some.size() ? ", …" : "")
                            + " that the data needs. They have: " + some(normal) + ".");
        }
        return normalOf;
    }

    private static String some(Dimension normal) {
        List<String> labels =
                normal.labels().stream().limit(10).map(Values::text).toList();
        return String.join(", ", labels) + (normal.size() > labels.size() ? ", …" : "");
    }

    /** What the normal for a label is called. */
    private static String part(Period period, Dimension time, int index) {
        String label = Values.text(time.label(index));
        boolean date = label.matches("\\d{4}-\\d{2}-\\d{2}([Tt].*)?");
        boolean years = label.matches("-?\\d{4,}") && period.compareTo(Period.YEAR) >= 0;
        return period.writtenPart(label)
                .or(() -> time.instant(index)
                        .filter(moment -> date || years)
                        .map(period::start)
                        .map((LocalDateTime start) -> period.part(start)))
                .orElseThrow(
                        () -> OpenEoException.invalid(
                                ID,
                                "data",
                                "The label '" + label + "' of the dimension '" + time.name()
                                        + "' is neither a date nor a label of this period, as aggregate_temporal_period makes them."));
    }

    private static void check(Shape normals, Shape data, int position) {
        for (Dimension dimension : normals.dimensions()) {
            int same = data.find(dimension.name());
            if (same < 0) {
                throw incompatible("The normals have a dimension '" + dimension.name() + "', the data has only "
                        + String.join(", ", data.names()) + ". Reduce or drop it first.");
            }
            Dimension own = data.dimension(same);
            if (same != position && (own.type() != dimension.type() || !Alignment.sameLabels(own, dimension))) {
                throw incompatible("The labels of '" + dimension.name()
                        + "' differ between data and normals. Filter both to the same labels first.");
            }
        }
    }

    private static OpenEoException incompatible(String message) {
        return new OpenEoException(ProcessErrorCode.INCOMPATIBLE_DATA_CUBES, message);
    }
}
