package eo.caravan.processors.process.mask;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.process.Cubes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MaskTest {
    private static Cube mask(Cube data, Cube mask, Object replacement) {
        return (Cube) new Mask().apply(new Mask.Arguments(data, mask, replacement), CONTEXT);
    }

    @Test
    void cells_are_replaced_where_the_mask_is_not_zero() {
        Cube data = Cubes.cube(4, 1, List.of(), 1, 2, 3, 4);
        Cube mask = Cubes.cube(4, 1, List.of(), 0, 1, NO, -2);
        assertThat(Cubes.all(mask(data, mask, null))).containsExactly(1, NO, 3, NO);
        assertThat(Cubes.all(mask(data, mask, 7.0))).containsExactly(1, 7, 3, 7);
        assertThat(Cubes.all(mask(data, mask, true))).containsExactly(1, 1, 3, 1);
    }

    @Test
    void a_mask_counts_for_every_label_of_a_dimension_that_it_lacks() {
        Cube data = Cubes.counting(3, 2, Cubes.times("2022-06-01", "2022-06-02"), Cubes.bands("a", "b"));
        Cube mask =
                Cubes.cube(3, 2, List.of(Cubes.times("2022-06-01", "2022-06-02")), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        double[] masked = Cubes.all(mask(data, mask, -1.0));
        assertThat(masked[0]).isEqualTo(-1);
        assertThat(masked[6]).isEqualTo(-1);
        assertThat(masked[17]).isEqualTo(-1);
        assertThat(masked[23]).isEqualTo(-1);
        assertThat(masked).containsOnlyOnce(1, 2, 3).hasSize(24);
    }

    @Test
    void integers_stay_integers_where_they_have_room_for_no_data() {
        Cube mask = Cubes.cube(1, 1, List.of(), 1);
        Cube counts = Cubes.cube(1, 1, List.of(), 5);
        Encoding with = new Encoding(CellType.UINT16, 0);
        Encoding without = new Encoding(CellType.UINT16, NO);
        assertThat(mask(Cubes.encoded(counts, with), mask, null).shape().encoding())
                .isEqualTo(with);
        assertThat(mask(Cubes.encoded(counts, without), mask, null).shape().encoding())
                .isEqualTo(Encoding.FLOAT32);
        assertThat(mask(Cubes.encoded(counts, without), mask, 9.0).shape().encoding())
                .isEqualTo(without);
        assertThat(mask(Cubes.encoded(counts, without), mask, -9.0).shape().encoding())
                .isEqualTo(Encoding.FLOAT32);
    }

    @Test
    void a_mask_that_does_not_fit_fails_while_planning() {
        Cube data = Cubes.counting(2, 2, Cubes.bands("a"));
        Cubes.fails(
                () -> mask(data, Cubes.counting(2, 2, Cubes.bands("b")), null),
                ProcessErrorCode.INCOMPATIBLE_DATA_CUBES,
                "bands");
        Cubes.fails(
                () -> mask(data, Cubes.counting(2, 2, Cubes.times("2022-06-01")), null),
                ProcessErrorCode.INCOMPATIBLE_DATA_CUBES,
                "'t'");
        Cubes.fails(
                () -> mask(data, Cubes.counting(2, 2), "red"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "replacement");
    }
}
