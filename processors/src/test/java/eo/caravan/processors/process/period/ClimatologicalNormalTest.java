package eo.caravan.processors.process.period;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClimatologicalNormalTest {
    private static Cube normal(Cube cube, String period, double first, double last) {
        return (Cube) new ClimatologicalNormal()
                .apply(new ClimatologicalNormal.Arguments(cube, period, List.of(first, last)), CONTEXT);
    }

    /** One cell; on the first of each month from January of a year on, the number of the month since then, from 1. */
    private static Cube months(int year, int month, int count) {
        List<String> labels = new ArrayList<>();
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            int at = month - 1 + i;
            labels.add(String.format("%04d-%02d-01", year + at / 12, at % 12 + 1));
            values[i] = i + 1;
        }
        return Cubes.cube(1, 1, List.of(new Dimension.Temporal("t", labels)), values);
    }

    private static List<Object> labels(Cube cube) {
        return cube.shape().dimension(0).labels();
    }

    @Test
    void a_month_is_the_mean_of_this_month_of_all_years() {
        Cube normals = normal(months(2000, 1, 36), "month", 2000, 2002);
        assertThat(labels(normals))
                .containsExactly("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12");
        assertThat(Cubes.all(normals)).containsExactly(13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24);
    }

    @Test
    void years_outside_of_the_period_do_not_count() {
        assertThat(Cubes.all(normal(months(2000, 1, 48), "month", 2001, 2002)))
                .startsWith(19, 20)
                .endsWith(30);
        assertThat(Cubes.all(normal(months(2000, 1, 48), "climatology-period", 2001, 2002)))
                .containsExactly((13 + 36) / 2.0);
        assertThat(labels(normal(months(2000, 1, 48), "climatology-period", 2001, 2002)))
                .containsExactly("climatology-period");
    }

    @Test
    void the_first_winter_counts_where_its_december_is_there() {
        // from December 1999 (1) to December 2001 (25): winters of 1 to 3 and 13 to 15, the last December is left out
        Cube normals = normal(months(1999, 12, 25), "season", 2000, 2001);
        assertThat(labels(normals)).containsExactly("djf", "mam", "jja", "son");
        assertThat(Cubes.all(normals)).containsExactly((2 + 14) / 2.0, (5 + 17) / 2.0, (8 + 20) / 2.0, (11 + 23) / 2.0);
    }

    @Test
    void the_first_winter_is_left_out_where_its_december_is_missing() {
        // from January 2000 (1) to December 2001 (24): the only winter is that of 12 to 14
        assertThat(Cubes.all(normal(months(2000, 1, 24), "season", 2000, 2001)))
                .containsExactly(13, (4 + 16) / 2.0, (7 + 19) / 2.0, (10 + 22) / 2.0);
    }

    @Test
    void the_first_tropical_season_needs_november_and_december() {
        // from November 1999 (1) to December 2000 (14)
        assertThat(Cubes.all(normal(months(1999, 11, 14), "tropical-season", 2000, 2000)))
                .containsExactly(3.5, 9.5);
        // from December 1999 (1) to December 2001 (25): the only complete one is that of 12 to 17
        Cube later = normal(months(1999, 12, 25), "tropical-season", 2000, 2001);
        assertThat(labels(later)).containsExactly("ndjfma", "mjjaso");
        assertThat(Cubes.all(later)).containsExactly(14.5, (8.5 + 20.5) / 2);
    }

    @Test
    void days_are_numbered_and_there_are_366_where_a_year_is_a_leap_year() {
        Cube cube = Cubes.cube(
                1,
                1,
                List.of(Cubes.times("2001-01-01", "2001-12-31", "2002-01-01T12:00:00Z", "2002-12-31")),
                1,
                2,
                3,
                4);
        Cube normals = normal(cube, "day", 2001, 2002);
        assertThat(labels(normals)).hasSize(365).startsWith("001", "002").endsWith("365");
        assertThat(Cubes.all(normals)).startsWith(2, NO).endsWith(NO, 3);
        Cube leap = Cubes.cube(
                1, 1, List.of(Cubes.times("2003-12-31", "2004-02-29", "2004-12-31", "2003-03-01")), 1, 2, 4, 6);
        Cube days = normal(leap, "day", 2003, 2004);
        assertThat(labels(days)).hasSize(366);
        double[] values = Cubes.all(days);
        assertThat(values).endsWith(1, 4);
        assertThat(values[59]).isEqualTo((2 + 6) / 2.0);
    }

    @Test
    void no_data_takes_no_part_and_months_without_dates_have_none() {
        Cube cube =
                Cubes.cube(2, 1, List.of(Cubes.times("2001-01-05", "2000-01-05", "2000-02-05")), 1, NO, 3, 5, NO, NO);
        double[] normals = Cubes.all(normal(cube, "month", 2000, 2001));
        assertThat(normals).hasSize(24).startsWith(2, 5, NO, NO, NO, NO);
        assertThat(Arrays.stream(normals).filter(value -> !Double.isNaN(value)).count())
                .isEqualTo(2);
    }

    @Test
    void labels_of_periods_will_do() {
        Cube daily = Cubes.cube(1, 1, List.of(Cubes.times("2000-01-01", "2000-01-31", "2001-01-15")), 1, 3, 10);
        Cube monthly = (Cube) new AggregateTemporalPeriod()
                .apply(new AggregateTemporalPeriod.Arguments(daily, "month", Reducers.MEAN, null, null), CONTEXT);
        assertThat(Cubes.all(normal(monthly, "month", 2000, 2001))).startsWith(6, NO);
    }

    @Test
    void data_that_does_not_span_the_years_is_refused() {
        ApiErrorCode invalid = ApiErrorCode.PROCESS_PARAMETER_INVALID;
        Cubes.fails(() -> normal(months(2000, 1, 24), "month", 1981, 2010), invalid, "1981 to 2010", "2000 to 2001");
        Cubes.fails(() -> normal(months(2000, 1, 24), "month", 2000, 2002), invalid, "2000 to 2002");
        Cubes.fails(() -> normal(months(2000, 1, 24), "month", 2001, 2000), invalid, "first and the last year");
        Cubes.fails(() -> normal(Cubes.counting(1, 1, Cubes.times()), "month", 2000, 2000), invalid, "no dates");
        Cubes.fails(() -> normal(Cubes.counting(1, 1), "month", 2000, 2000), ProcessErrorCode.DIMENSION_NOT_AVAILABLE);
    }
}
