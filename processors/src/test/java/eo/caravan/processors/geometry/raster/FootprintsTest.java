package eo.caravan.processors.geometry.raster;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.projection.GridWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

final class FootprintsTest {
    private static final Crs UTM = Crs.epsg(32633);
    /** Of a cell of a kilometre, in degrees of longitude at 49 degrees north, and a little more. */
    private static final double THOUSANDTH_OF_A_CELL = 1.4e-5;

    /** Cells of one metre; the centres have whole coordinates 0 to 5, rows run south from y = 5. */
    private static final Grid SIX = new Grid(UTM, -0.5, 5.5, 1, -1, 6, 6);

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Footprints footprints(Grid grid, Crs crs, Geometry... geometries) {
        return Footprints.of(
                new Dimension.Geometries(
                        "geometry",
                        crs,
                        Arrays.stream(geometries)
                                .map(geometry -> new Feature(null, geometry, Map.of()))
                                .toList()),
                grid);
    }

    /** The rows of the grid from above, a cell of the geometry as #. */
    private static List<String> drawn(Grid grid, Crs crs, Geometry geometry) {
        Footprints footprints = footprints(grid, crs, geometry);
        char[][] rows = new char[grid.height()][grid.width()];
        for (char[] row : rows) {
            Arrays.fill(row, '.');
        }
        Spans spans = footprints.within(0, GridWindow.whole(grid));
        for (int i = 0; i < spans.count(); i++) {
            for (int column = spans.from()[i]; column < spans.to()[i]; column++) {
                assertThat(rows[spans.rows()[i]][column]).as("no cell twice").isEqualTo('.');
                rows[spans.rows()[i]][column] = '#';
            }
        }
        assertThat(footprints.cells(0)).isEqualTo(spans.cells());
        return Arrays.stream(rows).map(String::new).toList();
    }

    private static List<String> drawn(String wkt) {
        return drawn(SIX, UTM, wkt(wkt));
    }

    @Test
    void edges_and_corners_of_polygons_count_as_inside() {
        assertThat(drawn("POLYGON ((1 1, 4 1, 1 4, 1 1))"))
                .containsExactly("......", ".#....", ".##...", ".###..", ".####.", "......");
        assertThat(drawn("POLYGON ((1.1 1.1, 3.8 1.1, 1.1 3.8, 1.1 1.1))"))
                .containsExactly("......", "......", "......", "..#...", "......", "......");
    }

    @Test
    void the_edge_of_a_hole_belongs_to_the_polygon() {
        assertThat(drawn("POLYGON ((0 0, 5 0, 5 5, 0 5, 0 0), (1 1, 4 1, 4 4, 1 4, 1 1))"))
                .containsExactly("######", "######", "##..##", "##..##", "######", "######");
    }

    @Test
    void a_single_corner_on_a_centre_is_a_cell() {
        assertThat(drawn("POLYGON ((2 3, 2.4 2.6, 1.6 2.6, 2 3))"))
                .containsExactly("......", "......", "..#...", "......", "......", "......");
    }

    @Test
    void polygons_of_one_geometry_add_up_even_where_they_overlap() {
        assertThat(drawn("MULTIPOLYGON (((0 0, 3 0, 3 3, 0 3, 0 0)), ((2 2, 5 2, 5 5, 2 5, 2 2)))"))
                .containsExactly("..####", "..####", "######", "######", "####..", "####..");
    }

    @Test
    void both_wings_of_a_bow_tie_are_filled() {
        assertThat(drawn("POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))"))
                .containsExactly("......", "#...#.", "##.##.", "#####.", "##.##.", "#...#.");
    }

    @Test
    void a_point_has_the_cell_that_holds_it() {
        assertThat(drawn("POINT (2.4 3.4)"))
                .containsExactly("......", "......", "..#...", "......", "......", "......");
    }

    @Test
    void a_point_on_a_common_edge_has_the_cell_with_the_higher_index() {
        assertThat(drawn("POINT (2.5 3.5)"))
                .containsExactly("......", "......", "...#..", "......", "......", "......");
        assertThat(drawn("POINT (5.5 -0.5)"))
                .containsExactly("......", "......", "......", "......", "......", ".....#");
        assertThat(drawn("POINT (5.51 0)")).containsOnly("......");
    }

