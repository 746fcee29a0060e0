package eo.caravan.processors.process.period;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings data to the times of another cube: each time of the target gets the data of the nearest time, whether that has data or
 * not. With a limit in days, each cell gets the nearest value that is valid and less than the limit away, or at the very time; no
 * data where there is none. Of two equally near times the earlier one counts, of equal times the first of the cube.
 *
 * <p>Errors: DimensionNotAvailable, DimensionMismatch; ProcessParameterInvalid where a label is no time or the limit is negative.
 */
@OpenEoProcess("resample_cube_temporal")
@AutoService(Process.class)
public final class ResampleCubeTemporal implements CubeProcess<ResampleCubeTemporal.Arguments> {
    private static final String ID = "resample_cube_temporal";
    private static final double LONGEST_DAYS = 4e6;
    /**
     * The parameters.
     *
     * @param dimension {@code null} for all temporal dimensions that both cubes have
     * @param validWithin days; {@code null} to take the nearest time whatever it holds
     */
    public record Arguments(Cube data, Cube target, String dimension, Double validWithin) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape target = arguments.target.shape();
        Duration limit = limit(arguments.validWithin);
        Cube cube = arguments.data;
        for (String name : names(cube.shape(), target, arguments.dimension)) {
            int position = cube.shape().index(name);
            Dimension wished = target.dimension(target.index(name));
            TimeOrder<Instant> order =
                    new TimeOrder<>(TimeAxis.times(cube.shape().dimension(position), ID, "data"));
            int[][] members = TimeAxis.times(wished, ID, "target").stream()
                    .map(moment -> nearest(order, moment, limit))
                    .toArray(int[][]::new);
            cube = picked(cube, position, wished, members, limit != null);
        }
        return cube;
    }

    /** The first of each group; the first that is valid where {@code searched}. */
    private static Cube picked(Cube cube, int position, Dimension wished, int[][] members, boolean searched) {
        Shape shape = cube.shape().with(position, wished);
        Groups groups = Groups.compile(
                cube.shape(),
                position,
                members,
                searched ? ResampleCubeTemporal::firstValid : ResampleCubeTemporal::first);
        boolean complete = !searched && Arrays.stream(members).allMatch(group -> group.length > 0);
        return new GroupedCube(
                cube,
                position,
                groups,
                complete ? shape : shape.encoded(shape.encoding().withNodata()));
    }

    private static Operand first(Operand.Elements nearest) {
        return nearest.elements().isEmpty()
                ? new Operand.Constant(null)
                : nearest.elements().get(0);
    }

    private static Operand firstValid(Operand.Elements nearest) {
        List<Cells> rows = Operands.cells(nearest.elements());
        return new KernelCells(rows, ResampleCubeTemporal::firstFinite, Encodings.join(rows), false);
    }

    private static void firstFinite(double[][] rows, double[] out, int n) {
        Arrays.fill(out, 0, n, Double.NaN);
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                out[i] = Double.isNaN(out[i]) && Double.isFinite(row[i]) ? row[i] : out[i];
            }
        }
    }

    private static Duration limit(Double days) {
        if (days == null) {
            return null;
        }
        if (!(days >= 0)) {
            throw OpenEoException.invalid(ID, "valid_within", "A number of days is not negative, as " + days + " is.");
        }
        return Duration.ofMillis(
                Math.round(Math.min(days, LONGEST_DAYS) * Duration.ofDays(1).toMillis()));
    }

    private static List<String> names(Shape data, Shape target, String dimension) {
        if (dimension == null) {
            List<String> common = temporal(data);
            List<String> names =
                    common.stream().filter(temporal(target)::contains).toList();
            if (names.isEmpty()) {
                throw mismatch("Data and target have no temporal dimension of the same name", data, target);
            }
            return names;
        }
        data.index(dimension);
        target.index(dimension);
        if (!temporal(data).contains(dimension) || !temporal(target).contains(dimension)) {
            throw mismatch("The dimension '" + dimension + "' is not temporal in both cubes", data, target);
        }
        return List.of(dimension);
    }

    private static List<String> temporal(Shape shape) {
        return shape.ofType(DimensionType.TEMPORAL).stream()
                .map(i -> shape.dimension(i).name())
                .toList();
    }

    private static OpenEoException mismatch(String message, Shape data, Shape target) {
        return new OpenEoException(
                ProcessErrorCode.DIMENSION_MISMATCH,
                message + ". Temporal in the data: " + temporal(data) + ", in the target: " + temporal(target) + ".");
    }

    /**
     * The labels by their distance from a moment, the nearest first.
     *
     * @param limit the distance that none of them reaches, {@code null} for the nearest label alone
     */
    private static int[] nearest(TimeOrder<Instant> order, Instant moment, Duration limit) {
        List<Integer> found = new ArrayList<>();
        int after = order.rank(moment);
        int before = after - 1;
        while ((before >= 0 || after < order.size()) && (limit != null || found.isEmpty())) {
            Duration back = before < 0 ? null : Duration.between(order.key(before), moment);
            Duration ahead = after == order.size() ? null : Duration.between(moment, order.key(after));
            boolean earlier = ahead == null || back != null && back.compareTo(ahead) <= 0;
            Duration distance = earlier ? back : ahead;
            if (limit != null && !distance.isZero() && distance.compareTo(limit) >= 0) {
                break;
            }
            int first = earlier ? order.rank(order.key(before)) : after;
            int last = earlier ? before : after;
            for (int rank = first; rank <= last; rank++) {
                found.add(order.label(rank));
            }
            before = earlier ? first - 1 : before;
            after = earlier ? after : after + 1;
        }
        return found.stream()
                .limit(limit == null ? 1 : found.size())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
