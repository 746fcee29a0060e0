package eo.caravan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.demo.DemoBand;
import eo.caravan.processors.demo.DemoDate;
import eo.caravan.processors.demo.DemoScene;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.OpenEoHttp;
import eo.caravan.server.Project;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What graphs do with the STAC description of their results: change it, export it, load it again. */
class WorkspacesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Two dates of one band, saved as a GeoTIFF each, changed, and exported. */
    private static final String EXPORT =
            """
            {"load": {"process_id": "load_collection", "arguments": {"id": "SCENE", "spatial_extent": null,
               "temporal_extent": null, "bands": ["B04"]}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "GTiff"}},
             "name": {"process_id": "stac_modify", "arguments": {"data": {"from_node": "save"}, "changes":
               {"title": "Red", "license": "CC-BY-4.0", "keywords": ["red"], "properties": {"platform": "demo-1"}}}},
             "out": {"process_id": "export_workspace", "result": true, "arguments":
               {"data": {"from_node": "name"}, "workspace": "WORKSPACE", "merge": MERGE}}}
            """;

    private static CaravanServer server;
    private static OpenEoHttp user;
    private static Path archive;

    @BeforeAll
    static void start() throws Exception {
        Path scratch = Project.scratch("workspaces");
        archive = Files.createDirectories(scratch.resolve("archive"));
        Path collections = scratch.resolve("collections");
        Grid grid = new Grid(Crs.epsg(32632), 677_000, 5_155_000, 10, -10, 64, 64);
        try (ChunkExecutor executor = new ChunkExecutor(1, 64L << 20)) {
            new DemoScene(grid, DemoDate.season().subList(4, 6), List.of(DemoBand.B04))
                    .write(collections.resolve("SCENE"), "SCENE", executor, RunControl.UNWATCHED);
        }
        server = CaravanServer.start(
                scratch.resolve("data"), List.of(collections), Map.of("CARAVAN_WORKSPACES", "archive=" + archive));
        user = OpenEoHttp.loggedIn(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String run(String graph) throws Exception {
        String job = user.createJob(graph);
        user.json("POST", "/jobs/" + job + "/results", null);
        Awaitility.await("the job")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> List.of("finished", "error")
                        .contains(user.json("GET", "/jobs/" + job, null)
                                .path("status")
                                .asText()));
        assertThat(user.json("GET", "/jobs/" + job, null).path("status").asText())
                .as(user.json("GET", "/jobs/" + job + "/logs", null).toString())
                .isEqualTo("finished");
        return job;
    }

    private static String export(String workspace, String merge) {
        return EXPORT.replace("WORKSPACE", workspace).replace("MERGE", merge);
    }

    private static JsonNode read(Path file) throws Exception {
        return JSON.readTree(Files.readAllBytes(file));
    }

    @Test
    void a_result_is_exported_with_its_description_into_a_folder_of_its_own() throws Exception {
        String job = run(export("archive", "null"));
        Path home = archive.resolve(job);
        JsonNode collection = read(home.resolve("collection.json"));
        assertThat(collection.path("title").asText()).isEqualTo("Red");
        assertThat(collection.path("license").asText()).isEqualTo("CC-BY-4.0");
        assertThat(collection.path("links")).hasSize(2);
        for (JsonNode link : collection.path("links")) {
            JsonNode item = read(home.resolve(link.path("href").asText()));
            assertThat(item.path("properties").path("platform").asText()).isEqualTo("demo-1");
            JsonNode asset = item.path("assets").elements().next();
            Path file = home.resolve(asset.path("href").asText());
            assertThat(Files.size(file)).isEqualTo(asset.path("file:size").asLong());
        }
        JsonNode results = user.json("GET", "/jobs/" + job + "/results", null);
        assertThat(results.path("properties").path("title").asText()).isEqualTo("Red");
        assertThat(results.path("properties").path("platform").asText()).isEqualTo("demo-1");
        assertThat(results.path("assets")).hasSize(2);
    }

    @Test
    void results_are_merged_into_one_collection_among_the_users_files() throws Exception {
        String first = run(export("files", "\"season/red\""));
        String second = run(export("files", "\"season/red\""));
        JsonNode collection = user.json("GET", "/files/season/red/collection.json", null);
        assertThat(collection.path("id").asText()).isEqualTo(first);
        assertThat(collection.path("links")).hasSize(4);
        JsonNode item = user.json("GET", "/files/season/red/" + second + "/item-0.json", null);
        assertThat(item.path("collection").asText()).isEqualTo(first);
        String href = item.path("assets").elements().next().path("href").asText();
        assertThat(user.send("GET", "/files/season/red/" + second + "/" + href.substring(2), null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_lies_there_and_is_no_collection_stays_as_it_is() throws Exception {
        Path mine = Files.writeString(archive.resolve("notes.json"), "{\"mine\": true}", StandardCharsets.UTF_8);
        String job = user.createJob(export("archive", "\"notes.json\""));
        user.json("POST", "/jobs/" + job + "/results", null);
        Awaitility.await("the job").atMost(Duration.ofMinutes(2)).until(() -> user.json("GET", "/jobs/" + job, null)
                .path("status")
                .asText()
                .equals("error"));
        assertThat(user.json("GET", "/jobs/" + job + "/logs?level=error", null).toString())
                .contains("notes.json is neither a STAC collection nor a catalog");
        assertThat(Files.readString(mine)).isEqualTo("{\"mine\": true}");
    }

    @Test
    void unknown_workspaces_and_paths_are_refused_before_anything_is_computed() throws Exception {
        for (String graph : List.of(export("elsewhere", "null"), export("archive", "\"../x\""))) {
            JsonNode errors = user.json("POST", "/validation", "{\"process_graph\": " + graph + "}");
            assertThat(errors.path("errors")).hasSize(1);
            assertThat(errors.path("errors").get(0).path("code").asText()).isEqualTo("ProcessParameterInvalid");
        }
    }

    @Test
    void a_synchronous_request_exports_nothing() throws Exception {
        HttpResponse<byte[]> answer = user.send("POST", "/result", OpenEoHttp.process(export("archive", "null")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(OpenEoHttp.text(answer)).contains("batch job");
    }

    @Test
    void results_of_a_job_are_loaded_again_by_id_url_and_signed_link() throws Exception {
        String job = run(export("archive", "null"));
        JsonNode results = user.json("GET", "/jobs/" + job + "/results", null);
        String canonical = "";
        for (JsonNode link : results.path("links")) {
            canonical = link.path("rel").asText().equals("canonical")
                    ? link.path("href").asText()
                    : canonical;
        }
        String dates =
                """
                {"load": {"process_id": "load_stac", "arguments": {"url": "URL"}},
                 "labels": {"process_id": "dimension_labels", "arguments": {"data": {"from_node": "load"}, "dimension": "t"},
                  "result": true}}
                """;
        for (String url : List.of(server.api() + "/jobs/" + job + "/results", canonical)) {
            JsonNode labels =
                    JSON.readTree(user.compute(dates.replace("URL", url)).body());
            assertThat(labels).as(url).hasSize(2);
        }
    }
}