    @Test
    void a_multi_point_has_the_cells_of_its_points_once() {
        assertThat(drawn("MULTIPOINT ((0 0), (0.1 0.1), (5 5))"))
                .containsExactly(".....#", "......", "......", "......", "......", "#.....");
    }

    @Test
    void a_line_has_the_cells_of_all_of_its_points() {
        assertThat(drawn("LINESTRING (0 0, 5 2)"))
                .containsExactly("......", "......", "......", "....##", ".####.", "##....");
        assertThat(drawn("LINESTRING (1 1, 1 3, 4 3)"))
                .containsExactly("......", "......", ".####.", ".#....", ".#....", "......");
        assertThat(drawn("LINESTRING (5 2, 0 0)")).isEqualTo(drawn("LINESTRING (0 0, 5 2)"));
    }

    @Test
    void a_line_through_a_corner_of_cells_has_the_cell_that_the_corner_belongs_to() {
        assertThat(drawn("LINESTRING (-3 6, 8 -5)"))
                .containsExactly("......", "......", "#.....", ".#....", "..#...", "...#..");
        assertThat(drawn("LINESTRING (0 3, 2 5)"))
                .containsExactly("..#...", ".##...", "##....", "......", "......", "......");
    }

    @Test
    void a_line_along_an_edge_has_the_cells_of_its_points() {
        assertThat(drawn("LINESTRING (2.5 0, 2.5 3)"))
                .containsExactly("......", "......", "...#..", "...#..", "...#..", "...#..");
        assertThat(drawn("LINESTRING (-9 -0.5, 9 -0.5)"))
                .containsExactly("......", "......", "......", "......", "......", "######");
    }

    @Test
    void empty_geometries_and_those_beyond_the_grid_have_no_cells() {
        Footprints footprints =
                footprints(SIX, UTM, wkt("POLYGON EMPTY"), wkt("POLYGON ((9 9, 10 9, 9 10, 9 9))"), wkt("POINT (0 7)"));
        assertThat(footprints.outside(0)).isTrue();
        assertThat(footprints.outside(1)).isTrue();
        assertThat(footprints.outside(2)).isTrue();
        assertThat(footprints.cells(1)).isZero();
        assertThat(footprints.window()).isEmpty();
        assertThat(footprints.blocks()).isEmpty();
    }

    @Test
    void a_polygon_between_centres_is_inside_but_has_no_cell() {
        Footprints footprints = footprints(SIX, UTM, wkt("POLYGON ((1.2 1.2, 1.8 1.2, 1.5 1.8, 1.2 1.2))"));
        assertThat(footprints.outside(0)).isFalse();
        assertThat(footprints.cells(0)).isZero();
        assertThat(footprints.cover(0)).contains(new GridWindow(1, 3, 2, 2));
        assertThat(footprints.window()).isEmpty();
    }

    @Test
    void the_window_has_the_centres_within_the_rectangle_around_all() {
        assertThat(footprints(SIX, UTM, wkt("POLYGON ((1 1, 3.9 1, 1 2.9, 1 1))"))
                        .window())
                .contains(new GridWindow(1, 3, 3, 2));
        assertThat(footprints(SIX, UTM, wkt("POINT (2.4 3.4)")).window()).contains(new GridWindow(2, 2, 1, 1));
    }

    @Test
    void geometries_that_share_a_cell_overlap() {
        Geometry left = wkt("POLYGON ((0 0, 2 0, 2 5, 0 5, 0 0))");
        assertThat(footprints(SIX, UTM, left, wkt("POLYGON ((2 0, 4 0, 4 5, 2 5, 2 0))"))
                        .overlap())
                .contains(new int[] {0, 1});
        assertThat(footprints(SIX, UTM, left, wkt("POLYGON ((2.1 0, 4 0, 4 5, 2.1 5, 2.1 0))"))
                        .overlap())
                .isEmpty();
    }

