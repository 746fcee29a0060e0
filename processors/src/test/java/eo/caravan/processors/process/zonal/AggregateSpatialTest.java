package eo.caravan.processors.process.zonal;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.plan.Calls;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

final class AggregateSpatialTest {
    /** Cells of one degree, centres at 0.5, 1.5, 2.5. */
    private static final Grid DEGREES = new Grid(Crs.WGS84, 0, 3, 1, -1, 3, 3);

    /**
     * <pre>
     *   1  2  3
     *   4  -  6
     *   7  8  9
     * </pre>
     */
    private static final double[] CELLS = {1, 2, 3, 4, NO, 6, 7, 8, 9};

    private static final Cube CUBE =
            new ArrayCube(new Shape(List.of(DEGREES.y("y"), DEGREES.x("x")), Encoding.FLOAT32), CELLS);

    /** 4, no data, 7, 8. */
    private static final Map<String, Object> LOWER_LEFT = box(0, 0, 2, 2);

    /** No data, 6, 8, 9. */
    private static final Map<String, Object> LOWER_RIGHT = box(1, 0, 3, 2);

    private static Map<String, Object> box(double west, double south, double east, double north) {
        return Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(west, south),
                        List.of(east, south),
                        List.of(east, north),
                        List.of(west, north),
                        List.of(west, south))));
    }

    private static Map<String, Object> collection(List<Map<String, Object>> geometries) {
        List<Object> features = new ArrayList<>();
        for (Map<String, Object> geometry : geometries) {
            features.add(Map.of(
                    "type",
                    "Feature",
                    "id",
                    "f" + features.size(),
                    "properties",
                    Map.of("number", (double) features.size()),
                    "geometry",
                    geometry));
        }
        return Map.of("type", "FeatureCollection", "features", features);
    }

    private static Cube zonal(Cube cube, Object geometries, Callback reducer, String target) {
        return (Cube) new AggregateSpatial()
                .apply(new AggregateSpatial.Arguments(cube, geometries, reducer, target, null), CONTEXT);
    }

    private static Cube zonal(Object geometries, String reducer) {
        return zonal(CUBE, geometries, Calls.reducer(reducer, ""), null);
    }

    @Test
    void polygons_may_overlap() {
        assertThat(Cubes.all(zonal(collection(List.of(LOWER_LEFT, LOWER_RIGHT, box(0, 2, 3, 3))), "sum")))
                .containsExactly(19, 23, 6);
        assertThat(Cubes.all(zonal(collection(List.of(LOWER_LEFT, LOWER_RIGHT)), "median")))
                .containsExactly(7, 8);
        assertThat(Cubes.all(zonal(collection(List.of(LOWER_LEFT, LOWER_RIGHT)), "count")))
                .containsExactly(3, 3);
    }

    @Test
    void a_geometry_that_stands_alone_gives_one_value() {
        assertThat(Cubes.all(zonal(LOWER_LEFT, "max"))).containsExactly(8);
        Map<String, Object> corners = Map.of(
                "type",
                "MultiPolygon",
                "coordinates",
                List.of(box(0, 0, 1, 1).get("coordinates"), box(2, 2, 3, 3).get("coordinates")));
        assertThat(Cubes.all(zonal(corners, "mean"))).containsExactly(5);
    }

    @Test
    void points_and_lines_have_the_cells_that_they_touch() {
        Map<String, Object> point = Map.of("type", "Point", "coordinates", List.of(2.9, 2.1));
        Map<String, Object> line =
                Map.of("type", "LineString", "coordinates", List.of(List.of(0.1, 0.5), List.of(2.9, 0.5)));
        assertThat(Cubes.all(zonal(collection(List.of(point, line)), "mean"))).containsExactly(3, 8);
    }

    @Test
    void empty_geometries_and_those_elsewhere_have_no_data_and_one_between_centres_an_empty_array() {
        Map<String, Object> empty = Map.of("type", "Polygon", "coordinates", List.of());
        Map<String, Object> tiny = box(1.1, 1.1, 1.2, 1.2);
        Map<String, Object> geometries = collection(List.of(empty, box(7, 7, 8, 8), tiny, LOWER_LEFT));
        assertThat(Cubes.all(zonal(geometries, "count"))).containsExactly(NO, NO, 0, 3);
        assertThat(Cubes.all(zonal(geometries, "mean"))[2]).isNaN();
        Cube counted = zonal(CUBE, geometries, Calls.reducer("sum", ""), "counts");
        assertThat(Cubes.all(counted)).containsExactly(NO, NO, NO, NO, NO, NO, NO, 0, 0, 19, 4, 3);
    }

    @Test
    void cells_without_data_are_given_to_the_reducer() {
        assertThat(Cubes.all(zonal(CUBE, LOWER_LEFT, Calls.reducer("mean", ", 'ignore_nodata': false"), null)))
                .containsExactly(NO);
        Callback all = Calls.reducer("count", ", 'condition': true");
        assertThat(Cubes.all(zonal(CUBE, LOWER_LEFT, all, null))).containsExactly(4);
    }

    @Test
    void a_reducer_may_be_any_callback() {
        Callback range =
                Calls.callback("{'e': {'process_id': 'extrema', 'arguments': {'data': {'from_parameter': 'data'}}},"
                        + "'lo': {'process_id': 'array_element', 'arguments': {'data': {'from_node': 'e'}, 'index': 0}},"
                        + "'hi': {'process_id': 'array_element', 'arguments': {'data': {'from_node': 'e'}, 'index': 1}},"
                        + "'r': {'process_id': 'subtract', 'arguments': {'x': {'from_node': 'hi'}, 'y': {'from_node': 'lo'}},"
                        + "'result': true}}");
        assertThat(Cubes.all(zonal(CUBE, collection(List.of(LOWER_LEFT, LOWER_RIGHT)), range, null)))
                .containsExactly(4, 3);
        Callback second =
                Calls.callback("{'s': {'process_id': 'sort', 'arguments': {'data': {'from_parameter': 'data'}}},"
                        + "'r': {'process_id': 'array_element', 'arguments': {'data': {'from_node': 's'}, 'index': 1},"
                        + "'result': true}}");
        assertThat(Cubes.all(zonal(CUBE, collection(List.of(LOWER_LEFT, LOWER_RIGHT)), second, null)))
                .containsExactly(7, 8);
    }

    /** 20 GB whatever is asked for, as a cube may say that keeps the tiles of many files. */
    @Test
    void a_cube_that_needs_much_for_any_region_is_not_read_in_crumbs_and_each_cell_counts_once() {
        List<Region> reads = new ArrayList<>();
        Cube hungry = new Cube() {
            private final Cube two = Cubes.counting(4, 4, Cubes.times("2022-06-01", "2022-06-02"));

            @Override
            public Shape shape() {
                return two.shape();
            }

            @Override
            public Chunk read(Region region) {
                reads.add(region);
                return two.read(region);
            }

            @Override
            public long memory(Region region) {
                return (20L << 30) + two.memory(region);
            }
        };
        // columns 1 and 2, rows 1 and 2 of cells that count row by row, every seventh without data
        Grid grid = hungry.shape().grid().orElseThrow();
        Dimension.Geometries middle = new Dimension.Geometries(
                "geometry",
                grid.crs(),
                List.of(new Feature(
                        0.0,
                        new GeometryFactory()
                                .toGeometry(new Envelope(
                                        grid.originX() + grid.stepX(),
                                        grid.originX() + 3 * grid.stepX(),
                                        grid.originY() + 3 * grid.stepY(),
                                        grid.originY() + grid.stepY())),
                        Map.of())));
        Cube sums = zonal(hungry, new GeometryCube(middle), Calls.reducer("sum", ""), null);
        assertThat(Cubes.all(sums)).containsExactly(5 + 9 + 10, 21 + 22 + 25 + 26);
        assertThat(reads).allMatch(region -> region.size(1) == 2 && region.size(2) == 2);
    }

    @Test
    void other_dimensions_stay_before_the_geometries() {
        Dimension times = Cubes.times("2022-06-01", "2022-06-02");
        Dimension bands = Cubes.bands("a", "b", "c");
        double[] cells = new double[6 * 9];
        Arrays.setAll(cells, i -> CELLS[i % 9] + 100 * (i / 9));
        Cube cube = new ArrayCube(
                new Shape(List.of(times, bands, DEGREES.y("y"), DEGREES.x("x")), Encoding.FLOAT32), cells);
        Cube zonal = zonal(cube, collection(List.of(LOWER_LEFT, LOWER_RIGHT)), Calls.reducer("max", ""), "n");
        assertThat(zonal.shape().names()).containsExactly("t", "bands", "geometry", "n");
        assertThat(zonal.shape().dimension(3).labels()).containsExactly("value", "total_count", "valid_count");
        double[] values = Cubes.all(zonal);
        for (int layer = 0; layer < 6; layer++) {
            assertThat(Arrays.copyOfRange(values, 6 * layer, 6 * layer + 6))
                    .containsExactly(8 + 100 * layer, 4, 3, 9 + 100 * layer, 4, 3);
        }
    }

    @Test
    void the_axes_may_stand_anywhere() {
        Dimension times = Cubes.times("2022-06-01", "2022-06-02");
        double[] cells = new double[18];
        for (int x = 0; x < 3; x++) {
            for (int t = 0; t < 2; t++) {
                for (int y = 0; y < 3; y++) {
                    cells[(x * 2 + t) * 3 + y] = CELLS[y * 3 + x] + 100 * t;
                }
            }
        }
        Cube cube = new ArrayCube(new Shape(List.of(DEGREES.x("x"), times, DEGREES.y("y")), Encoding.FLOAT32), cells);
        Cube zonal = zonal(cube, collection(List.of(LOWER_LEFT, LOWER_RIGHT)), Calls.reducer("min", ""), null);
        assertThat(zonal.shape().names()).containsExactly("geometry", "t");
        assertThat(Cubes.all(zonal)).containsExactly(4, 104, 6, 106);
    }

    @Test
    void geometries_keep_their_ids_properties_and_reference_system() {
        Cube zonal = zonal(collection(List.of(LOWER_LEFT, LOWER_RIGHT)), "sum");
        Dimension.Geometries geometries = (Dimension.Geometries) zonal.shape().dimension(0);
        assertThat(geometries.crs()).isEqualTo(Crs.WGS84);
        assertThat(geometries.features().get(1).id()).isEqualTo("f1");
        assertThat(geometries.features().get(1).properties()).isEqualTo(Map.of("number", 1.0));
        Cube again = zonal(new GeometryCube(geometries.named("fields")), "sum");
        assertThat(again.shape().dimension(0)).isEqualTo(geometries.named("fields"));
        assertThat(Cubes.all(again)).containsExactly(19, 23);
    }

    @Test
    void the_result_is_stored_as_the_reducer_wants_with_room_for_no_data() {
        Cube integers = Cubes.encoded(CUBE, new Encoding(CellType.UINT16, 0));
        assertThat(zonal(integers, LOWER_LEFT, Calls.reducer("max", ""), null)
                        .shape()
                        .encoding())
                .isEqualTo(new Encoding(CellType.UINT16, 0));
        Cube full = Cubes.encoded(CUBE, new Encoding(CellType.UINT8, NO));
        assertThat(zonal(full, LOWER_LEFT, Calls.reducer("max", ""), null)
                        .shape()
                        .encoding()
                        .holdsNodata())
                .isTrue();
        assertThat(zonal(integers, LOWER_LEFT, Calls.reducer("max", ""), "n")
                        .shape()
                        .encoding())
                .isEqualTo(Encoding.FLOAT64);
    }

    /** Polygons over several blocks: tenths, so that sums depend on their order. */
    @Test
    void the_bits_do_not_depend_on_threads_and_regions() throws Exception {
        Grid grid = new Grid(Crs.epsg(32633), 500_000, 5_000_000, 10, -10, 1100, 600);
        Dimension times = Cubes.times("2022-06-01", "2022-06-02", "2022-06-03");
        double[] cells = new double[3 * 1100 * 600];
        Arrays.setAll(cells, i -> i % 11 == 0 ? NO : (i * 7919L % 10_007) / 10.0);
        Cube cube = new ArrayCube(new Shape(List.of(times, grid.y("y"), grid.x("x")), Encoding.FLOAT32), cells);
        List<Map<String, Object>> boxes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double west = 15.001 + 0.003 * i;
            boxes.add(box(west, 45.10 + 0.0005 * i, west + 0.002 * (1 + i % 13), 45.12 + 0.0005 * i));
        }
        Object geometries = collection(boxes);
        double[] alone = zonal(cube, geometries, Calls.reducer("mean", ""), "n")
                .read(zonal(cube, geometries, Calls.reducer("mean", ""), "n")
                        .shape()
                        .whole())
                .values();
        assertThat(alone).doesNotContain(NO);
        for (int threads : new int[] {1, 2, 5}) {
            try (ChunkExecutor executor = new ChunkExecutor(threads, threads == 5 ? 1 << 16 : 1 << 28)) {
                ProcessContext context = new ProcessContext(
                        null, new OutputFormats(), StepLog.SILENT, Optional.empty(), executor, RunControl.UNWATCHED);
                Cube zonal = (Cube) new AggregateSpatial()
                        .apply(
                                new AggregateSpatial.Arguments(cube, geometries, Calls.reducer("mean", ""), "n", null),
                                context);
                assertThat(zonal.read(zonal.shape().whole()).values()).isEqualTo(alone);
                assertThat(Cubes.all(zonal)).isEqualTo(alone);
            }
        }
    }

    @Test
    void what_does_not_fit_is_refused() {
        Callback mean = Calls.reducer("mean", "");
        Cubes.fails(() -> zonal(CUBE, LOWER_LEFT, mean, "y"), ProcessErrorCode.TARGET_DIMENSION_EXISTS, "'y'");
        Cubes.fails(
                () -> zonal(CUBE, LOWER_LEFT, mean, "geometry"),
                ProcessErrorCode.TARGET_DIMENSION_EXISTS,
                "'geometry'");
        Cubes.fails(() -> zonal(CUBE, "here", mean, null), ApiErrorCode.PROCESS_PARAMETER_INVALID, "GeoJSON");
        Cubes.fails(
                () -> zonal(zonal(LOWER_LEFT, "mean"), LOWER_LEFT, mean, null),
                ProcessErrorCode.DIMENSION_MISSING,
                "x and y");
        Cube layered = Cubes.cube(1, 1, List.of(Cubes.bands("a").named("geometry")), 1);
        Cubes.fails(() -> zonal(layered, LOWER_LEFT, mean, null), ApiErrorCode.PROCESS_PARAMETER_INVALID, "rename");
        Cubes.fails(
                () -> zonal(CUBE, LOWER_LEFT, Calls.reducer("sort", ""), null),
                ApiErrorCode.PROCESS_GRAPH_INVALID,
                "reducer");
    }
}
