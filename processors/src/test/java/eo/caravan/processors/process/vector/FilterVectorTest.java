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
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.process.Cubes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterVectorTest {
    /** g0 inside the square, g1 across its edge, g2 far away, g3 beside it, g4 the square, g5 around it, g6 a line through it. */
    private static final String[] CANDIDATES = {
        "POLYGON ((2 2, 3 2, 3 3, 2 3, 2 2))",
        "POLYGON ((8 8, 12 8, 12 12, 8 12, 8 8))",
        "POINT (50 50)",
        "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))",
        "POLYGON ((10 10, 0 10, 0 0, 10 0, 10 10))",
        "POLYGON ((-1 -1, 30 -1, 30 30, -1 30, -1 -1))",
        "LINESTRING (-5 5, 5 5)",
        "POINT EMPTY",
    };

    private static final String SQUARE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))";

    private static Object filter(Cube data, Cube geometries, String relation) {
        return new FilterVector().apply(new FilterVector.Arguments(data, geometries, relation), Cubes.CONTEXT);
    }

    private static String kept(Object cube) {
        List<String> ids = Vectors.of(cube).features().stream()
                .map(Feature::id)
                .map(String::valueOf)
                .toList();
        return String.join(" ", ids);
    }

    @ParameterizedTest
    @CsvSource({
        "intersects, g0 g1 g3 g4 g5 g6",
        "disjoint, g2",
        "equals, g4",
        "touches, g3",
        "crosses, g6",
        "overlaps, g1",
        "contains, g4 g5",
        "within, g0 g4",
    })
    void a_relation_is_seen_from_the_geometry(String relation, String expected) {
        assertThat(kept(filter(cube(CANDIDATES), cube(SQUARE), relation))).isEqualTo(expected);
    }

    @Test
    void several_geometries_count_as_their_union() {
        Cube halves = cube("POLYGON ((0 0, 5 0, 5 10, 0 10, 0 0))", "POLYGON ((5 0, 10 0, 10 10, 5 10, 5 0))");

        assertThat(kept(filter(cube("POLYGON ((4 4, 6 4, 6 6, 4 6, 4 4))", SQUARE), halves, "within")))
                .isEqualTo("g0 g1");
        assertThat(kept(filter(cube(SQUARE), halves, "equals"))).isEqualTo("g0");
    }

    @Test
    void points_lines_and_polygons_can_be_compared_with_at_once() {
        Cube mixed =
                cube("POINT (50 50)", "LINESTRING (0 0, 0 9)", "POLYGON ((20 0, 30 0, 30 10, 20 0))", "POINT EMPTY");
        Cube points = cube("POINT (50 50)", "POINT (0 3)", "POINT (29 5)", "POINT (1 1)");

        assertThat(kept(filter(points, mixed, "intersects"))).isEqualTo("g0 g1 g2");
    }

    @Test
    void cells_go_with_their_geometries_and_the_dimensions_stay() {
        Cube data = counting(geometries(UTM, "POINT (1 1)", "POINT (99 1)", "POINT (2 2)"), times("2020", "2021"));
        Cube kept = (Cube) filter(data, cube(SQUARE), "intersects");

        assertThat(kept.shape().names()).containsExactly("geometry", "t");
        assertThat(labels(kept)).containsExactly("POINT (1 1)", "POINT (2 2)");
        assertThat(all(kept)).containsExactly(0, 1, 4, 5);
    }

    @Test
    void geometries_in_another_system_are_brought_into_that_of_the_data() {
        Cube inMetres = new GeometryCube(geometries(UTM, "POINT (500000 5000000)", "POINT (600000 5000000)"));
        Cube inDegrees =
                new GeometryCube(geometries(Crs.WGS84, "POLYGON ((8.9 45, 9.1 45, 9.1 45.3, 8.9 45.3, 8.9 45))"));

        assertThat(labels(filter(inMetres, inDegrees, "within"))).containsExactly("POINT (500000 5000000)");
    }

    @Test
    void longitudes_beyond_180_meet_those_from_the_other_side() {
        Cube points = new GeometryCube(geometries(Crs.WGS84, "POINT (-179.5 0)", "POINT (180.4 0)", "POINT (170 0)"));
        Cube across = new GeometryCube(geometries(Crs.WGS84, "POLYGON ((179 -1, 181 -1, 181 1, 179 1, 179 -1))"));

        assertThat(kept(filter(points, across, "within"))).isEqualTo("g0 g1");
    }

    @Test
    void nothing_intersects_empty_geometries_and_everything_is_disjoint_from_them() {
        assertThat(kept(filter(cube(CANDIDATES), cube("POLYGON EMPTY"), "intersects")))
                .isEmpty();
        assertThat(kept(filter(cube(CANDIDATES), cube(), "disjoint"))).isEqualTo("g0 g1 g2 g3 g4 g5 g6");
    }

    @Test
    void a_bow_tie_counts_for_the_area_it_encloses() {
        Cube bowTie = cube("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))");

        assertThat(kept(filter(cube("POINT (1 5)", "POINT (9 5)", "POINT (5 9)"), bowTie, "within")))
                .isEqualTo("g0 g1");
        assertThat(kept(filter(bowTie, cube("POINT (9 5)"), "contains"))).isEqualTo("g0");
    }

    @Test
    void a_raster_is_refused() {
        fails(
                () -> filter(Cubes.counting(2, 2), cube(SQUARE), "within"),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "data",
                "vector");
    }
}