    /** Corners on a raster of half cells, so that centres often lie exactly on edges and corners. */
    @Test
    void random_polygons_with_holes_have_the_cells_that_point_location_finds() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Grid grid = round % 2 == 0
                    ? new Grid(UTM, 500_000, 5_000_000, 10, -10, 40, 30)
                    : new Grid(UTM, 500_400, 4_999_700, -10, 10, 40, 30);
            double unit = round % 3 == 0 ? 5 : round % 3 == 1 ? 1e-3 : 10 / 3.0;
            Polygon polygon = polygon(random, unit);
            assertSame(grid, polygon);
        }
    }

    private static Polygon polygon(Random random, double unit) {
        GeometryFactory factory = new GeometryFactory();
        LinearRing shell = ring(factory, random, 500_200, 4_999_850, 180, unit);
        LinearRing[] holes = new LinearRing[random.nextInt(3)];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(factory, random, 500_150 + 100 * i, 4_999_850, 45, unit);
        }
        return factory.createPolygon(shell, holes);
    }

    /** A star-shaped ring. */
    private static LinearRing ring(
            GeometryFactory factory, Random random, double x, double y, double radius, double unit) {
        int corners = 3 + random.nextInt(20);
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + random.nextDouble() / 2) / corners;
            double far = radius * (0.2 + 0.8 * random.nextDouble());
            points.add(new Coordinate(
                    x + unit * Math.rint(far * Math.cos(angle) / unit),
                    y + unit * Math.rint(far * Math.sin(angle) / unit)));
        }
        points.add(points.get(0));
        return factory.createLinearRing(points.toArray(new Coordinate[0]));
    }

    private static void assertSame(Grid grid, Polygon polygon) {
        Dimension.Horizontal x = grid.x("x");
        Dimension.Horizontal y = grid.y("y");
        List<String> expected = new ArrayList<>();
        for (int row = 0; row < grid.height(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < grid.width(); column++) {
                line.append(located(polygon, new Coordinate(x.centre(column), y.centre(row))) ? '#' : '.');
            }
            expected.add(line.toString());
        }
        assertThat(drawn(grid, UTM, polygon)).as(polygon.toText()).isEqualTo(expected);
    }

    /** Inside or on an edge by an odd number of rings, or on any edge. */
    private static boolean located(Polygon polygon, Coordinate centre) {
        boolean inside = false;
        for (int i = -1; i < polygon.getNumInteriorRing(); i++) {
            LinearRing ring = i < 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i);
            int location =
                    SimplePointInAreaLocator.locate(centre, ring.getFactory().createPolygon(ring));
            if (location == Location.BOUNDARY) {
                return true;
            }
            inside ^= location == Location.INTERIOR;
        }
        return inside;
    }

    @Test
    void edges_are_straight_in_their_own_system() {
        Grid grid = new Grid(UTM, 400_000, 5_500_000, 1000, -1000, 200, 200);
        Geometry box = wkt("POLYGON ((14 48.5, 16 48.5, 15.7 49.4, 14 49.5, 14 48.5), "
                + "(14.5 48.8, 15.2 48.8, 15.1 49.1, 14.5 48.8))");
        Footprints footprints = footprints(grid, Crs.WGS84, box);
        CrsTransform back = CrsTransform.between(UTM, Crs.WGS84);
        long expected = 0;
        long unsure = 0;
        for (int row = 0; row < grid.height(); row++) {
            for (int column = 0; column < grid.width(); column++) {
                double[] centre =
                        back.point(grid.x("x").centre(column), grid.y("y").centre(row));
                boolean inside =
                        SimplePointInAreaLocator.locate(new Coordinate(centre[0], centre[1]), box) != Location.EXTERIOR;
                expected += inside ? 1 : 0;
                boolean found =
                        footprints.within(0, new GridWindow(column, row, 1, 1)).count() == 1;
                boolean onEdge = box.getBoundary()
                        .isWithinDistance(wkt("POINT (" + centre[0] + " " + centre[1] + ")"), THOUSANDTH_OF_A_CELL);
                unsure += onEdge ? 1 : 0;
                assertThat(found || onEdge).as("row %s, column %s", row, column).isEqualTo(inside || onEdge);
            }
        }
        assertThat(unsure).isLessThan(10);
        assertThat(footprints.cells(0))
                .isBetween(expected - unsure, expected + unsure)
                .isGreaterThan(12_000);
    }

    @Test
    void a_polygon_cut_at_the_antimeridian_is_whole_again_in_a_projected_grid() {
        Grid grid = new Grid(Crs.epsg(32601), 300_000, 7_000_000, 1000, -1000, 20, 20);
        Geometry cut = wkt("MULTIPOLYGON (((170 50, 180 50, 180 70, 170 70, 170 50)),"
                + " ((-180 50, -170 50, -170 70, -180 70, -180 50)))");
        assertThat(footprints(grid, Crs.WGS84, cut).cells(0)).isEqualTo(400);
        Geometry beyond = wkt("POLYGON ((170 50, 190 50, 190 70, 170 70, 170 50))");
        assertThat(footprints(grid, Crs.WGS84, beyond).cells(0)).isEqualTo(400);
        Geometry west = wkt("POLYGON ((-190 50, -170 50, -170 70, -190 70, -190 50))");
        assertThat(footprints(grid, Crs.WGS84, west).cells(0)).isEqualTo(400);
    }

    @Test
    void longitudes_may_differ_by_whole_turns() {
        Grid pacific = new Grid(Crs.WGS84, 178, 2, 1, -1, 4, 2);
        assertThat(drawn(pacific, Crs.WGS84, wkt("POLYGON ((-180 0, -179 0, -179 2, -180 2, -180 0))")))
                .containsExactly("..#.", "..#.");
        Grid globe = new Grid(Crs.WGS84, 0, 90, 90, -90, 4, 2);
        assertThat(drawn(globe, Crs.WGS84, wkt("POLYGON ((-100 0, 100 0, 100 90, -100 90, -100 0))")))
                .containsExactly("#..#", "....");
    }

    @Test
    void a_ring_around_the_pole_is_filled() {
        Grid polar = new Grid(Crs.epsg(3413), -2_000_000, 2_000_000, 100_000, -100_000, 40, 40);
        Geometry cap = wkt("POLYGON ((-180 80, 180 80, 180 90, -180 90, -180 80))");
        double radius = 1_089_850; // of the 80th parallel in EPSG:3413, to a kilometre
        long expected = 0;
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 40; column++) {
                expected += Math.hypot(polar.x("x").centre(column), polar.y("y").centre(row)) < radius ? 1 : 0;
            }
        }
        assertThat(footprints(polar, Crs.WGS84, cap).cells(0)).isEqualTo(expected);
    }

    @Test
    void a_polygon_may_reach_beyond_where_the_grid_is_defined() {
        Grid grid = new Grid(UTM, 500_000, 5_000_000, 10, -10, 10, 10);
        assertThat(footprints(grid, Crs.WGS84, wkt("POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))"))
                        .cells(0))
                .isEqualTo(100);
        assertThat(footprints(
                                grid,
                                Crs.epsg(3857),
                                wkt("POLYGON ((-2e7 -2e7, 2e7 -2e7, 2e7 2e7, -2e7 2e7, -2e7 -2e7))"))
                        .cells(0))
                .isEqualTo(100);
    }

    @Test
    void blocks_find_what_lies_in_them() {
        Grid grid = new Grid(UTM, 0, 0, 1, -1, 1300, 600);
        Footprints footprints = footprints(
                grid,
                UTM,
                wkt("POLYGON ((10 -10, 20 -10, 20 -20, 10 -20, 10 -10))"),
                wkt("POLYGON ((500 -500, 530 -500, 530 -530, 500 -530, 500 -500))"),
                wkt("POINT (1299 -599)"));
        assertThat(footprints.blocks()).containsExactly(0, 1, 3, 4, 5);
        assertThat(footprints.inBlock(0)).containsExactly(0, 1);
        assertThat(footprints.inBlock(4)).containsExactly(1);
        assertThat(footprints.inBlock(2)).isEmpty();
        assertThat(footprints.block(5)).isEqualTo(new GridWindow(1024, 512, 276, 88));
        assertThat(footprints.within(1, footprints.block(4)).cells()).isEqualTo(18 * 18);
        assertThat(footprints.near(new GridWindow(500, 0, 100, 100))).containsExactly(0, 1);
        assertThat(footprints.covered(new GridWindow(10, 10, 5, 2)).cardinality())
                .isEqualTo(10);
    }
}
