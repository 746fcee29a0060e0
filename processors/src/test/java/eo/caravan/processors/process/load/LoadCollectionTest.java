package eo.caravan.processors.process.load;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.source.CollectionCatalog;
import eo.caravan.processors.source.LoadRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class LoadCollectionTest {
    private static final Grid DEGREES = new Grid(Crs.WGS84, 0, 2, 1, -1, 2, 2);
    private static final Cube CUBE = new ArrayCube(
            new Shape(List.of(DEGREES.y("y"), DEGREES.x("x")), Encoding.FLOAT32), new double[] {1, 2, 3, 4});

    /** A catalog of one cube that remembers what it was asked for. */
    private static final class Catalog implements CollectionCatalog {
        private LoadRequest asked;

        @Override
        public List<String> ids() {
            return List.of("S2");
        }

        @Override
        public ObjectNode describe(String id) {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public JsonNode queryables(String id) {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public Cube open(LoadRequest request) {
            asked = request;
            return CUBE;
        }
    }

    private final Catalog catalog = new Catalog();

    private Cube load(Object extent, List<Object> times, List<Object> bands, Map<String, Object> properties) {
        ProcessContext context = new ProcessContext(
                catalog, CONTEXT.formats(), CONTEXT.log(), CONTEXT.view(), CONTEXT.executor(), CONTEXT.control());
        return (Cube) new LoadCollection()
                .apply(new LoadCollection.Arguments("S2", extent, times, bands, properties), context);
    }

    @Test
    void null_means_all() {
        assertThat(load(null, null, null, null)).isSameAs(CUBE);
        assertThat(catalog.asked.extent()).isEmpty();
        assertThat(catalog.asked.temporal()).isNull();
        assertThat(catalog.asked.bands()).isNull();
        assertThat(catalog.asked.items().test(null)).isTrue();
    }

    @Test
    void extents_and_bands_are_handed_on() {
        load(
                Map.of("west", 0.0, "south", 1.0, "east", 2.0, "north", 3.0),
                Arrays.asList("2022-06-01", null),
                List.of("B04", "nir"),
                null);
        assertThat(catalog.asked.collection()).isEqualTo("S2");
        assertThat(catalog.asked.extent()).contains(new Extent(0, 1, 2, 3, Crs.WGS84));
        assertThat(catalog.asked.temporal()).containsExactly("2022-06-01T00:00:00Z", null);
        assertThat(catalog.asked.bands()).containsExactly("B04", "nir");
    }

    @Test
    void cells_outside_of_polygons_are_no_data() {
        List<List<Double>> ring =
                List.of(List.of(0.0, 0.0), List.of(1.0, 0.0), List.of(1.0, 2.0), List.of(0.0, 2.0), List.of(0.0, 0.0));
        Cube cube = load(Map.of("type", "Polygon", "coordinates", List.of(ring)), null, null, null);
        assertThat(catalog.asked.extent()).contains(new Extent(0, 0, 1, 2, Crs.WGS84));
        assertThat(Cubes.all(cube)).containsExactly(1, NO, 3, NO);
    }

    @Test
    void items_must_fulfil_all_conditions() throws IOException {
        Callback below20 = condition(value -> value instanceof Double cover && cover < 20);
        Callback tile = condition("32TPT"::equals);
        load(null, null, null, Map.of("eo:cloud_cover", below20, "properties.tile", tile));
        assertThat(fits("{'eo:cloud_cover': 10, 'tile': '32TPT'}")).isTrue();
        assertThat(fits("{'eo:cloud_cover': 30, 'tile': '32TPT'}")).isFalse();
        assertThat(fits("{'eo:cloud_cover': 10}")).isFalse();
    }

    private boolean fits(String properties) throws IOException {
        String item = "{\"properties\": " + properties.replace('\'', '"') + "}";
        return catalog.asked.items().test(new ObjectMapper().readTree(item));
    }

    private static Callback condition(Predicate<Object> predicate) {
        return new Callback() {
            @Override
            public Object evaluate(Map<String, Object> parameters) {
                return predicate.test(parameters.get("value"));
            }

            @Override
            public Operand compile(Map<String, Operand> parameters) {
                throw new UnsupportedOperationException("conditions on items are evaluated");
            }
        };
    }

    @Test
    void nonsense_fails_while_planning() {
        Cubes.fails(
                () -> load(null, List.of("2022-06-02", "2022-06-01"), null, null),
                ProcessErrorCode.TEMPORAL_EXTENT_EMPTY);
        Cubes.fails(() -> load("here", null, null, null), ApiErrorCode.PROCESS_PARAMETER_INVALID, "west");
        Cubes.fails(
                () -> load(null, null, null, Map.of("tile", "32TPT")),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "process graph");
    }
}
