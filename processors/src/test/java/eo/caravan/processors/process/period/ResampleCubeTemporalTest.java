package eo.caravan.processors.process.period;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResampleCubeTemporalTest {
    private static Cube resample(Cube data, Cube target, String dimension, Double validWithin) {
        return (Cube) new ResampleCubeTemporal()
                .apply(new ResampleCubeTemporal.Arguments(data, target, dimension, validWithin), CONTEXT);
    }

    private static Cube cell(List<String> times, double... values) {
        return Cubes.cube(1, 1, List.of(new Dimension.Temporal("t", times)), values);
    }

    /** A cube of no data with these times. */
    private static Cube target(String... times) {
        return Cubes.cube(1, 1, List.of(Cubes.times(times)), new double[times.length]);
    }

    @Test
    void each_time_of_the_target_takes_the_nearest() {
        Cube data = cell(List.of("2022-01-01", "2022-01-11", "2022-01-21"), 1, 11, 21);
        Cube resampled = resample(
                data,
                target("2021-01-01", "2022-01-05", "2022-01-07", "2022-01-11T12:00:00Z", "2030-01-01"),
                null,
                null);
        assertThat(resampled.shape().dimension(0).labels())
                .containsExactly("2021-01-01", "2022-01-05", "2022-01-07", "2022-01-11T12:00:00Z", "2030-01-01");
        assertThat(Cubes.all(resampled)).containsExactly(1, 1, 11, 11, 21);
    }

    @Test
    void of_two_equally_near_times_the_earlier_counts() {
        Cube data = cell(List.of("2022-01-11", "2022-01-01"), 11, 1);
        assertThat(Cubes.all(resample(data, target("2022-01-06", "2022-01-06T00:00:01Z"), null, null)))
                .containsExactly(1, 11);
        assertThat(Cubes.all(resample(data, target("2022-01-06"), null, 6.0))).containsExactly(1);
    }

    @Test
    void of_equal_times_the_first_counts() {
        Cube data = cell(List.of("2022-01-11", "2022-01-01", "2022-01-11T00:00:00Z", "2022-01-01"), 11, 1, 110, 10);
        assertThat(Cubes.all(resample(data, target("2022-01-02", "2022-01-11", "2022-01-12"), null, null)))
                .containsExactly(1, 11, 11);
    }

    @Test
    void no_data_is_taken_as_it_is() {
        Cube data = cell(List.of("2022-01-01", "2022-01-03"), NO, 3);
        assertThat(Cubes.all(resample(data, target("2022-01-01", "2022-01-03"), null, null)))
                .containsExactly(NO, 3);
    }

    @Test
    void with_a_limit_each_cell_looks_for_its_nearest_valid_value() {
        Cube data = Cubes.cube(
                3,
                1,
                List.of(Cubes.times("2022-01-01", "2022-01-04", "2022-01-05", "2022-01-09")),
                1,
                1,
                NO,
                4,
                NO,
                NO,
                NO,
                NO,
                Double.POSITIVE_INFINITY,
                9,
                9,
                9);
        assertThat(Cubes.all(resample(data, target("2022-01-05"), null, 4.1))).containsExactly(4, 1, 9);
        assertThat(Cubes.all(resample(data, target("2022-01-05"), null, 4.0))).containsExactly(4, NO, NO);
        assertThat(Cubes.all(resample(data, target("2022-01-05T12:00:00Z"), null, 3.6)))
                .containsExactly(4, 9, 9);
        assertThat(Cubes.all(resample(data, target("2022-01-09", "2022-01-08"), null, 0.0)))
                .containsExactly(9, 9, 9, NO, NO, NO);
    }

    @Test
    void without_any_time_there_is_no_data() {
        assertThat(Cubes.all(resample(cell(List.of()), target("2022-01-01"), null, null)))
                .containsExactly(NO);
        assertThat(Cubes.all(resample(cell(List.of("2022-01-01"), 1), target(), null, 1.0)))
                .isEmpty();
    }

    @Test
    void all_temporal_dimensions_of_the_same_name_are_resampled_or_the_one_that_is_named() {
        Dimension first = Cubes.times("2022-01-01", "2022-01-11");
        Dimension second = new Dimension.Temporal("t2", List.of("2020-01-01", "2021-01-01"));
        Cube data = Cubes.cube(1, 1, List.of(first, second), 1, 2, 3, 4);
        Dimension other = new Dimension.Temporal("t2", List.of("2025-01-01"));
        Cube target = Cubes.cube(1, 1, List.of(other, Cubes.times("2022-01-02")), 0);
        assertThat(Cubes.all(resample(data, target, null, null))).containsExactly(2);
        assertThat(Cubes.all(resample(data, target, "t", null))).containsExactly(1, 2);
        assertThat(Cubes.all(resample(data, target, "t2", null))).containsExactly(2, 4);
        assertThat(resample(data, target, null, null).shape().names()).containsExactly("t", "t2", "y", "x");
    }

    @Test
    void dimensions_that_do_not_fit_are_refused() {
        Cube data = Cubes.counting(2, 2, Cubes.times("2022-01-01"), Cubes.bands("a"));
        Dimension time = new Dimension.Temporal("time", List.of("2022-01-01"));
        Cube other = Cubes.counting(2, 2, time);
        Cubes.fails(() -> resample(data, other, "z", null), ProcessErrorCode.DIMENSION_NOT_AVAILABLE, "z");
        Cubes.fails(() -> resample(data, other, "t", null), ProcessErrorCode.DIMENSION_NOT_AVAILABLE, "t");
        Cubes.fails(() -> resample(data, data, "bands", null), ProcessErrorCode.DIMENSION_MISMATCH, "bands");
        Cubes.fails(() -> resample(data, other, null, null), ProcessErrorCode.DIMENSION_MISMATCH, "[t]", "[time]");
        ApiErrorCode invalid = ApiErrorCode.PROCESS_PARAMETER_INVALID;
        Cubes.fails(() -> resample(data, data, null, -1.0), invalid, "valid_within");
        Cubes.fails(() -> resample(data, target("djf"), null, null), invalid, "djf");
    }

    @Test
    void a_time_that_serves_several_is_read_once() {
        Cube data = Cubes.counting(2, 2, Cubes.times("2022-01-01", "2022-02-01", "2022-03-01"));
        List<Region> asked = new ArrayList<>();
        Cube resampled = resample(
                Reducers.watched(data, asked),
                target("2022-01-02", "2022-01-03", "2022-01-04", "2022-03-05"),
                null,
                null);
        resampled.read(resampled.shape().whole());
        Region whole = data.shape().whole();
        assertThat(asked).containsExactly(whole.with(0, 0, 1), whole.with(0, 2, 1));
    }

    @Test
    void what_is_known_of_the_storage_stays_where_values_are_copied() {
        Encoding bytes = new Encoding(CellType.UINT8, NO);
        Dimension bands = new Dimension.Bands("bands", List.of(new Band("a", null, null, bytes, 0.5, 3)));
        Cube data = Cubes.encoded(Cubes.cube(1, 1, List.of(bands, Cubes.times("2022-01-01")), 7), bytes);
        Cube copied = resample(data, target("2022-01-02"), null, null);
        assertThat(copied.shape().encoding()).isEqualTo(bytes);
        assertThat(((Dimension.Bands) copied.shape().dimension(0))
                        .bands()
                        .get(0)
                        .scale())
                .isEqualTo(0.5);
        assertThat(resample(data, target("2022-01-02"), null, 2.0).shape().encoding())
                .isEqualTo(Encoding.FLOAT32);
    }
}
