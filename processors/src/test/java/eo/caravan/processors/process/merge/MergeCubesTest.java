package eo.caravan.processors.process.merge;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MergeCubesTest {
    private static final Callback MINUS = Cubes.of("x", "y", (x, y) -> x - y);

    private static Cube merge(Cube one, Cube other, Callback resolver) {
        return (Cube) new MergeCubes().apply(new MergeCubes.Arguments(one, other, resolver, null), CONTEXT);
    }

    @Test
    void other_bands_are_appended() {
        Cube one = Cubes.cube(2, 1, List.of(Cubes.bands("b", "a")), 1, 2, 3, 4);
        Cube other = Cubes.cube(2, 1, List.of(Cubes.bands("0")), 5, 6);
        Cube merged = merge(one, other, null);
        assertThat(merged.shape().dimension(0).labels()).containsExactly("b", "a", "0");
        assertThat(Cubes.all(merged)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void other_times_are_sorted_in() {
        Cube one = Cubes.cube(1, 1, List.of(Cubes.times("2022-06-01", "2022-06-05")), 1, 5);
        Cube other = Cubes.cube(1, 1, List.of(Cubes.times("2022-06-03")), 3);
        assertThat(Cubes.all(merge(one, other, null))).containsExactly(1, 3, 5);
    }

    @Test
    void periods_are_sorted_in_by_their_begin() {
        Dimension summer =
                new Dimension.Temporal("t", List.of("2022-mjjaso"), List.of(Instant.parse("2022-05-01T00:00:00Z")));
        Dimension winters = new Dimension.Temporal(
                "t",
                List.of("2021-ndjfma", "2022-ndjfma"),
                List.of(Instant.parse("2021-11-01T00:00:00Z"), Instant.parse("2022-11-01T00:00:00Z")));
        Cube merged = merge(Cubes.cube(1, 1, List.of(summer), 2), Cubes.cube(1, 1, List.of(winters), 1, 3), null);
        assertThat(merged.shape().dimension(0).labels()).containsExactly("2021-ndjfma", "2022-mjjaso", "2022-ndjfma");
        assertThat(merged.shape().dimension(0).instant(1)).contains(Instant.parse("2022-05-01T00:00:00Z"));
        assertThat(Cubes.all(merged)).containsExactly(1, 2, 3);
    }

    @Test
    void only_what_both_have_is_resolved() {
        Cube one = Cubes.cube(1, 1, List.of(Cubes.bands("B1", "B2")), 1, 20);
        Cube other = Cubes.cube(1, 1, List.of(Cubes.bands("B2", "B3")), 2, 3);
        Cube merged = merge(one, other, MINUS);
        assertThat(merged.shape().dimension(0).labels()).containsExactly("B1", "B2", "B3");
        assertThat(Cubes.all(merged)).containsExactly(1, 18, 3);
        Cubes.fails(() -> merge(one, other, null), ProcessErrorCode.OVERLAP_RESOLVER_MISSING);
    }

    @Test
    void a_smaller_cube_counts_for_all_labels_and_keeps_its_side() {
        Cube large = Cubes.cube(2, 1, List.of(Cubes.times("2022-06-01", "2022-06-02")), 10, 20, 30, 40);
        Cube small = Cubes.cube(2, 1, List.of(), 1, 2);
        assertThat(Cubes.all(merge(large, small, MINUS))).containsExactly(9, 18, 29, 38);
        assertThat(Cubes.all(merge(small, large, MINUS))).containsExactly(-9, -18, -29, -38);
    }

    @Test
    void cells_that_neither_has_are_no_data() {
        Cube one = Cubes.cube(1, 1, List.of(Cubes.times("2022-06-01"), Cubes.bands("a")), 1);
        Cube other = Cubes.cube(1, 1, List.of(Cubes.times("2022-06-02"), Cubes.bands("b")), 2);
        assertThat(Cubes.all(merge(one, other, null))).containsExactly(1, NO, NO, 2);
    }

    @Test
    void neighbours_on_the_same_lattice_become_one_area() {
        Cube one = Cubes.cube(2, 1, List.of(), 1, 2);
        Grid east = Cubes.grid(9, 9).window(2, 1, 2, 1);
        Cube other = new ArrayCube(
                new Shape(List.of(east.y("y"), east.x("x")), one.shape().encoding()), new double[] {3, 4});
        Cube merged = merge(one, other, null);
        assertThat(merged.shape().grid()).contains(Cubes.grid(4, 2));
        assertThat(Cubes.all(merged)).containsExactly(1, 2, NO, NO, NO, NO, 3, 4);
    }

    @Test
    void cubes_with_dimensions_of_their_own_are_refused() {
        Cube one = Cubes.counting(1, 1, Cubes.bands("a"));
        Cube other = Cubes.counting(1, 1, Cubes.times("2022-06-01"));
        Cubes.fails(() -> merge(one, other, MINUS), ProcessErrorCode.INCOMPATIBLE_DATA_CUBES, "bands, y, x");
    }
}
