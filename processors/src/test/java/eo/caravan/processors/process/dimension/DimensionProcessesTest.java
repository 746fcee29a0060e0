package eo.caravan.processors.process.dimension;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.process.Cubes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DimensionProcessesTest {
    private static final Cube BANDS = Cubes.cube(1, 1, List.of(Cubes.bands("red", "green", "blue")), 1, 2, 3);

    private static Cube rename(Cube cube, List<Object> target, List<Object> source) {
        return (Cube) new RenameLabels().apply(new RenameLabels.Arguments(cube, "bands", target, source), CONTEXT);
    }

    private static Cube add(Cube cube, String name, String type) {
        return (Cube) new AddDimension().apply(new AddDimension.Arguments(cube, name, "B1", type), CONTEXT);
    }

    private static Cube drop(Cube cube, String name) {
        return (Cube) new DropDimension().apply(new DropDimension.Arguments(cube, name), CONTEXT);
    }

    @Test
    void labels_are_renamed_where_they_stand() {
        Cube renamed = rename(BANDS, List.of("B3", "B2"), List.of("blue", "green"));
        assertThat(renamed.shape().dimension(0).labels()).containsExactly("red", "B2", "B3");
        assertThat(Cubes.all(renamed)).containsExactly(1, 2, 3);
    }

    @Test
    void enumerated_labels_are_renamed_from_the_first_on() {
        Dimension numbers = new Dimension.Labelled("bands", DimensionType.BANDS, List.of(0.0, 1.0));
        Cube cube = Cubes.cube(1, 1, List.of(numbers), 1, 2);
        assertThat(rename(cube, List.of("a", "b"), List.of()).shape().dimension(0))
                .isEqualTo(Cubes.bands("a", "b"));
        assertThat(rename(cube, List.of("a"), List.of()).shape().dimension(0).labels())
                .containsExactly("a", 1.0);
        Cubes.fails(() -> rename(cube, List.of("a", "b", "c"), List.of()), ProcessErrorCode.LABEL_MISMATCH);
    }

    @Test
    void labels_must_exist_and_stay_distinct() {
        Cubes.fails(() -> rename(BANDS, List.of("a"), List.of()), ProcessErrorCode.LABELS_NOT_ENUMERATED);
        Cubes.fails(() -> rename(BANDS, List.of("a"), List.of("red", "blue")), ProcessErrorCode.LABEL_MISMATCH);
        Cubes.fails(() -> rename(BANDS, List.of("a"), List.of("nir")), ProcessErrorCode.LABEL_NOT_AVAILABLE, "nir");
        Cubes.fails(() -> rename(BANDS, List.of("blue"), List.of("red")), ProcessErrorCode.LABEL_EXISTS);
    }

    @Test
    void a_dimension_can_be_added_and_dropped_again() {
        Cube added = add(BANDS, "t2", "other");
        assertThat(added.shape().names()).containsExactly("t2", "bands", "y", "x");
        assertThat(Cubes.all(added)).containsExactly(1, 2, 3);
        assertThat(drop(added, "t2").shape()).isEqualTo(BANDS.shape());
        assertThat(Cubes.all(drop(added, "t2"))).containsExactly(1, 2, 3);
    }

    @Test
    void dimensions_that_exist_or_have_several_labels_are_refused() {
        Cubes.fails(() -> add(BANDS, "x", "other"), ProcessErrorCode.DIMENSION_EXISTS, "x");
        Cubes.fails(() -> add(add(BANDS, "z", "spatial"), "w", "spatial"), ProcessErrorCode.DIMENSION_EXISTS, "z");
        Cubes.fails(() -> drop(BANDS, "bands"), ProcessErrorCode.DIMENSION_LABEL_COUNT_MISMATCH, "3");
        Cubes.fails(() -> drop(BANDS, "t"), ProcessErrorCode.DIMENSION_NOT_AVAILABLE);
    }

    @Test
    void a_dimension_is_renamed_and_keeps_its_labels() {
        Cube renamed = (Cube) new RenameDimension().apply(new RenameDimension.Arguments(BANDS, "bands", "b"), CONTEXT);
        assertThat(renamed.shape().names()).containsExactly("b", "y", "x");
        assertThat(new DimensionLabels().apply(new DimensionLabels.Arguments(renamed, "b"), CONTEXT))
                .isEqualTo(List.of("red", "green", "blue"));
        assertThat(new DimensionLabels().apply(new DimensionLabels.Arguments(renamed, "y"), CONTEXT))
                .isEqualTo(List.of(4_999_995.0));
    }

    private static Cube renameX(Cube cube, List<Object> target, List<Object> source) {
        return (Cube) new RenameLabels().apply(new RenameLabels.Arguments(cube, "x", target, source), CONTEXT);
    }

    @Test
    void an_axis_stays_regular_where_its_labels_do() {
        Cube cube = Cubes.cube(3, 1, List.of(), 1, 2, 3);
        List<Object> labels = cube.shape().dimension(1).labels();
        Dimension moved =
                renameX(cube, List.of(100.0, 130.0, 160.0), labels).shape().dimension(1);
        assertThat(moved).isInstanceOfSatisfying(Dimension.Horizontal.class, axis -> {
            assertThat(axis.origin()).isEqualTo(85);
            assertThat(axis.step()).isEqualTo(30);
        });
        Dimension uneven = renameX(cube, List.of(1.0, 2.0, 4.0), labels).shape().dimension(1);
        assertThat(uneven).isEqualTo(new Dimension.Labelled("x", DimensionType.SPATIAL, List.of(1.0, 2.0, 4.0)));
        Dimension named =
                renameX(cube, List.of("west"), labels.subList(0, 1)).shape().dimension(1);
        assertThat(named.labels()).containsExactly("west", 500_015.0, 500_025.0);
    }

    @Test
    void labels_that_the_dimension_has_are_no_target() {
        Dimension numbers = new Dimension.Labelled("bands", DimensionType.BANDS, List.of(0.0, 1.0));
        Cube cube = Cubes.cube(1, 1, List.of(numbers), 1, 2);
        Cubes.fails(() -> rename(cube, List.of(1.0, 0.0), List.of()), ProcessErrorCode.LABEL_EXISTS);
        Cubes.fails(
                () -> rename(BANDS, List.of("green", "red"), List.of("red", "green")), ProcessErrorCode.LABEL_EXISTS);
    }

    @Test
    void times_may_be_numbers() {
        Cube cube =
                (Cube) new AddDimension().apply(new AddDimension.Arguments(BANDS, "t", 2022.0, "temporal"), CONTEXT);
        assertThat(cube.shape().dimension(0))
                .isEqualTo(new Dimension.Labelled("t", DimensionType.TEMPORAL, List.of(2022.0)));
        Cube date = (Cube)
                new AddDimension().apply(new AddDimension.Arguments(BANDS, "t", "2022-01-01", "temporal"), CONTEXT);
        assertThat(date.shape().dimension(0)).isEqualTo(Cubes.times("2022-01-01"));
    }

    @Test
    void a_new_cube_has_one_cell_without_data_to_which_dimensions_are_added() {
        Cube cube = (Cube) new CreateDataCube().apply(new CreateDataCube.Arguments(), CONTEXT);
        assertThat(Cubes.all(cube)).containsExactly(Double.NaN);
        assertThat(Cubes.all(add(add(cube, "a", "other"), "b", "bands"))).containsExactly(Double.NaN);
    }
}
