package eo.caravan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.Programs;
import eo.caravan.server.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The official JavaScript client does everything that a user does. */
class JavaScriptClientIT {
    @Test
    void the_official_client_discovers_validates_computes_and_runs_a_job() throws Exception {
        Path client = Programs.javaScriptClient();
        Path scenes = Project.shared("data");
        Path scratch = Project.scratch("javascript");
        Path graph = Files.writeString(scratch.resolve("graph.json"), Graphs.slovenianNdvi());
        try (CaravanServer server = CaravanServer.start(scratch.resolve("data"), List.of(scenes))) {
            String printed = Programs.run(
                    client,
                    "node",
                    "journey.mjs",
                    server.root(),
                    CaravanServer.USER,
                    CaravanServer.PASSWORD,
                    Files.createDirectories(scratch.resolve("downloads")).toString(),
                    graph.toString());
            JsonNode seen = new ObjectMapper().readTree(printed.substring(printed.lastIndexOf("{\"url\"")));
            assertDiscovered(seen);
            assertThat(texts(seen.path("validation"))).isEmpty();
            assertThat(texts(seen.path("brokenValidation"))).contains("ProcessUnsupported");
            assertThat(seen.path("syncType").asText()).startsWith("image/tiff");
            assertJobDone(seen, scratch);
        }
    }

    private static void assertDiscovered(JsonNode seen) {
        assertThat(seen.path("url").asText()).endsWith("/openeo/1.3");
        assertThat(seen.path("apiVersion").asText()).isEqualTo("1.3.0");
        assertThat(texts(seen.path("features"))).contains("createJob", "computeResult", "validateProcess");
        assertThat(texts(seen.path("collections"))).contains("SENTINEL2_L2A_SLOVENIA", "MODIS_MOD13Q1_SINOP");
        assertThat(texts(seen.path("dimensions"))).contains("x", "y");
        assertThat(texts(seen.path("processes"))).contains("load_collection", "ndvi", "save_result");
        assertThat(texts(seen.path("outputs"))).contains("GTIFF", "PNG", "NETCDF", "JSON");
        assertThat(seen.path("account").asText()).isNotBlank();
    }

    private static void assertJobDone(JsonNode seen, Path scratch) throws Exception {
        assertThat(seen.path("created").asText()).isEqualTo("created");
        assertThat(seen.path("status").asText()).isEqualTo("finished");
        assertThat(seen.path("title").asText()).isEqualTo("renamed from JavaScript");
        assertThat(seen.path("progress").asInt()).isEqualTo(100);
        assertThat(seen.path("listed").asBoolean()).isTrue();
        assertThat(seen.path("logs").asInt()).isPositive();
        assertThat(seen.path("afterDelete").asBoolean()).isFalse();
        assertThat(texts(seen.path("files"))).isNotEmpty();
        Programs.need("gdalinfo");
        for (String file : texts(seen.path("files"))) {
            if (file.endsWith(".tif")) {
                assertThat(Programs.run(scratch, "gdalinfo", file)).contains("LAYOUT=COG", "Float32");
            }
        }
        assertThat(Programs.run(
                        scratch,
                        "gdalinfo",
                        scratch.resolve("downloads/sync.tif").toString()))
                .contains("LAYOUT=COG", "WGS 84 / UTM zone 33N");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
