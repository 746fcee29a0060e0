package eo.caravan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.OpenEoHttp;
import eo.caravan.server.Programs;
import eo.caravan.server.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of the README over a window of a real scene, beside numpy, rasterio and GDAL. */
class ReadmeExamplesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double FLOAT32 = 1e-6;
    /** A part of one tile. */
    private static final String SOUTH =
            """
            {"west": 510060, "south": 5060760, "east": 540060, "north": 5079960, "crs": 32633}""";

    /** All of the other tile that does not overlap. */
    private static final String NORTH =
            """
            {"west": 499980, "south": 5100060, "east": 576780, "north": 5151660, "crs": 32633}""";

    private static CaravanServer server;
    private static Path scratch;
    private static Path shared;

    @BeforeAll
    static void start() throws IOException {
        shared = Project.shared("data");
        scratch = Project.scratch("readme-examples");
        server = CaravanServer.start(scratch.resolve("data"), List.of(shared), Map.of());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** An example as it stands, but over the real scene. */
    private static ObjectNode example(String name, String window) throws IOException {
        Path file = Project.root().resolve("docs/examples").resolve(name + ".json");
        ObjectNode graph = (ObjectNode) JSON.readTree(file.toFile()).at("/process/process_graph");
        ObjectNode load = (ObjectNode) graph.at("/load/arguments");
        load.put("id", "SENTINEL2_L2A_SLOVENIA").set("spatial_extent", JSON.readTree(window));
        return graph;
    }

    private static Path computed(String name, ObjectNode graph) throws Exception {
        Path result = scratch.resolve(name);
        Files.write(
                result, OpenEoHttp.loggedIn(server).compute(graph.toString()).body());
        return result;
    }

    private static JsonNode compared(String name, Path result, Path... more) throws Exception {
        String[] arguments = Stream.concat(
                        Stream.of(name, result.toString(), shared.toString()),
                        Stream.of(more).map(Path::toString))
                .toArray(String[]::new);
        return JSON.readTree(Programs.python("expected_examples.py", List.of("rasterio", "numpy"), arguments));
    }

    private static void same(JsonNode compared) {
        assertThat(compared.path("cells").asInt()).isGreaterThan(30_000);
        assertThat(compared.path("missing").asInt()).isZero();
        assertThat(compared.path("largest").asDouble()).isCloseTo(0, within(FLOAT32));
    }

    @Test
    void greenest_ndvi_is_what_numpy_says() throws Exception {
        same(compared("ndvi", computed("ndvi.tif", example("ndvi", SOUTH))));
    }

    @Test
    void edges_are_what_numpy_says() throws Exception {
        same(compared("kernel", computed("kernel.tif", example("kernel", SOUTH))));
    }

    @Test
    void the_time_series_is_what_numpy_says() throws Exception {
        JsonNode compared = compared("time-series", computed("time-series.csv", example("time-series", SOUTH)));
        JsonNode row = compared.at("/rows/0");

        assertThat(compared.path("rows")).hasSize(1);
        assertThat(row.path("t").asText()).isEqualTo("2023-08");
        assertThat(Double.parseDouble(value(row)))
                .isCloseTo(compared.path("expected").asDouble(), within(FLOAT32));
    }

    private static String value(JsonNode row) {
        String last = "";
        for (JsonNode field : row) {
            last = field.asText();
        }
        return last;
    }

    @Test
    void zonal_means_are_what_rasterio_says() throws Exception {
        Path drawn = shared.resolve("vectors/drawn_slovenia.geojson");
        ObjectNode graph = example("zonal", NORTH);
        ((ObjectNode) graph.at("/fields/arguments")).set("data", JSON.readTree(drawn.toFile()));
        JsonNode compared = compared("zonal", computed("zonal.csv", graph), drawn);
        Map<String, Double> rows = new HashMap<>();
        for (JsonNode row : compared.path("rows")) {
            String mean = value(row);
            rows.put(
                    row.path("id").asText() + " " + row.path("t").asText().substring(0, 10),
                    mean.isEmpty() ? Double.NaN : Double.parseDouble(mean));
        }
        int means = 0;
        for (JsonNode expected : compared.path("expected")) {
            String key =
                    expected.get(1).asText() + " " + expected.get(0).asText().substring(0, 10);
            double curved = expected.get(2).asDouble(Double.NaN);
            double straight = expected.get(3).asDouble(Double.NaN);
            means += Double.isNaN(curved) ? 0 : 1;
            assertThat(rows).as(key).containsKey(key);
            assertThat(Math.abs(rows.get(key) - curved) < FLOAT32 ? curved : straight)
                    .as(key)
                    .isCloseTo(rows.get(key), within(FLOAT32));
        }
        assertThat(means).isGreaterThan(50);
    }

    @Test
    void the_mosaic_is_what_gdalwarp_makes() throws Exception {
        Programs.need("gdalwarp");
        ObjectNode graph = example("mosaic", SOUTH);
        Path warped = computed("mosaic.tif", graph);
        ((ObjectNode) graph.at("/save/arguments/data")).put("from_node", "median");
        Path median = computed("median.tif", graph);
        JsonNode compared = JSON.readTree(Programs.python(
                "beside_gdalwarp.py",
                List.of("rasterio", "numpy"),
                warped.toString(),
                median.toString(),
                scratch.resolve("gdalwarp.tif").toString()));

        assertThat(compared.path("crs").asText()).isEqualTo("EPSG:3035");
        assertThat(compared.path("bands").asInt()).isEqualTo(3);
        assertThat(compared.path("cells").asInt()).isGreaterThan(50_000);
        assertThat(compared.path("largest").asDouble()).isLessThan(1);
        assertThat(compared.path("mean").asDouble()).isLessThan(0.01);
    }
}
