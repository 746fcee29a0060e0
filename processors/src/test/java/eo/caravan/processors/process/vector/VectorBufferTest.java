package eo.caravan.processors.process.vector;

import static eo.caravan.processors.process.Cubes.all;
import static eo.caravan.processors.process.Cubes.fails;
import static eo.caravan.processors.process.Cubes.times;
import static eo.caravan.processors.process.vector.Vectors.UTM;
import static eo.caravan.processors.process.vector.Vectors.counting;
import static eo.caravan.processors.process.vector.Vectors.cube;
import static eo.caravan.processors.process.vector.Vectors.geometries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.process.Cubes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

class VectorBufferTest {
    private static Cube buffer(Cube cube, double distance) {
        return (Cube) new VectorBuffer().apply(new VectorBuffer.Arguments(cube, distance), Cubes.CONTEXT);
    }

    private static List<Geometry> geometriesOf(Cube cube) {
        return Vectors.of(cube).features().stream().map(Feature::geometry).toList();
    }

    @Test
    void a_point_becomes_a_polygon_of_64_corners_on_the_circle() {
        Geometry circle = geometriesOf(buffer(cube("POINT (100 100)"), 10)).get(0);

        assertThat(circle.getGeometryType()).isEqualTo("Polygon");
        assertThat(circle.getNumPoints()).isEqualTo(65);
        assertThat(circle.getArea()).isCloseTo(32 * 100 * Math.sin(2 * Math.PI / 64), within(1e-6));
    }

    @Test
    void a_square_of_10_shrinks_to_one_of_4() {
        Geometry shrunk = geometriesOf(buffer(cube("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"), -3))
                .get(0);

        assertThat(shrunk.equalsTopo(Vectors.wkt("POLYGON ((3 3, 7 3, 7 7, 3 7, 3 3))")))
                .isTrue();
    }

    @Test
    void what_shrinks_away_is_empty_and_stays_in_its_place() {
        Cube shrunk = buffer(
                cube("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "LINESTRING (0 0, 9 9)", "POINT (1 1)", "POINT EMPTY"),
                -6);

        assertThat(geometriesOf(shrunk)).hasSize(4).allMatch(Geometry::isEmpty);
    }

    @Test
    void an_empty_geometry_is_passed_through() {
        assertThat(Vectors.labels(buffer(cube("POINT EMPTY"), 5))).containsExactly("POINT EMPTY");
    }

    @Test
    void a_line_widens_to_both_sides() {
        Geometry road =
                geometriesOf(buffer(cube("MULTILINESTRING ((0 0, 100 0))"), 1)).get(0);

        assertThat(road.getEnvelopeInternal().getWidth()).isCloseTo(102, within(1e-9));
        assertThat(road.getEnvelopeInternal().getHeight()).isCloseTo(2, within(1e-9));
    }

    @Test
    void a_bow_tie_keeps_both_of_its_halves() {
        Geometry tie = geometriesOf(buffer(cube("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))"), 0.001))
                .get(0);

        assertThat(tie.getArea()).isCloseTo(50, within(0.1));
    }

    @Test
    void identifiers_properties_and_cells_stay() {
        Cube buffered = buffer(counting(geometries(UTM, "POINT (0 0)", "POINT (9 9)"), times("2020", "2021")), 1);

        assertThat(Vectors.of(buffered).features().get(1).id()).isEqualTo("g1");
        assertThat(Vectors.of(buffered).features().get(1).properties()).containsEntry("n", 1.0);
        assertThat(all(buffered)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void degrees_and_feet_are_no_metres() {
        Cube degrees = new GeometryCube(geometries(Crs.WGS84, "POINT (9 50)"));
        Cube feet = new GeometryCube(geometries(Crs.epsg(2263), "POINT (900000 200000)"));

        fails(() -> buffer(degrees, 10), ProcessErrorCode.UNIT_MISMATCH, "degree", "vector_reproject");
        fails(() -> buffer(feet, 10), ProcessErrorCode.UNIT_MISMATCH, "2263");
    }

    @Test
    void a_distance_of_0_is_refused() {
        fails(() -> buffer(cube("POINT (0 0)"), 0), ApiErrorCode.PROCESS_PARAMETER_INVALID, "distance", "never 0");
    }
}
