package eo.caravan.processors.process.period;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static eo.caravan.processors.process.period.Reducers.COUNT;
import static eo.caravan.processors.process.period.Reducers.FIRST;
import static eo.caravan.processors.process.period.Reducers.LAST;
import static eo.caravan.processors.process.period.Reducers.MAX;
import static eo.caravan.processors.process.period.Reducers.MEAN;
import static eo.caravan.processors.process.period.Reducers.SUM;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AggregateTemporalTest {
    /** One cell; 1, 2, 4 and 8 on four dates. */
    private static final Cube FOUR = Cubes.cube(
            1,
            1,
            List.of(Cubes.times("2022-06-01T10:00:00Z", "2022-06-02", "2022-06-10T18:00:00Z", "2022-07-01")),
            1,
            2,
            4,
            8);

    private static Cube aggregate(Cube cube, Callback reducer, List<Object> labels, String... ends) {
        List<Object> intervals = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            intervals.add(Arrays.asList(ends[i], ends[i + 1]));
        }
        return (Cube) new AggregateTemporal()
                .apply(new AggregateTemporal.Arguments(cube, intervals, reducer, labels, null, null), CONTEXT);
    }

    private static List<Object> labels(Cube cube) {
        return cube.shape().dimension(0).labels();
    }

    @Test
    void the_start_belongs_to_an_interval_and_the_end_does_not() {
        Cube sums = aggregate(FOUR, SUM, List.of(), "2022-06-02", "2022-07-01", "2022-07-01", "2022-07-02");
        assertThat(labels(sums)).containsExactly("2022-06-02", "2022-07-01");
        assertThat(Cubes.all(sums)).containsExactly(2 + 4, 8);
    }

    @Test
    void intervals_may_overlap_and_come_in_any_order() {
        Cube sums = aggregate(
                FOUR, SUM, null, "2022-06-02", "2022-07-02", "2022-06-01", "2022-06-03", "2022-05-01", "2023-01-01");
        assertThat(labels(sums)).containsExactly("2022-06-02", "2022-06-01", "2022-05-01");
        assertThat(Cubes.all(sums)).containsExactly(2 + 4 + 8, 1 + 2, 15);
    }

    @Test
    void null_ends_are_open() {
        Cube sums = aggregate(FOUR, SUM, List.of("before", "after"), null, "2022-06-10", "2022-06-10", null);
        assertThat(labels(sums)).containsExactly("before", "after");
        assertThat(Cubes.all(sums)).containsExactly(1 + 2, 4 + 8);
        assertThat(labels(aggregate(FOUR, SUM, null, "2022-06-10", null))).containsExactly("2022-06-10");
        Cubes.fails(
                () -> aggregate(FOUR, SUM, null, null, "2022-06-10"),
                ProcessErrorCode.DISTINCT_DIMENSION_LABELS_REQUIRED,
                "open begin");
    }

    @Test
    void an_interval_without_dates_hands_an_empty_array_to_the_reducer() {
        assertThat(Cubes.all(aggregate(FOUR, MEAN, null, "2022-06-01", "2022-06-03", "2030-01-01", null)))
                .containsExactly(1.5, NO);
        assertThat(Cubes.all(aggregate(FOUR, COUNT, null, "2022-06-01", "2022-06-03", "2030-01-01", null)))
                .containsExactly(2, 0);
    }

    @Test
    void moments_are_compared_across_zones_and_told_in_utc() {
        Cube sums = aggregate(
                FOUR, SUM, null, "2022-06-01T12:00:00+02:00", "2022-06-02T02:00:00+02:00", "2022-06-02", null);
        assertThat(labels(sums)).containsExactly("2022-06-01T10:00:00Z", "2022-06-02");
        assertThat(Cubes.all(sums)).containsExactly(1, 2 + 4 + 8);
    }

    @Test
    void times_of_the_day_hold_every_day_and_may_lead_over_midnight() {
        Cube sums = aggregate(FOUR, SUM, null, "06:00:00", "18:00:00", "18:00:00", "06:00:00");
        assertThat(labels(sums)).containsExactly("06:00:00", "18:00:00");
        assertThat(Cubes.all(sums)).containsExactly(1, 4 + 2 + 8);
        assertThat(Cubes.all(aggregate(FOUR, SUM, List.of("evening", "morning"), "18:00:00", null, null, "10:00:01")))
                .containsExactly(4, 1 + 2 + 8);
    }

    @Test
    void labels_can_be_numbers_and_the_dimension_stays_temporal() {
        Cube sums = aggregate(FOUR, SUM, List.of(2021.0, 2022.0), "2021-01-01", "2022-01-01", "2022-01-01", null);
        assertThat(labels(sums)).containsExactly(2021.0, 2022.0);
        assertThat(sums.shape().dimension(0).type()).isEqualTo(DimensionType.TEMPORAL);
        assertThat(Cubes.all(sums)).containsExactly(NO, 15);
    }

    @Test
    void labels_must_be_distinct_and_one_an_interval() {
        Cubes.fails(
                () -> aggregate(FOUR, SUM, null, "2022-01-01", "2023-01-01", "2022-01-01T00:00:00Z", "2024-01-01"),
                ProcessErrorCode.DISTINCT_DIMENSION_LABELS_REQUIRED,
                "2022-01-01");
        Cubes.fails(
                () -> aggregate(FOUR, SUM, List.of("a", "a"), "2022-01-01", null, "2023-01-01", null),
                ProcessErrorCode.DISTINCT_DIMENSION_LABELS_REQUIRED,
                "'a'");
        Cubes.fails(
                () -> aggregate(FOUR, SUM, List.of("a"), "2022-01-01", null, "2023-01-01", null),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "1 labels for 2 intervals");
    }

    @Test
    void empty_reversed_and_mixed_intervals_are_refused() {
        ProcessErrorCode empty = ProcessErrorCode.TEMPORAL_EXTENT_EMPTY;
        Cubes.fails(() -> aggregate(FOUR, SUM, null, "2022-01-01", "2022-01-01"), empty, "2022-01-01");
        Cubes.fails(() -> aggregate(FOUR, SUM, null, "2022-01-02", "2022-01-01T23:59:59Z"), empty);
        Cubes.fails(() -> aggregate(FOUR, SUM, null, "06:00:00", "06:00:00"), empty);
        ApiErrorCode invalid = ApiErrorCode.PROCESS_PARAMETER_INVALID;
        Cubes.fails(() -> aggregate(FOUR, SUM, null, "06:00:00", "2022-01-01"), invalid, "intervals");
        Cubes.fails(() -> aggregate(FOUR, SUM, null, "25:00:00", "06:00:00"), invalid, "25:00:00");
        Cubes.fails(() -> aggregate(FOUR, SUM, null, null, null), invalid, "null");
        Cubes.fails(() -> aggregate(FOUR, SUM, null, "June", null), invalid, "June");
    }

    @Test
    void the_only_temporal_dimension_is_meant_and_others_must_be_named() {
        Dimension second = new Dimension.Temporal("t2", List.of("2020-01-01"));
        Cube two = Cubes.cube(1, 1, List.of(Cubes.times("2020-01-01", "2020-01-02"), second), 1, 2);
        List<Object> intervals = List.of(List.of("2020-01-01", "2021-01-01"));
        Cubes.fails(
                () -> aggregate(two, SUM, null, "2020-01-01", "2021-01-01"),
                ProcessErrorCode.TOO_MANY_DIMENSIONS,
                "t, t2");
        Cube named = (Cube) new AggregateTemporal()
                .apply(new AggregateTemporal.Arguments(two, intervals, SUM, null, "t", null), CONTEXT);
        assertThat(Cubes.all(named)).containsExactly(3);
        for (String wrong : List.of("time", "x")) {
            Cubes.fails(
                    () -> new AggregateTemporal()
                            .apply(new AggregateTemporal.Arguments(two, intervals, SUM, null, wrong, null), CONTEXT),
                    ProcessErrorCode.DIMENSION_NOT_AVAILABLE,
                    wrong);
        }
        Cubes.fails(
                () -> aggregate(Cubes.counting(1, 1), SUM, null, "2020-01-01", null),
                ProcessErrorCode.DIMENSION_NOT_AVAILABLE,
                "y, x");
    }

    @Test
    void dates_out_of_order_and_equal_ones_keep_the_order_of_the_cube() {
        Cube cube = Cubes.cube(
                1, 1, List.of(Cubes.times("2022-03-01", "2022-01-01", "2022-03-01", "2022-02-01")), 3, 1, 33, 2);
        String[] all = {"2022-01-01", "2023-01-01", "2022-03-01", "2022-04-01"};
        assertThat(Cubes.all(aggregate(cube, FIRST, null, all))).containsExactly(3, 3);
        assertThat(Cubes.all(aggregate(cube, LAST, null, all))).containsExactly(2, 33);
        assertThat(Cubes.all(aggregate(cube, SUM, null, all))).containsExactly(39, 36);
    }

    @Test
    void a_reducer_sees_the_labels_of_its_own_interval() {
        Callback latest =
                Reducers.labelled(labels -> labels.stream().sorted().skip(1).toList());
        Cube cube = Cubes.cube(
                1, 1, List.of(Cubes.times("2022-01-02", "2022-01-01", "2022-02-01", "2022-02-02")), 1, 2, 3, 4);
        assertThat(Cubes.all(aggregate(cube, latest, null, "2022-01-01", "2022-02-01", "2022-02-01", "2022-03-01")))
                .containsExactly(1, 4);
    }

    @Test
    void labels_that_are_no_times_are_refused() {
        Cubes.fails(
                () -> aggregate(Cubes.counting(1, 1, Cubes.times("djf")), SUM, null, "2022-01-01", null),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "djf");
    }

    @Test
    void only_what_the_wanted_intervals_use_is_read_in_runs() {
        Cube cube = Cubes.counting(
                2, 2, Cubes.times("2022-01-01", "2022-01-02", "2022-01-03", "2022-02-01", "2022-02-02", "2022-03-01"));
        List<Region> asked = new ArrayList<>();
        Cube sums = aggregate(
                Reducers.watched(cube, asked),
                SUM,
                null,
                "2022-01-02",
                "2022-02-01",
                "2022-01-01",
                "2022-01-02",
                "2022-02-01",
                null);
        Region whole = sums.shape().whole();
        sums.read(whole.with(0, 2, 1));
        sums.read(whole.with(0, 0, 1).with(1, 1, 1));
        Region input = cube.shape().whole();
        assertThat(asked)
                .containsExactly(input.with(0, 3, 3), input.with(0, 1, 2).with(1, 1, 1));
    }

    @Test
    void large_regions_are_computed_interval_by_interval() {
        Cube cube = Cubes.counting(
                1024, 512, Cubes.times("2022-01-01", "2022-01-02", "2022-02-01", "2022-02-02"), Cubes.bands("a", "b"));
        long one = 1024 * 512 * 8L;
        Cube max = aggregate(cube, MAX, null, "2022-01-01", "2022-02-01", "2022-02-01", "2022-03-01");
        Region whole = max.shape().whole();
        assertThat(max.memory(whole)).isEqualTo(4 * one + 2 * one + 4 * one);
        double[] values = max.read(whole).values();
        assertThat(values[0]).isEqualTo(2 * 1024 * 512);
        assertThat(values[3 * 1024 * 512]).isEqualTo(7 * 1024 * 512);
    }

    @Test
    void sizes_need_not_divide_the_block_and_other_dimensions_stay() {
        Cube cube =
                Cubes.counting(53, 47, Cubes.bands("a", "b"), Cubes.times("2022-01-01", "2022-02-01", "2022-01-05"));
        double[] input = Cubes.all(cube);
        Cube max = aggregate(cube, MAX, null, "2022-01-01", "2022-02-01", "2022-02-01", null);
        double[] out = Cubes.all(max);
        int plane = 53 * 47;
        double[] expected = new double[4 * plane];
        for (int i = 0; i < plane; i++) {
            for (int band = 0; band < 2; band++) {
                double january = input[3 * band * plane + i];
                double later = input[(3 * band + 2) * plane + i];
                expected[2 * band * plane + i] = Double.isNaN(later) ? january : later;
                expected[(2 * band + 1) * plane + i] = input[(3 * band + 1) * plane + i];
            }
        }
        assertThat(out).isEqualTo(expected).contains(NO);
        assertThat(max.shape().names()).containsExactly("bands", "t", "y", "x");
    }

    @Test
    void integers_that_are_chosen_stay_integers_where_no_data_fits() {
        Cube bytes = Cubes.encoded(FOUR, new Encoding(CellType.UINT8, 255));
        assertThat(aggregate(bytes, MAX, null, "2022-01-01", null, "2030-01-01", null)
                        .shape()
                        .encoding())
                .isEqualTo(new Encoding(CellType.UINT8, 255));
        Cube without = Cubes.encoded(FOUR, new Encoding(CellType.UINT8, NO));
        assertThat(aggregate(without, MAX, null, "2030-01-01", null, "2022-01-01", null)
                        .shape()
                        .encoding())
                .isEqualTo(Encoding.FLOAT32);
        assertThat(aggregate(without, MAX, null, "2022-01-01", null)
                        .shape()
                        .encoding()
                        .type())
                .isEqualTo(CellType.UINT8);
    }

    @Test
    void a_cube_without_dates_has_no_data_everywhere() {
        Cube none = Cubes.counting(2, 1, Cubes.times());
        assertThat(Cubes.all(aggregate(none, MEAN, null, "2022-01-01", "2023-01-01")))
                .containsExactly(NO, NO);
    }
}
