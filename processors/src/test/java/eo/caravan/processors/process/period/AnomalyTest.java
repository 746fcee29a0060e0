package eo.caravan.processors.process.period;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnomalyTest {
    private static Cube anomaly(Cube data, Cube normals, String period) {
        return (Cube) new Anomaly().apply(new Anomaly.Arguments(data, normals, period), CONTEXT);
    }

    private static Cube cell(String[] times, double... values) {
        return Cubes.cube(1, 1, List.of(Cubes.times(times)), values);
    }

    /** The label of the data, and that of its normal. */
    @ParameterizedTest
    @CsvSource({
        "hour, 2022-06-01-13, 13",
        "hour, 2022-06-01T13:59:00Z, 13",
        "day, 2022-001, 001",
        "day, 2024-366, 366",
        "day, 2024-03-01, 061",
        "week, 2020-53, 53",
        "week, 2021-01-03, 53",
        "dekad, 2022-36, 36",
        "dekad, 2022-02-11, 05",
        "month, 2022-06, 06",
        "month, 2022-06-30T23:59:59Z, 06",
        "season, 2022-djf, djf",
        "season, 2022-02-28, djf",
        "tropical-season, 2022-mjjaso, mjjaso",
        "tropical-season, 2022-12-01, ndjfma",
        "year, 2022, 2022",
        "year, 2022-06-01, 2022",
        "decade, 2020, 2020",
        "decade, 2020-06-01, 2020",
        "decade-ad, 2011, 2011",
        "decade-ad, 2020-06-01, 2011",
        "single-period, whatever, all",
        "climatology-period, 2022-06, climatology-period",
    })
    void each_time_is_compared_with_the_normal_of_its_period(String period, String label, String normal) {
        Cube difference = anomaly(cell(new String[] {label}, 10), cell(new String[] {normal}, 7), period);
        assertThat(difference.shape().dimension(0).labels()).containsExactly(label);
        assertThat(Cubes.all(difference)).containsExactly(3);
    }

    @Test
    void normals_serve_several_years_in_any_order() {
        Cube data = Cubes.cube(
                2, 1, List.of(Cubes.times("2022-02", "2021-01", "2021-02", "2022-01")), 1, 2, 3, 4, 5, NO, 7, 8);
        Cube normals = Cubes.cube(2, 1, List.of(Cubes.times("01", "02", "03")), 10, 20, 100, 200, NO, NO);
        assertThat(Cubes.all(anomaly(data, normals, "month")))
                .containsExactly(1 - 100, 2 - 200, 3 - 10, 4 - 20, 5 - 100, NO, 7 - 10, 8 - 20);
    }

    @Test
    void no_data_on_either_side_gives_no_data() {
        Cube data = Cubes.cube(3, 1, List.of(Cubes.times("2022-02")), 1, NO, 3);
        Cube normals = Cubes.cube(3, 1, List.of(Cubes.times("02")), NO, 1, 1);
        assertThat(Cubes.all(anomaly(data, normals, "month"))).containsExactly(NO, NO, 2);
    }

    @Test
    void normals_may_lack_bands_and_their_time_another_name() {
        Cube data = Cubes.cube(
                1, 1, List.of(Cubes.bands("a", "b"), Cubes.times("2022-01", "2022-02", "2023-01")), 1, 2, 3, 4, 5, 6);
        Cube normals = Cubes.cube(1, 1, List.of(new Dimension.Temporal("time", List.of("01", "02"))), 1, 10);
        Cube difference = anomaly(data, normals, "month");
        assertThat(difference.shape().names()).containsExactly("bands", "t", "y", "x");
        assertThat(Cubes.all(difference)).containsExactly(0, -8, 2, 3, -5, 5);
    }

    @Test
    void the_366th_day_has_no_data_where_the_normals_have_365() {
        Cube data = cell(new String[] {"2024-365", "2024-366"}, 1, 2);
        assertThat(Cubes.all(anomaly(data, cell(new String[] {"365"}, 1), "day")))
                .containsExactly(0, NO);
    }

    @Test
    void the_normals_of_the_data_itself_give_differences_around_zero() {
        Cube data = Cubes.counting(3, 2, Cubes.times("2000-01-15", "2000-07-15", "2001-01-15", "2001-07-15"));
        Cube normals = (Cube) new ClimatologicalNormal()
                .apply(new ClimatologicalNormal.Arguments(data, "month", List.of(2000.0, 2001.0)), CONTEXT);
        double[] differences = Cubes.all(anomaly(data, normals, "month"));
        assertThat(differences[0]).isEqualTo(-6);
        assertThat(differences[12]).isEqualTo(6);
        assertThat(differences[6]).isNaN();
        assertThat(differences[18]).isEqualTo(0);
    }

    @Test
    void of_the_normals_those_that_are_needed_are_read_once() {
        Cube data = Cubes.counting(2, 2, Cubes.times("2021-01", "2021-02", "2021-12", "2022-01", "2022-02"));
        Cube normals = Cubes.counting(
                2, 2, Cubes.times("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"));
        List<Region> asked = new ArrayList<>();
        Cube difference = anomaly(data, Reducers.watched(normals, asked), "month");
        difference.read(difference.shape().whole());
        Region whole = normals.shape().whole();
        assertThat(asked).containsExactly(whole.with(0, 0, 2), whole.with(0, 11, 1));
    }

    @Test
    void integers_become_numbers_that_may_be_negative() {
        Cube bytes = Cubes.encoded(cell(new String[] {"2022-01"}, 1), new Encoding(CellType.UINT8, 0));
        Cube normals = Cubes.encoded(cell(new String[] {"01"}, 4), new Encoding(CellType.UINT8, 0));
        assertThat(anomaly(bytes, normals, "month").shape().encoding()).isEqualTo(Encoding.FLOAT32);
    }

    @Test
    void cubes_that_do_not_fit_are_refused() {
        Cube data = cell(new String[] {"2022-01"}, 1);
        ApiErrorCode invalid = ApiErrorCode.PROCESS_PARAMETER_INVALID;
        Cubes.fails(() -> anomaly(data, cell(new String[] {"02"}, 1), "month"), invalid, "lack the labels 01", "02");
        Cubes.fails(
                () -> anomaly(data, cell(new String[] {"001"}, 1), "day"), invalid, "2022-01", "label of this period");
        Cubes.fails(() -> anomaly(data, cell(new String[] {"a", "b"}, 1, 2), "single-period"), invalid, "not 2");
        Cubes.fails(
                () -> anomaly(data, Cubes.counting(1, 1), "month"),
                ProcessErrorCode.DIMENSION_NOT_AVAILABLE,
                "normals");
        ProcessErrorCode incompatible = ProcessErrorCode.INCOMPATIBLE_DATA_CUBES;
        Cube banded = Cubes.cube(1, 1, List.of(Cubes.bands("a"), Cubes.times("01")), 1);
        Cubes.fails(() -> anomaly(data, banded, "month"), incompatible, "bands");
        Cube other = Cubes.cube(1, 1, List.of(Cubes.bands("b"), Cubes.times("2022-01")), 1);
        Cubes.fails(() -> anomaly(other, banded, "month"), incompatible, "labels of 'bands'");
    }
}
