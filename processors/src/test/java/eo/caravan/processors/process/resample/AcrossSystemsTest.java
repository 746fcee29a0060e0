package eo.caravan.processors.process.resample;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.filter.FilterBbox;
import eo.caravan.processors.process.mask.Mask;
import eo.caravan.processors.process.merge.MergeCubes;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Cubes of two systems together. The metres begin 20 m west of the meridian 9° E, the middle of their zone, so that their
 * third column is the first east of it; the degrees have a cell to each side of that meridian.
 */
final class AcrossSystemsTest {
    private static final Grid METRES = new Grid(Crs.epsg(32632), 499_980, 5_000_000, 10, -10, 4, 2);
    private static final Grid DEGREES = new Grid(Crs.WGS84, 8.5, 46, 0.5, -2, 2, 1);

    private static Cube cube(Grid grid, String band, Encoding encoding, double... values) {
        List<Dimension> dimensions = new ArrayList<>(List.of(Cubes.bands(band)));
        dimensions.add(grid.y("y"));
        dimensions.add(grid.x("x"));
        return new ArrayCube(new Shape(dimensions, encoding), values);
    }

    private static Cube metres() {
        return cube(METRES, "a", Encoding.FLOAT32, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static Cube degrees(double west, double east) {
        return cube(DEGREES, "b", new Encoding(CellType.UINT8, 255), west, east);
    }

    private static Cube merge(Cube one, Cube other) {
        return (Cube) new MergeCubes().apply(new MergeCubes.Arguments(one, other, null, null), CONTEXT);
    }

    @Test
    void a_second_cube_comes_onto_the_grid_of_the_first() {
        Cube merged = merge(metres(), degrees(10, 20));
        assertThat(merged.shape().dimension(0).labels()).containsExactly("a", "b");
        assertThat(Cubes.all(merged)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 10, 10, 20, 20, 10, 10, 20, 20);
        assertThat(merged.shape().grid()).hasValue(METRES);
    }

    @Test
    void the_cells_under_the_centres_come_onto_degrees() {
        // the centres 8.75 and 9.25 E, 45 N lie some 20 km beside the metres
        Cube merged = merge(degrees(10, 20), metres());
        assertThat(Cubes.all(merged)).containsExactly(10, 20, NO, NO);
        assertThat(merged.shape().grid()).hasValue(DEGREES);
    }

    @Test
    void a_mask_of_another_system_counts_where_it_lies() {
        Cube mask = new ArrayCube(
                new Shape(List.of(DEGREES.y("y"), DEGREES.x("x")), Encoding.BOOLEAN), new double[] {0, 1});
        Cube masked = (Cube) new Mask().apply(new Mask.Arguments(metres(), mask, null), CONTEXT);
        assertThat(Cubes.all(masked)).containsExactly(1, 2, NO, NO, 5, 6, NO, NO);
    }

    @Test
    void resampling_takes_grid_and_system_of_the_target_and_keeps_the_type() {
        Cube resampled = (Cube) new ResampleCubeSpatial()
                .apply(new ResampleCubeSpatial.Arguments(degrees(10, 20), metres(), "near"), CONTEXT);
        assertThat(resampled.shape().grid()).hasValue(METRES);
        assertThat(resampled.shape().encoding()).isEqualTo(new Encoding(CellType.UINT8, 255));
        assertThat(resampled.shape().dimension(0).labels()).containsExactly("b");
        assertThat(Cubes.all(resampled)).containsExactly(10, 10, 20, 20, 10, 10, 20, 20);
    }

    @Test
    void one_system_told_in_two_ways_is_one_system() {
        Crs told = CoordinateSystems.parse("+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80");
        Crs named = new Crs(told.definition().replace("unknown", "another name"));
        Grid left = new Grid(told, 4_000_000, 3_000_000, 10, -10, 2, 1);
        Grid right = new Grid(named, 4_000_020, 3_000_000, 10, -10, 2, 1);
        Cube merged = merge(cube(left, "a", Encoding.FLOAT32, 1, 2), cube(right, "a", Encoding.FLOAT32, 3, 4));
        assertThat(Cubes.all(merged)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void rows_that_run_north_are_turned_around() {
        Grid northward = new Grid(Crs.epsg(32632), 499_980, 4_999_980, 10, 10, 4, 2);
        Cube other = cube(northward, "b", Encoding.FLOAT32, 5, 6, 7, 8, 1, 2, 3, 4);
        assertThat(Cubes.all(merge(metres(), other))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void an_axis_that_lies_elsewhere_is_refused_where_there_is_no_second_one() {
        Cube row = new ArrayCube(
                new Shape(List.of(Cubes.bands("b"), DEGREES.x("x")), Encoding.FLOAT32), new double[] {1, 2});
        Cubes.fails(() -> merge(metres(), row), ProcessErrorCode.INCOMPATIBLE_DATA_CUBES, "'x'");
    }

    @Test
    void a_box_of_another_system_keeps_the_cells_whose_centres_it_holds() {
        // 9 E is x = 500000: the box begins there and reaches far beyond the rest
        Cube kept = FilterBbox.keep(metres(), new Extent(9, 40, 10, 50, Crs.WGS84));
        assertThat(Cubes.all(kept)).containsExactly(3, 4, 7, 8);
        Cube none = FilterBbox.keep(metres(), new Extent(20, 40, 21, 50, Crs.WGS84));
        assertThat(none.shape().whole().cells()).isZero();
    }
}
