package eo.caravan.processors.process.period;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static eo.caravan.processors.process.period.Reducers.COUNT;
import static eo.caravan.processors.process.period.Reducers.FIRST;
import static eo.caravan.processors.process.period.Reducers.SUM;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AggregateTemporalPeriodTest {
    private static Cube aggregate(Cube cube, String period, Callback reducer) {
        return (Cube) new AggregateTemporalPeriod()
                .apply(new AggregateTemporalPeriod.Arguments(cube, period, reducer, null, null), CONTEXT);
    }

    /** A cube of one cell that holds 1, 2, 3, … at the given times. */
    private static Cube cell(String... times) {
        double[] values = new double[times.length];
        Arrays.setAll(values, i -> i + 1);
        return Cubes.cube(1, 1, List.of(Cubes.times(times)), values);
    }

    private static List<Object> labels(Cube cube) {
        return cube.shape().dimension(0).labels();
    }

    /** First and last date of the data, labels of the result. */
    @ParameterizedTest
    @CsvSource({
        "hour, 2022-06-01T22:59:59Z, 2022-06-02T00:00:00Z, 2022-06-01-22 2022-06-01-23 2022-06-02-00",
        "day, 2022-12-31T23:59:59Z, 2023-01-02, 2022-365 2023-001 2023-002",
        "day, 2020-12-30, 2021-01-01, 2020-365 2020-366 2021-001",
        "day, 2020-01-05, 2020-01-05, 2020-005",
        "week, 2020-12-27, 2021-01-10, 2020-52 2020-53 2021-01",
        "week, 2018-12-31, 2019-01-01, 2019-01",
        "week, 2016-01-01, 2016-01-04, 2015-53 2016-01",
        "dekad, 2023-01-10T23:59:59Z, 2023-02-01, 2023-01 2023-02 2023-03 2023-04",
        "dekad, 2024-02-29, 2024-03-01, 2024-06 2024-07",
        "dekad, 2023-12-31, 2024-01-01, 2023-36 2024-01",
        "month, 2023-11-30T23:59:59Z, 2024-02-01, 2023-11 2023-12 2024-01 2024-02",
        "season, 2023-12-28, 2024-09-01, 2023-djf 2024-mam 2024-jja 2024-son",
        "season, 2024-02-29, 2024-03-01, 2023-djf 2024-mam",
        "season, 2024-11-30, 2024-12-01, 2024-son 2024-djf",
        "tropical-season, 2023-10-31, 2024-05-01, 2023-mjjaso 2023-ndjfma 2024-mjjaso",
        "tropical-season, 2024-04-30, 2024-04-30, 2023-ndjfma",
        "year, 2020-12-31, 2022-01-01, 2020 2021 2022",
        "decade, 2019-12-31, 2030-01-01, 2010 2020 2030",
        "decade-ad, 2020-12-31, 2031-01-01, 2011 2021 2031",
    })
    void periods_are_complete_from_the_first_to_the_last(String period, String first, String last, String labels) {
        assertThat(labels(aggregate(cell(first, last), period, SUM))).isEqualTo(List.of((Object[]) labels.split(" ")));
    }

    @Test
    void values_fall_into_the_period_that_holds_them() {
        Cube cube = cell("2023-11-30", "2023-12-01", "2023-12-31T23:59:59Z", "2024-02-29", "2024-03-01");
        assertThat(Cubes.all(aggregate(cube, "month", SUM))).containsExactly(1, 2 + 3, NO, 4, 5);
        assertThat(Cubes.all(aggregate(cube, "season", SUM))).containsExactly(1, 2 + 3 + 4, 5);
        assertThat(Cubes.all(aggregate(cube, "tropical-season", SUM))).containsExactly(15);
        assertThat(Cubes.all(aggregate(cube, "year", SUM))).containsExactly(1 + 2 + 3, 4 + 5);
        assertThat(Cubes.all(aggregate(cube, "month", COUNT))).containsExactly(1, 2, 0, 1, 1);
    }

    @Test
    void a_date_counts_in_utc() {
        Cube cube = cell("2024-01-01T01:00:00+02:00", "2024-01-01T00:00:00Z");
        assertThat(labels(aggregate(cube, "year", SUM))).containsExactly("2023", "2024");
    }

    @Test
    void dates_out_of_order_give_labels_in_order_and_keep_the_order_of_the_cube_within() {
        Cube cube = cell("2024-03-05", "2024-01-09", "2024-03-01", "2024-01-02", "2024-01-02");
        Cube first = aggregate(cube, "month", FIRST);
        assertThat(labels(first)).containsExactly("2024-01", "2024-02", "2024-03");
        assertThat(Cubes.all(first)).containsExactly(2, NO, 1);
        assertThat(Cubes.all(aggregate(cube, "month", SUM))).containsExactly(2 + 4 + 5, NO, 1 + 3);
    }

    @Test
    void labels_know_when_they_begin_so_that_periods_can_be_aggregated_again() {
        Cube weeks = aggregate(cell("2022-01-31", "2022-02-07", "2022-02-27", "2022-02-28"), "week", SUM);
        assertThat(labels(weeks)).containsExactly("2022-05", "2022-06", "2022-07", "2022-08", "2022-09");
        assertThat(weeks.shape().dimension(0).instant(1)).contains(Instant.parse("2022-02-07T00:00:00Z"));
        Cube months = aggregate(weeks, "month", SUM);
        assertThat(labels(months)).containsExactly("2022-01", "2022-02");
        assertThat(Cubes.all(months)).containsExactly(1, 2 + 3 + 4);
        assertThat(labels(aggregate(aggregate(cell("2022-12-01", "2023-03-31"), "season", SUM), "year", SUM)))
                .containsExactly("2022", "2023");
    }

    @Test
    void no_data_and_cubes_without_dates_are_no_trouble() {
        Cube cube = Cubes.cube(2, 1, List.of(Cubes.times("2024-01-01", "2024-01-02")), NO, 1, NO, NO);
        assertThat(Cubes.all(aggregate(cube, "month", SUM))).containsExactly(NO, 1);
        Cube none = aggregate(Cubes.counting(2, 2, Cubes.times()), "day", SUM);
        assertThat(labels(none)).isEmpty();
        assertThat(Cubes.all(none)).isEmpty();
    }

    @Test
    void the_temporal_dimension_may_be_last() {
        List<Dimension> dimensions =
                new ArrayList<>(Cubes.counting(3, 2).shape().dimensions());
        dimensions.add(Cubes.times("2024-01-01", "2024-02-01", "2024-02-02", "2024-03-01"));
        double[] values = new double[24];
        Arrays.setAll(values, i -> i);
        Cube cube = new ArrayCube(new Shape(dimensions, Encoding.FLOAT32), values);
        double[] sums = Cubes.all(aggregate(cube, "month", SUM));
        assertThat(sums).hasSize(18).startsWith(0, 1 + 2, 3, 4, 5 + 6, 7).endsWith(20, 21 + 22, 23);
    }

    @Test
    void wrong_dimensions_and_labels_are_refused() {
        Dimension second = new Dimension.Temporal("t2", List.of("2020-01-01"));
        Cube two = Cubes.cube(1, 1, List.of(Cubes.times("2020-01-01", "2020-01-02"), second), 1, 2);
        Cubes.fails(() -> aggregate(two, "day", SUM), ProcessErrorCode.TOO_MANY_DIMENSIONS, "t, t2");
        Cubes.fails(
                () -> aggregate(Cubes.counting(2, 2), "day", SUM), ProcessErrorCode.DIMENSION_NOT_AVAILABLE, "y, x");
        Cubes.fails(
                () -> aggregate(cell("first"), "day", SUM), ApiErrorCode.PROCESS_PARAMETER_INVALID, "first", "dates");
        Cubes.fails(
                () -> aggregate(cell("0001-01-01", "2001-01-01"), "hour", SUM),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "1000000");
    }

    @Test
    @Timeout(30)
    void thousands_of_periods_are_planned_and_read_at_once() {
        List<String> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(1990, 1, 1); day.getYear() < 2020; day = day.plusDays(1)) {
            days.add(day.toString());
        }
        double[] ones = new double[days.size()];
        Arrays.fill(ones, 1);
        Cube cube = Cubes.cube(1, 1, List.of(new Dimension.Temporal("t", days)), ones);
        List<Region> asked = new ArrayList<>();
        Cube hours = aggregate(Reducers.watched(cube, asked), "hour", SUM);
        double[] values = hours.read(hours.shape().whole()).values();
        assertThat(values).hasSize(24 * (days.size() - 1) + 1);
        assertThat(Arrays.stream(values).filter(v -> v == 1).count()).isEqualTo(days.size());
        assertThat(asked).containsExactly(cube.shape().whole());
    }
}
