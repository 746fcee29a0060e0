package eo.caravan.processors.process.period;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.math.Statistics;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The mean of all values that lie in the same day, month or season of any year of a climatology period, or of all its values. No
 * data takes no part; a label without values has no data. The labels are complete: twelve months also where the data has fewer,
 * a 366th day where the period has a leap year.
 *
 * <p>A season that begins in the year before the climatology period belongs to it if the data has dates in every month of the
 * season before the period, otherwise its months within the first year are left out. The season that begins at the end of the
 * last year is left out.
 *
 * <p>Errors: TooManyDimensions, DimensionNotAvailable; ProcessParameterInvalid where the data does not cover the years.
 */
@OpenEoProcess("climatological_normal")
@AutoService(Process.class)
public final class ClimatologicalNormal implements CubeProcess<ClimatologicalNormal.Arguments> {
    private static final String ID = "climatological_normal";
    private static final String WHOLE = "climatology-period";
    private static final ValueProcess MEAN = new Statistics().processes().get("mean");

    /**
     * The parameters.
     *
     * @param period one of {@link Period}, as openEO writes it, or {@code climatology-period}
     * @param climatologyPeriod the first and the last year, both inclusive
     */
    public record Arguments(Cube data, String period, List<Object> climatologyPeriod) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        int position = TimeAxis.find(shape, null, "data");
        Dimension time = shape.dimension(position);
        Years years = Years.read(arguments.climatologyPeriod);
        List<YearMonth> months = new ArrayList<>();
        List<Instant> times = TimeAxis.times(time, ID, "data");
        times.forEach(instant -> months.add(YearMonth.from(instant.atOffset(ZoneOffset.UTC))));
        years.check(months);
        Map<String, List<Integer>> members = arguments.period.equals(WHOLE)
                ? Map.of(WHOLE, years.within(months, 0))
                : members(Period.parse(arguments.period), years, times, months);
        int[][] indices = members.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        Groups groups = Groups.compile(shape, position, indices, ClimatologicalNormal::mean);
        return GroupedCube.computed(
                arguments.data, position, groups, new Dimension.Temporal(time.name(), List.copyOf(members.keySet())));
    }

    private static Operand mean(Operand.Elements values) {
        return MEAN.compile(Map.of("data", values, "ignore_nodata", new Operand.Constant(true)));
    }

    private static Map<String, List<Integer>> members(
            Period period, Years years, List<Instant> times, List<YearMonth> months) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        labels(period, years).forEach(label -> members.put(label, new ArrayList<>()));
        int before =
                switch (period) {
                    case SEASON -> 1;
                    case TROPICAL_SEASON -> 2;
                    default -> 0;
                };
        for (int i : years.within(months, before)) {
            members.get(period.part(period.start(times.get(i)))).add(i);
        }
        return members;
    }

    private static List<String> labels(Period period, Years years) {
        return switch (period) {
            case DAY -> IntStream.rangeClosed(1, years.leap() ? 366 : 365)
                    .mapToObj(day -> Period.padded(day, 3))
                    .toList();
            case MONTH -> IntStream.rangeClosed(1, 12)
                    .mapToObj(month -> Period.padded(month, 2))
                    .toList();
            case SEASON -> List.of("djf", "mam", "jja", "son");
            case TROPICAL_SEASON -> List.of("ndjfma", "mjjaso");
            default -> throw OpenEoException.invalid(ID, "period", "There are no normals of this period.");
        };
    }

    /** The climatology period. */
    private record Years(int first, int last) {
        static Years read(List<Object> given) {
            if (given.size() == 2
                    && given.get(0) instanceof Double first
                    && given.get(1) instanceof Double last
                    && first <= last) {
                return new Years(first.intValue(), last.intValue());
            }
            throw OpenEoException.invalid(
                    ID,
                    "climatology_period",
                    "Give the first and the last year, for example [1991, 2020], not " + given);
        }

        boolean leap() {
            return IntStream.rangeClosed(first, last).anyMatch(Year::isLeap);
        }

        /** Refuses data that does not span the years. */
        void check(List<YearMonth> months) {
            int from = months.stream().mapToInt(YearMonth::getYear).min().orElse(Integer.MAX_VALUE);
            int to = months.stream().mapToInt(YearMonth::getYear).max().orElse(Integer.MIN_VALUE);
            if (from > first || to < last) {
                throw OpenEoException.invalid(
                        ID,
                        "climatology_period",
                        "The data must span the years " + first + " to " + last + ", but "
                                + (months.isEmpty()
                                        ? "it has no dates."
                                        : "its dates lie in " + from + " to " + to + "."));
            }
        }

        /**
         * The dates that count.
         *
         * @param before how many months of the first season lie in the year before; twice as many lie in the first year
         */
        List<Integer> within(List<YearMonth> months, int before) {
            YearMonth start = YearMonth.of(first, 1);
            Set<YearMonth> early = new HashSet<>();
            for (YearMonth month : months) {
                if (month.isBefore(start) && !month.isBefore(start.minusMonths(before))) {
                    early.add(month);
                }
            }
            boolean complete = early.size() == before;
            YearMonth from = complete ? start.minusMonths(before) : start.plusMonths(2L * before);
            YearMonth to = YearMonth.of(last, 12).minusMonths(before);
            return IntStream.range(0, months.size())
                    .filter(i -> !months.get(i).isBefore(from) && !months.get(i).isAfter(to))
                    .boxed()
                    .toList();
        }
    }
}
