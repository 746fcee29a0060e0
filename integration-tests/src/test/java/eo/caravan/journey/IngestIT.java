package eo.caravan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.OpenEoHttp;
import eo.caravan.server.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A folder of plain files becomes a collection beside the same files described by STAC. */
class IngestIT {
    private static CaravanServer server;
    private static Path scenes;

    @BeforeAll
    static void start() throws IOException {
        scenes = Project.shared("data").resolve("SENTINEL2_L2A_SLOVENIA");
        server = CaravanServer.start(Project.scratch("ingest").resolve("data"), List.of(scenes));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String ingest() {
        return server.command(
                "",
                "ingest",
                scenes.toString(),
                "--collection",
                "PLAIN_FILES",
                "--title",
                "Plain files",
                "--data",
                server.data().toString());
    }

    /** The first and the last day; names of files tell no more of the times than that. */
    private static String days(JsonNode collection) {
        JsonNode extent = collection.path("cube:dimensions").path("t").path("extent");
        assertThat(extent).hasSize(2);
        return extent.path(0).asText().substring(0, 10)
                + extent.path(1).asText().substring(0, 10);
    }

    @Test
    void plain_files_give_what_their_stac_gives() throws Exception {
        assertThat(ingest()).contains("Collection PLAIN_FILES: 10 items of 50 files");
        OpenEoHttp client = OpenEoHttp.loggedIn(server);
        String days = days(client.json("GET", "/collections/SENTINEL2_L2A_SLOVENIA", null));
        Awaitility.await("the server takes up all items")
                .atMost(Duration.ofSeconds(30))
                .ignoreException(AssertionError.class) // there is no such collection yet
                .until(() -> days(client.json("GET", "/collections/PLAIN_FILES", null))
                        .equals(days));
        JsonNode collection = client.json("GET", "/collections/PLAIN_FILES", null);
        assertThat(collection.path("title").asText()).isEqualTo("Plain files");
        assertThat(collection.path("cube:dimensions").path("bands").path("values"))
                .extracting(JsonNode::asText)
                .contains("B04", "B08", "SCL");
        String graph = Graphs.slovenianNdvi()
                .replace(
                        "{\"data\": {\"from_node\": \"load\"}}",
                        "{\"data\": {\"from_node\": \"load\"}, \"nir\": \"B08\", \"red\": \"B04\"}");
        assertThat(graph).contains("\"nir\"");
        assertThat(client.compute(graph.replace("SENTINEL2_L2A_SLOVENIA", "PLAIN_FILES"))
                        .body())
                .isEqualTo(client.compute(graph).body());
        assertThat(ingest()).contains("0 new, 0 changed, 10 as before, 0 removed");
    }
}
