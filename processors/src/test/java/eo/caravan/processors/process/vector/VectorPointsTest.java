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

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.process.Cubes;
import org.junit.jupiter.api.Test;

class VectorPointsTest {
    private static final String SQUARE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))";

    private static Cube regular(Cube cube, double distance, boolean group) {
        return (Cube) new VectorToRegularPoints()
                .apply(new VectorToRegularPoints.Arguments(cube, distance, group), Cubes.CONTEXT);
    }

    @Test
    void a_polygon_gives_the_centres_of_cells_from_its_upper_left_corner_on() {
        assertThat(labels(regular(cube(SQUARE), 4, true)))
                .containsExactly("MULTIPOINT ((2 8), (6 8), (10 8), (2 4), (6 4), (10 4), (2 0), (6 0), (10 0))");
        assertThat(labels(regular(cube(SQUARE), 5, true)))
                .containsExactly("MULTIPOINT ((2.5 7.5), (7.5 7.5), (2.5 2.5), (7.5 2.5))");
    }

    @Test
    void centres_outside_of_a_polygon_or_in_a_hole_are_left_out() {
        assertThat(labels(regular(cube("POLYGON ((0 0, 10 0, 0 10, 0 0))"), 5, true)))
                .containsExactly("MULTIPOINT ((2.5 7.5), (2.5 2.5), (7.5 2.5))");
        assertThat(labels(regular(cube("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (1 6, 4 6, 4 9, 1 9, 1 6))"), 5, true)))
                .containsExactly("MULTIPOINT ((7.5 7.5), (2.5 2.5), (7.5 2.5))");
    }

    @Test
    void a_polygon_without_any_centre_gives_its_first_vertex() {
        assertThat(labels(regular(cube(SQUARE), 100, true))).containsExactly("MULTIPOINT ((0 0))");
    }

    @Test
    void the_parts_of_a_multipolygon_share_one_grid() {
        String parts = "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((13 0, 23 0, 23 10, 13 10, 13 0)))";

        assertThat(labels(regular(cube(parts), 10, true))).containsExactly("MULTIPOINT ((5 5), (15 5))");
    }

    @Test
    void a_line_gives_its_first_vertex_and_a_point_for_each_distance_covered() {
        assertThat(labels(regular(cube("LINESTRING (0 0, 3 0, 3 4)"), 2, true)))
                .containsExactly("MULTIPOINT ((0 0), (2 0), (3 1), (3 3))");
        assertThat(labels(regular(cube("LINESTRING (0 0, 10 0)"), 2.5, true)))
                .containsExactly("MULTIPOINT ((0 0), (2.5 0), (5 0), (7.5 0), (10 0))");
        assertThat(labels(regular(cube("LINESTRING (1 2, 3 2)"), 50, true))).containsExactly("MULTIPOINT ((1 2))");
    }

    @Test
    void each_part_of_a_multiline_begins_anew() {
        assertThat(labels(regular(cube("MULTILINESTRING ((0 0, 3 0), (0 9, 2 9))"), 2, true)))
                .containsExactly("MULTIPOINT ((0 0), (2 0), (0 9), (2 9))");
    }

    @Test
    void points_are_returned_as_given_and_empty_ones_stay() {
        assertThat(labels(regular(cube("POINT (1 2)", "MULTIPOINT ((1 1), (2 2))", "POLYGON EMPTY"), 5, true)))
                .containsExactly("MULTIPOINT ((1 2))", "MULTIPOINT ((1 1), (2 2))", "MULTIPOINT EMPTY");
    }

    @Test
    void points_that_are_not_grouped_have_properties_and_cells_but_no_identifier() {
        Cube data = counting(geometries(UTM, "MULTIPOINT ((1 1), (2 2))", "POINT (3 3)"), times("2020", "2021"));
        Cube points = regular(data, 5, false);

        assertThat(labels(points)).containsExactly("POINT (1 1)", "POINT (2 2)", "POINT (3 3)");
        assertThat(Vectors.of(points).features()).extracting(Feature::id).containsOnlyNulls();
        assertThat(Vectors.of(points).features().get(1).properties()).containsEntry("n", 0.0);
        assertThat(all(points)).containsExactly(0, 1, 0, 1, 2, 3);
    }

    @Test
    void grouped_points_keep_identifier_properties_and_cells() {
        Cube data = counting(geometries(UTM, SQUARE, "POINT (3 3)"), times("2020", "2021"));
        Cube points = regular(data, 5, true);

        assertThat(Vectors.of(points).features()).extracting(Feature::id).containsExactly("g0", "g1");
        assertThat(all(points)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void a_distance_needs_metres_and_must_be_positive_and_not_tiny() {
        Cube degrees = new GeometryCube(geometries(Crs.WGS84, "POINT (9 50)"));

        fails(() -> regular(degrees, 10, true), ProcessErrorCode.UNIT_MISMATCH, "degree");
        fails(() -> regular(cube(SQUARE), 0, true), ApiErrorCode.PROCESS_PARAMETER_INVALID, "greater than 0");
        fails(() -> regular(cube(SQUARE), -1, true), ApiErrorCode.PROCESS_PARAMETER_INVALID, "greater than 0");
        fails(() -> regular(cube(SQUARE), 1e-9, true), ApiErrorCode.PROCESS_PARAMETER_INVALID, "too many cells");
        fails(() -> regular(cube(SQUARE), 0.005, true), ApiErrorCode.PROCESS_PARAMETER_INVALID, "1000000 points");
        fails(
                () -> regular(cube("LINESTRING (0 0, 9 0)"), 1e-300, true),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "1000000 points");
    }
}
