package eo.caravan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.OpenEoHttp;
import eo.caravan.server.Programs;
import eo.caravan.server.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values over real scenes, cell by cell beside numpy and rasterio. */
class RealScenesIT {
    private static final double FLOAT32 = 1e-6;

    private static CaravanServer server;
    private static Path scratch;
    private static Path scenes;

    @BeforeAll
    static void start() throws IOException {
        scenes = Project.shared("data");
        scratch = Project.scratch("real-scenes");
        server = CaravanServer.start(scratch.resolve("data"), List.of(scenes), Map.of("CARAVAN_ENGINE_THREADS", "2"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void ndvi_of_a_real_scene_is_what_numpy_says() throws Exception {
        Path result = scratch.resolve("ndvi.tif");
        Files.write(
                result,
                OpenEoHttp.loggedIn(server).compute(Graphs.slovenianNdvi()).body());
        Path item = scenes.resolve("SENTINEL2_L2A_SLOVENIA/S2A_33TWL_20230815_0_L2A");
        JsonNode compared =
                compared("expected_ndvi.py", result, List.of(item.resolve("B04.tif"), item.resolve("B08.tif")));
        assertThat(compared.path("crs").asText()).isEqualTo("EPSG:32633");
        assertThat(compared.path("cells").asInt()).isGreaterThan(40_000);
        assertThat(compared.path("missing").asInt()).isZero();
        assertThat(compared.path("largest").asDouble()).isCloseTo(0, within(FLOAT32));
    }

    @Test
    void june_median_of_a_real_time_series_is_what_numpy_says() throws Exception {
        Path result = scratch.resolve("median.tif");
        Files.write(
                result, OpenEoHttp.loggedIn(server).compute(Graphs.juneMedian()).body());
        List<Path> layers = new ArrayList<>();
        try (Stream<Path> items = Files.list(scenes.resolve("SENTINEL2_NDVI_EOPATCH"))) {
            for (Path item : items.filter(Files::isDirectory).sorted().toList()) {
                if (datetime(item).startsWith("2016-06")) {
                    layers.add(item.resolve("NDVI.tif"));
                    layers.add(item.resolve("CLM.tif"));
                }
            }
        }
        assertThat(layers.size()).isGreaterThanOrEqualTo(4);
        JsonNode compared = compared("expected_median.py", result, layers);
        assertThat(compared.path("cells").asInt()).isGreaterThan(5_000);
        assertThat(compared.path("missing").asInt()).isZero();
        assertThat(compared.path("largest").asDouble()).isCloseTo(0, within(FLOAT32));
    }

    @Test
    void a_series_opens_in_xarray_with_place_and_time() throws Exception {
        Path result = scratch.resolve("series.nc");
        Files.write(
                result,
                OpenEoHttp.loggedIn(server).compute(Graphs.slovenianSeries()).body());
        JsonNode seen = new ObjectMapper()
                .readTree(Programs.python("opened_netcdf.py", List.of("xarray", "netCDF4"), result.toString()));
        assertThat(seen.path("bands").toString()).isEqualTo("[\"B08\",\"B04\"]");
        assertThat(seen.path("dims").toString()).isEqualTo("[\"t\",\"y\",\"x\"]");
        assertThat(seen.path("dates").toString()).isEqualTo("[\"2023-08-15\",\"2023-08-18\"]");
        assertThat(seen.path("crs").asText()).contains("WGS 84 / UTM zone 33N");
        assertThat(seen.at("/x/0").asDouble()).isBetween(510_000.0, 510_120.0);
        assertThat(seen.at("/y/0").asDouble()).isBetween(5_079_880.0, 5_080_000.0);
        assertThat(seen.path("valid").asInt()).isGreaterThan(50_000);
        assertThat(seen.path("largest").asDouble()).isGreaterThan(1_000);
    }

    @Test
    void one_thread_and_small_regions_give_the_same_bytes_as_many_and_large_ones() throws Exception {
        Map<String, String> small = Map.of("CARAVAN_ENGINE_THREADS", "1", "CARAVAN_ENGINE_MEMORY", "1MB");
        try (CaravanServer other = CaravanServer.start(scratch.resolve("small"), List.of(scenes), small)) {
            OpenEoHttp many = OpenEoHttp.loggedIn(server);
            OpenEoHttp one = OpenEoHttp.loggedIn(other);
            for (String format : List.of("GTiff", "netCDF")) {
                byte[] expected = many.compute(Graphs.wholeSeries(format)).body();
                assertThat(expected.length).isGreaterThan(500_000);
                assertThat(one.compute(Graphs.wholeSeries(format)).body())
                        .as(format)
                        .isEqualTo(expected);
            }
        }
    }

    private static String datetime(Path item) throws IOException {
        try (Stream<Path> files = Files.list(item)) {
            Path json = files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper()
                    .readTree(json.toFile())
                    .at("/properties/datetime")
                    .asText();
        }
    }

    private static JsonNode compared(String script, Path result, List<Path> sources) throws Exception {
        String[] arguments = Stream.concat(Stream.of(result), sources.stream())
                .map(Path::toString)
                .toArray(String[]::new);
        return new ObjectMapper().readTree(Programs.python(script, List.of("rasterio", "numpy"), arguments));
    }
}
