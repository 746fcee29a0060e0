package eo.caravan.processors.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrsTransformTest {
    private static final Crs UTM_1N = Crs.epsg(32601);
    private static final Crs UTM_33N = Crs.epsg(32633);

    @Test
    void the_central_meridian_meets_the_false_easting() {
        double[] point = CrsTransform.between(Crs.WGS84, UTM_33N).point(15, 0);
        assertThat(point).containsExactly(new double[] {500_000, 0}, within(1e-6));
    }

    @Test
    void x_is_east_also_where_the_authority_says_otherwise() {
        double[] point = CrsTransform.between(Crs.WGS84, Crs.epsg(3035)).point(10, 52);
        assertThat(point).containsExactly(new double[] {4_321_000, 3_210_000}, within(0.01));
    }

    @Test
    void a_sphere_keeps_longitude_and_latitude() {
        Crs modis = CoordinateSystems.parse(CoordinateSystemsTest.MODIS);
        double[] equator = CrsTransform.between(modis, Crs.WGS84).point(6_371_007.181 * Math.toRadians(10), 0);
        assertThat(equator).containsExactly(new double[] {10, 0}, within(1e-9));
        double[] corner = CrsTransform.between(modis, Crs.WGS84).point(-6_073_798.057320992, -1_312_333.269565234);
        assertThat(corner).containsExactly(new double[] {-55.802586, -11.8020833}, within(1e-6));
    }

    @Test
    void a_transform_to_the_same_system_changes_nothing() {
        assertThat(CrsTransform.between(UTM_33N, UTM_33N).identity()).isTrue();
        assertThat(CrsTransform.between(UTM_33N, UTM_33N).point(0.1, 0.2)).containsExactly(0.1, 0.2);
    }

    @Test
    void a_point_without_a_place_becomes_nan_and_spares_its_neighbours() {
        double[] xy = {15, 45, Double.NaN, 45, 15, 0};
        CrsTransform.between(Crs.WGS84, UTM_33N).apply(xy, 3);
        assertThat(xy[2]).isNaN();
        assertThat(xy[3]).isNaN();
        assertThat(xy[0]).isCloseTo(500_000, within(1e-6));
        assertThat(xy[4]).isCloseTo(500_000, within(1e-6));
    }

    @Test
    void the_bound_follows_the_bend_of_the_edges() {
        Extent bound = CrsTransform.between(Crs.WGS84, Crs.epsg(3035)).bound(new Extent(0, 50, 20, 60, Crs.WGS84));
        double[] middle = CrsTransform.between(Crs.WGS84, Crs.epsg(3035)).point(10, 50);
        assertThat(bound.south()).isCloseTo(middle[1], within(1.0));
    }

    @Test
    void a_footprint_over_the_antimeridian_has_its_west_east_of_its_east() {
        Extent bound = CrsTransform.between(UTM_1N, Crs.WGS84)
                .bound(new Extent(300_000, 7_490_220, 400_000, 7_536_300, UTM_1N));
        assertThat(bound.west()).isCloseTo(178.2382, within(1e-4));
        assertThat(bound.east()).isBetween(-180.0, -179.0);
    }

    @Test
    void a_bound_around_the_pole_holds_all_longitudes() {
        Crs arctic = Crs.epsg(3995);
        Extent bound = CrsTransform.between(arctic, Crs.WGS84).bound(new Extent(-1e6, -1e6, 1e6, 1e6, arctic));
        assertThat(bound.west()).isEqualTo(-180);
        assertThat(bound.east()).isEqualTo(180);
        assertThat(bound.north()).isEqualTo(90);
        assertThat(bound.south()).isBetween(75.0, 80.0);
    }

    @Test
    void cells_are_kept_by_their_centres() {
        Grid grid = new Grid(UTM_33N, 0, 100, 10, -10, 10, 10);
        assertThat(GridWindow.within(grid, new Extent(14, 5, 35, 95, UTM_33N))).hasValue(new GridWindow(1, 0, 3, 10));
        assertThat(GridWindow.within(grid, new Extent(15, 85, 15, 85, UTM_33N))).hasValue(new GridWindow(1, 1, 1, 1));
        assertThat(GridWindow.within(grid, new Extent(16, 0, 24, 100, UTM_33N))).isEmpty();
        assertThat(GridWindow.within(grid, new Extent(-50, -50, -10, -10, UTM_33N)))
                .isEmpty();
    }

    @Test
    void an_extent_of_the_whole_world_keeps_every_cell() {
        Grid grid = new Grid(UTM_33N, 499_980, 5_100_000, 120, -120, 640, 384);
        assertThat(GridWindow.within(grid, new Extent(-180, -90, 180, 90, Crs.WGS84)))
                .hasValue(GridWindow.whole(grid));
    }

    @Test
    void an_extent_elsewhere_keeps_none() {
        Grid grid = new Grid(UTM_33N, 499_980, 5_100_000, 120, -120, 640, 384);
        assertThat(GridWindow.within(grid, new Extent(-60, 45, -50, 46, Crs.WGS84)))
                .isEmpty();
    }

    @Test
    void an_extent_over_the_antimeridian_crops_a_grid_that_crosses_it() {
        Grid grid = new Grid(UTM_1N, 300_000, 7_536_300, 120, -120, 1000, 384);
        double[] line = CrsTransform.between(Crs.WGS84, UTM_1N).point(180, 67.7);
        Optional<GridWindow> east = GridWindow.within(grid, new Extent(-180, 67, -179, 68, Crs.WGS84));
        Optional<GridWindow> both = GridWindow.within(grid, new Extent(179.9, 67, -179, 68, Crs.WGS84));
        Optional<GridWindow> west = GridWindow.within(grid, new Extent(178, 67, 180, 68, Crs.WGS84));
        int column = (int) ((line[0] - 300_000) / 120);
        assertThat(east).hasValueSatisfying(w -> assertThat(w.column()).isCloseTo(column, within(12)));
        assertThat(both).hasValueSatisfying(w -> assertThat(w.column()).isLessThan(column));
        assertThat(west).hasValueSatisfying(w -> {
            assertThat(w.column()).isZero();
            assertThat(w.width()).isCloseTo(column, within(12));
        });
    }

    @Test
    void extents_unite_over_the_shorter_way() {
        Extent union = Extents.union(new Extent(178, 0, 179, 1, Crs.WGS84), new Extent(-179, 0, -178, 1, Crs.WGS84));
        assertThat(union).isEqualTo(new Extent(178, 0, -178, 1, Crs.WGS84));
    }
}
