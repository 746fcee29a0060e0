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

    @Test
    void plain_files_give_what_their_stac_gives() throws Exception {
        assertThat(ingest()).contains("Collection PLAIN_FILES: 4 items").contains("4 new");
        OpenEoHttp client = OpenEoHttp.loggedIn(server);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/collections/PLAIN_FILES").statusCode() == 200);
        JsonNode collection = OpenEoHttp.json(client.get("/collections/PLAIN_FILES"));
        assertThat(collection.path("title").asText()).isEqualTo("Plain files");
        assertThat(collection.path("cube:dimensions").path("bands").path("values"))
                .extracting(JsonNode::asText)
                .contains("B04", "B08", "SCL");
        String graph = Graphs.slovenianNdvi();
        assertThat(client.compute(graph.replace("SENTINEL2_L2A_SLOVENIA", "PLAIN_FILES")).body())
                .isEqualTo(client.compute(graph).body());
        assertThat(ingest()).contains("0 new, 0 changed, 4 as before, 0 removed");
    }
}
