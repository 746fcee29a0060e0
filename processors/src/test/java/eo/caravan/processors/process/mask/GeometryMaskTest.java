package eo.caravan.processors.process.mask;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.filter.FilterSpatial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

final class GeometryMaskTest {
    /** Cells of one degree, centres at 0.5, 1.5, 2.5. */
    private static final Grid DEGREES = new Grid(Crs.WGS84, 0, 3, 1, -1, 3, 3);

    private static final Cube CUBE = new ArrayCube(
            new Shape(List.of(DEGREES.y("y"), DEGREES.x("x")), Encoding.FLOAT32),
            new double[] {1, 2, 3, 4, NO, 6, 7, 8, 9});

    /** The lower left half of the cube; its edge runs through the centres from the upper left to the lower right. */
    private static final Map<String, Object> TRIANGLE = polygon(0, 0, 3, 0, 0, 3);

    private static Map<String, Object> polygon(double... xy) {
        List<List<Double>> ring = new ArrayList<>();
        for (int i = 0; i <= xy.length; i += 2) {
            ring.add(List.of(xy[i % xy.length], xy[(i + 1) % xy.length]));
        }
        return Map.of("type", "Polygon", "coordinates", List.of(ring));
    }

    private static Cube mask(Object polygon, Object replacement, boolean inside) {
        return (Cube) new MaskPolygon().apply(new MaskPolygon.Arguments(CUBE, polygon, replacement, inside), CONTEXT);
    }

    @Test
    void cells_outside_are_replaced_and_those_on_the_edge_are_inside() {
        assertThat(Cubes.all(mask(TRIANGLE, null, false))).containsExactly(1, NO, NO, 4, NO, NO, 7, 8, 9);
        assertThat(Cubes.all(mask(TRIANGLE, 0.0, false))).containsExactly(1, 0, 0, 4, NO, 0, 7, 8, 9);
        assertThat(Cubes.all(mask(TRIANGLE, 0.0, true))).containsExactly(0, 2, 3, 0, NO, 6, 0, 0, 0);
    }

    private static Cube filter(Object geometries) {
        return (Cube) new FilterSpatial().apply(new FilterSpatial.Arguments(CUBE, geometries), CONTEXT);
    }

    private static Map<String, Object> features(List<Map<String, Object>> geometries) {
        return Map.of(
                "type",
                "FeatureCollection",
                "features",
                geometries.stream()
                        .map(geometry -> Map.of("type", "Feature", "geometry", geometry))
                        .toList());
    }

    @Test
    void several_polygons_keep_what_any_of_them_holds() {
        Map<String, Object> both = features(List.of(polygon(0, 0, 1, 0, 1, 1, 0, 1), polygon(0, 0, 1, 0, 1, 3, 0, 3)));
        assertThat(Cubes.all(mask(both, null, false))).containsExactly(1, NO, NO, 4, NO, NO, 7, NO, NO);
    }

    @Test
    void polygons_may_come_as_a_vector_cube_in_another_crs() {
        GeometryFactory factory = new GeometryFactory();
        Feature column = new Feature(
                "column",
                factory.createPolygon(new Coordinate[] {
                    new Coordinate(0, 0),
                    new Coordinate(111_000, 0),
                    new Coordinate(111_000, 333_000),
                    new Coordinate(0, 333_000),
                    new Coordinate(0, 0)
                }),
                Map.of());
        Feature empty = new Feature("empty", factory.createPolygon(), Map.of());
        Cube vector = new GeometryCube(new Dimension.Geometries("geometry", Crs.epsg(3857), List.of(empty, column)));
        assertThat(Cubes.all(mask(vector, null, false))).containsExactly(1, NO, NO, 4, NO, NO, 7, NO, NO);
    }

    @Test
    void filtering_drops_what_lies_around() {
        Map<String, Object> feature = Map.of("type", "Feature", "geometry", polygon(0, 0, 2, 0, 0, 2));
        Cube kept = filter(feature);
        assertThat(kept.shape().grid()).contains(DEGREES.window(0, 1, 2, 2));
        assertThat(Cubes.all(kept)).containsExactly(4, NO, 7, 8);
    }

    @Test
    void points_and_lines_keep_the_cells_that_they_touch() {
        Cube point = filter(Map.of("type", "Point", "coordinates", List.of(2.9, 0.1)));
        assertThat(point.shape().grid()).contains(DEGREES.window(2, 2, 1, 1));
        assertThat(Cubes.all(point)).containsExactly(9);
        Cube line = filter(Map.of("type", "LineString", "coordinates", List.of(List.of(0.2, 0.9), List.of(1.4, 2.1))));
        assertThat(line.shape().grid()).contains(DEGREES.window(0, 0, 2, 3));
        assertThat(Cubes.all(line)).containsExactly(NO, 2, 4, NO, 7, NO);
    }

    @Test
    void rows_and_columns_stay_within_the_rectangle_around_the_geometries_even_without_a_cell() {
        Cube kept = filter(features(List.of(polygon(0, 0, 1, 0, 1, 1, 0, 1), polygon(2.4, 2.4, 2.6, 2.4, 2.6, 2.45))));
        assertThat(kept.shape().grid()).contains(DEGREES.window(0, 1, 3, 2));
        assertThat(Cubes.all(kept)).containsExactly(NO, NO, NO, 7, NO, NO);
    }

    @Test
    void filtering_by_geometries_elsewhere_keeps_nothing() {
        assertThat(filter(polygon(10, 10, 12, 10, 10, 12)).shape().whole().sizes())
                .containsExactly(0, 0);
        assertThat(filter(features(List.of())).shape().whole().cells()).isZero();
    }

    @Test
    void a_polygon_may_reach_beyond_where_the_crs_of_the_data_is_defined() {
        Map<String, Object> halfTheGlobe = polygon(-80, 0, 80, 0, 80, 80, -80, 80);
        Cube cube = Cubes.counting(2, 2);
        Cube masked =
                (Cube) new MaskPolygon().apply(new MaskPolygon.Arguments(cube, halfTheGlobe, null, false), CONTEXT);
        assertThat(Cubes.all(masked)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void what_is_no_area_is_refused() {
        Cubes.fails(
                () -> mask(Map.of("type", "Point", "coordinates", List.of(1.0, 1.0)), null, false),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "Point");
        Cubes.fails(
                () -> mask(Map.of("type", "Polygon", "coordinates", List.of()), null, false),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "no polygon");
        Cubes.fails(() -> mask("wkt", null, false), ApiErrorCode.PROCESS_PARAMETER_INVALID, "GeoJSON");
        Cubes.fails(() -> filter("wkt"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "GeoJSON");
    }

    @Test
    void a_cube_without_rows_and_columns_is_refused() {
        Cube vector = new GeometryCube(new Dimension.Geometries("geometry", Crs.WGS84, List.of()));
        Cubes.fails(
                () -> new MaskPolygon().apply(new MaskPolygon.Arguments(vector, TRIANGLE, null, false), CONTEXT),
                ProcessErrorCode.DIMENSION_MISSING,
                "geometry");
    }
}
