package eo.caravan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.FileServer;
import eo.caravan.server.OpenEoHttp;
import eo.caravan.server.Project;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same real scenes through every door for STAC: a folder, a static catalog of another server, a result of a job. */
class StacDoorsIT {
    /** Over both tiles of a pass, so that every door has to lay one over the other. */
    private static final String WINDOW =
            """
            "spatial_extent": {"west": 510000, "south": 5085000, "east": 540000, "north": 5110000, "crs": 32633},
            "temporal_extent": ["2023-08-15", "2023-08-16"], "bands": ["B04", "B08"]
            """;

    private static FileServer web;
    private static CaravanServer server;
    private static OpenEoHttp user;

    @BeforeAll
    static void start() throws Exception {
        Path scenes = Project.shared("data");
        web = new FileServer(scenes);
        server = CaravanServer.start(
                Project.scratch("stac-doors").resolve("data"),
                List.of(scenes),
                Map.of(
                        "CARAVAN_NETWORK_ALLOW",
                        "127.0.0.1",
                        "CARAVAN_STAC_COLLECTIONS",
                        "ELSEWHERE=" + web.url("SENTINEL2_L2A_SLOVENIA/collection.json") + ", GONE="
                                + web.url("gone/collection.json")));
        user = OpenEoHttp.loggedIn(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            web.close();
        }
    }

    private static String graph(String process, String source) {
        return """
                {"load": {"process_id": "%s", "arguments": {%s, %s}},
                 "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "GTiff"},
                  "result": true}}
                """
                .formatted(process, source, WINDOW);
    }

    private static byte[] local() throws Exception {
        return user.compute(graph("load_collection", "\"id\": \"SENTINEL2_L2A_SLOVENIA\""))
                .body();
    }

    @Test
    void a_static_catalog_of_another_server_is_loaded_like_the_folder() throws Exception {
        byte[] result = user.compute(
                        graph("load_stac", "\"url\": \"" + web.url("SENTINEL2_L2A_SLOVENIA/collection.json") + "\""))
                .body();
        assertThat(Arrays.equals(result, local())).isTrue();
        assertThat(web.sent()).isPositive();
    }

    @Test
    void a_collection_of_another_server_is_served_like_an_own_one() throws Exception {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> ids().contains("ELSEWHERE"));
        assertThat(ids()).contains("SENTINEL2_L2A_SLOVENIA").doesNotContain("GONE");
        JsonNode description = user.json("GET", "/collections/ELSEWHERE", null);
        assertThat(description
                        .path("cube:dimensions")
                        .path("bands")
                        .path("values")
                        .toString())
                .isEqualTo("[\"B02\",\"B03\",\"B04\",\"B08\",\"SCL\"]");
        assertThat(user.json("GET", "/collections/ELSEWHERE/queryables", null)
                        .path("properties")
                        .has("eo:cloud_cover"))
                .isTrue();
        byte[] result =
                user.compute(graph("load_collection", "\"id\": \"ELSEWHERE\"")).body();
        assertThat(Arrays.equals(result, local())).isTrue();
        HttpResponse<byte[]> gone = user.send("GET", "/collections/GONE", null);
        assertThat(gone.statusCode()).isEqualTo(503);
        assertThat(OpenEoHttp.text(gone)).contains("GONE", "is not there");
    }

    private static List<String> ids() throws Exception {
        List<String> ids = new ArrayList<>();
        user.json("GET", "/collections", null)
                .path("collections")
                .forEach(collection -> ids.add(collection.path("id").asText()));
        return ids;
    }

    @Test
    void results_of_a_job_are_loaded_by_their_signed_link() throws Exception {
        String job = user.createJob(graph("load_collection", "\"id\": \"SENTINEL2_L2A_SLOVENIA\""));
        user.json("POST", "/jobs/" + job + "/results", null);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> user.json("GET", "/jobs/" + job, null)
                .path("status")
                .asText()
                .equals("finished"));
        String canonical = null;
        for (JsonNode link : user.json("GET", "/jobs/" + job + "/results", null).path("links")) {
            canonical = link.path("rel").asText().equals("canonical")
                    ? link.path("href").asText()
                    : canonical;
        }
        String load = graph("load_stac", "\"url\": \"" + canonical + "\"");
        assertThat(user.json("POST", "/validation", "{\"process_graph\": " + load + "}")
                        .path("errors"))
                .isEmpty();
        assertThat(Arrays.equals(user.compute(load).body(), local())).isTrue();
    }

    @Test
    void what_cannot_be_reached_is_told_as_the_users_to_mend() throws Exception {
        for (String url : List.of(web.url("gone.json"), "http://192.168.0.1/collection.json", "file:///etc/passwd")) {
            HttpResponse<byte[]> answer = user.send(
                    "POST",
                    "/validation",
                    "{\"process_graph\": " + graph("load_stac", "\"url\": \"" + url + "\"") + "}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(OpenEoHttp.text(answer)).contains("ProcessParameterInvalid", "url");
        }
    }
}
