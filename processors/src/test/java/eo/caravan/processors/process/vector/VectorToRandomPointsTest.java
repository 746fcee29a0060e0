package eo.caravan.processors.process.vector;

import static eo.caravan.processors.process.Cubes.all;
import static eo.caravan.processors.process.Cubes.fails;
import static eo.caravan.processors.process.Cubes.times;
import static eo.caravan.processors.process.vector.Vectors.UTM;
import static eo.caravan.processors.process.vector.Vectors.counting;
import static eo.caravan.processors.process.vector.Vectors.cube;
import static eo.caravan.processors.process.vector.Vectors.geometries;
import static eo.caravan.processors.process.vector.Vectors.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.process.Cubes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class VectorToRandomPointsTest {
    private static final String SQUARE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))";
    private static final String HOLED = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (1 1, 9 1, 9 9, 1 9, 1 1))";
    private static final String SLIVER = "POLYGON ((0 0, 100000 100000, 100000 100000.0001, 0 0))";

    private static Cube draw(Cube cube, Integer each, Integer total, boolean group, Double seed) {
        return (Cube) new VectorToRandomPoints()
                .apply(new VectorToRandomPoints.Arguments(cube, each, total, group, seed), Cubes.CONTEXT);
    }

    private static List<Integer> counts(Cube cube) {
        return Vectors.of(cube).features().stream()
                .map(feature -> feature.geometry().getNumGeometries())
                .toList();
    }

    private static Geometry first(Cube cube) {
        return Vectors.of(cube).features().get(0).geometry();
    }

    @Test
    void without_limits_every_geometry_gives_one_point_of_its_own() {
        Cube points =
                draw(cube(SQUARE, "LINESTRING (20 0, 30 0)", "POINT (7 7)", "POLYGON EMPTY"), null, null, true, 1.0);

        assertThat(counts(points)).containsExactly(1, 1, 1, 0);
        assertThat(labels(points).subList(2, 4)).containsExactly("MULTIPOINT ((7 7))", "MULTIPOINT EMPTY");
        assertThat(first(points).within(Vectors.wkt(SQUARE))).isTrue();
        assertThat(Vectors.of(points).features().get(1).geometry().getCoordinate().y)
                .isZero();
    }

    @Test
    void points_lie_inside_of_holed_polygons_bow_ties_and_slivers() {
        for (String wkt : List.of(HOLED, SLIVER, "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))")) {
            Geometry points = first(draw(cube(wkt), 500, null, true, 7.0));

            assertThat(points.getNumGeometries()).isEqualTo(500);
            assertThat(new HashSet<>(Arrays.asList(points.getCoordinates()))).hasSize(500);
            Geometry area = eo.caravan.processors.geometry.Mended.of(Vectors.wkt(wkt));
            for (Coordinate point : points.getCoordinates()) {
                assertThat(area.distance(points.getFactory().createPoint(point)))
                        .isZero();
            }
        }
    }

    @Test
    void points_fall_evenly_over_the_area() {
        Geometry points =
                first(draw(cube("POLYGON ((0 0, 100 0, 100 1, 10 10, 0 100, 0 0))"), 20_000, null, true, 3.0));

        Geometry area = Vectors.wkt("POLYGON ((0 0, 100 0, 100 1, 10 10, 0 100, 0 0))");
        double left = area.intersection(Vectors.wkt("POLYGON ((0 0, 10 0, 10 100, 0 100, 0 0))"))
                .getArea();
        long found = Arrays.stream(points.getCoordinates())
                .filter(point -> point.x < 10)
                .count();
        assertThat(found / 20_000.0).isCloseTo(left / area.getArea(), within(0.02));
    }

    @Test
    void a_polygon_without_area_gives_points_of_its_outline() {
        Geometry points = first(draw(cube("POLYGON ((0 0, 10 0, 0 0, 0 0))"), 3, null, true, 7.0));

        assertThat(points.getNumGeometries()).isEqualTo(3);
        assertThat(points.getCoordinates()).allMatch(point -> point.y == 0 && point.x >= 0 && point.x <= 10);
        assertThat(labels(draw(cube("POLYGON ((4 4, 4 4, 4 4, 4 4))"), 3, null, true, 7.0)))
                .containsExactly("MULTIPOINT ((4 4))");
    }

    @Test
    void points_are_drawn_once_only() {
        Cube points = draw(cube("POINT (1 1)", "MULTIPOINT ((1 1), (2 2), (1 1), (3 3))"), 3, null, true, 1.0);

        assertThat(counts(points)).containsExactly(1, 3);
        assertThat(Vectors.of(points).features().get(1).geometry().getCoordinates())
                .containsExactlyInAnyOrder(new Coordinate(1, 1), new Coordinate(2, 2), new Coordinate(3, 3));
    }

    @Test
    void the_total_is_shared_out_equally_as_far_as_there_are_points() {
        assertThat(counts(draw(cube(SQUARE, SQUARE, SQUARE), null, 8, true, 1.0)))
                .containsExactly(3, 3, 2);
        assertThat(counts(draw(cube(SQUARE, "POINT (1 1)", SQUARE), null, 9, true, 1.0)))
                .containsExactly(4, 1, 4);
        assertThat(counts(draw(cube(SQUARE, SQUARE), 2, 100, true, 1.0))).containsExactly(2, 2);
        assertThat(counts(draw(cube(SQUARE, SQUARE), 5, 7, true, 1.0))).containsExactly(4, 3);
        assertThat(counts(draw(cube("POINT (1 1)", "POINT EMPTY"), null, 50, true, 1.0)))
                .containsExactly(1, 0);
    }

    @Test
    void the_same_seed_draws_the_same_points_and_another_seed_others() {
        Cube data = cube(SQUARE, "LINESTRING (0 0, 5 5)", "MULTIPOINT ((1 1), (2 2), (3 3))");

        assertThat(labels(draw(data, 2, null, true, 42.0))).isEqualTo(labels(draw(data, 2, null, true, 42.0)));
        assertThat(labels(draw(data, 2, null, true, 42.0))).isNotEqualTo(labels(draw(data, 2, null, true, 43.0)));
        assertThat(labels(draw(data, 2, null, true, null))).isNotEqualTo(labels(draw(data, 2, null, true, null)));
    }

    @Test
    void points_that_are_not_grouped_have_properties_and_cells_but_no_identifier() {
        Cube data = counting(geometries(UTM, "POINT (1 1)", "POLYGON EMPTY", SQUARE), times("2020", "2021"));
        Cube points = draw(data, 2, null, false, 1.0);

        assertThat(labels(points)).hasSize(4).startsWith("POINT (1 1)", "POINT EMPTY");
        assertThat(Vectors.of(points).features()).extracting(Feature::id).containsExactly(null, "g1", null, null);
        assertThat(Vectors.of(points).features().get(3).properties()).containsEntry("n", 2.0);
        assertThat(all(points)).containsExactly(0, 1, 2, 3, 4, 5, 4, 5);
    }

    @Test
    void a_total_below_the_number_of_geometries_is_refused() {
        fails(
                () -> draw(cube(SQUARE, "POINT EMPTY", SQUARE), null, 2, true, 1.0),
                ProcessErrorCode.COUNT_MISMATCH,
                "2",
                "3 geometries");
    }

    @Test
    void more_than_a_million_points_are_refused_before_any_is_drawn() {
        fails(
                () -> draw(cube(SQUARE), 2_000_000_000, null, true, 1.0),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "geometry_count",
                "1000000");
        fails(
                () -> draw(cube(SQUARE), null, 1_000_001, true, 1.0),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "total_count");
    }
}
