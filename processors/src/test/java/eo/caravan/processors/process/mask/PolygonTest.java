package eo.caravan.processors.process.mask;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PolygonTest {
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

    private static Cube mask(Map<String, Object> polygon, Object replacement, boolean inside) {
        return (Cube) new MaskPolygon().apply(new MaskPolygon.Arguments(CUBE, polygon, replacement, inside), CONTEXT);
    }

    @Test
    void cells_outside_are_replaced_and_those_on_the_edge_are_inside() {
        assertThat(Cubes.all(mask(TRIANGLE, null, false))).containsExactly(1, NO, NO, 4, NO, NO, 7, 8, 9);
        assertThat(Cubes.all(mask(TRIANGLE, 0.0, false))).containsExactly(1, 0, 0, 4, NO, 0, 7, 8, 9);
        assertThat(Cubes.all(mask(TRIANGLE, 0.0, true))).containsExactly(0, 2, 3, 0, NO, 6, 0, 0, 0);
    }

    @Test
    void filtering_drops_what_lies_around() {
        Map<String, Object> feature = Map.of("type", "Feature", "geometry", polygon(0, 0, 2, 0, 0, 2));
        Cube kept = (Cube) new FilterSpatial().apply(new FilterSpatial.Arguments(CUBE, feature), CONTEXT);
        assertThat(kept.shape().grid()).contains(DEGREES.window(0, 1, 2, 2));
        assertThat(Cubes.all(kept)).containsExactly(4, NO, 7, 8);
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
    }
}
