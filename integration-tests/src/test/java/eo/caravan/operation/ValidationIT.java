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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Validation over HTTP, of a collection whose pixels are gone: whoever looked at one would fail. */
class ValidationIT {
    private static final String LOAD =
            """
            "load": {"process_id": "load_collection", "arguments": {"id": "SCENE", "spatial_extent": null,
              "temporal_extent": ["2022-06-01", "2022-07-01"], "bands": ["red", "B08"]}}""";

    /** Fourteen errors of different kinds, and steps that only follow from them. */
    private static final String WRONG =
            """
            {
              %s,
              "bands": {"process_id": "load_collection", "arguments": {"id": "SCENE", "bands": ["B04", "B99"],
                "spatial_extent": {"west": 10, "south": 46, "east": 12, "north": 47, "crs": 99999},
                "temporal_extent": ["2022-07-01", "2022-06-01"]}},
              "nowhere": {"process_id": "load_collection",
                "arguments": {"id": "ATLANTIS", "spatial_extent": null, "temporal_extent": null}},
              "fly": {"process_id": "fly_over", "arguments": {"data": {"from_node": "nowhere"}}},
              "mean": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "load"}, "dimension": "time",
                "reducer": {"process_graph": {"sorted": {"process_id": "sort",
                  "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
              "larger": {"process_id": "resample_spatial", "arguments": {"data": {"from_node": "load"}, "method": "best"}},
              "sum": {"process_id": "add", "arguments": {"x": {"from_node": "load"}, "z": 1}},
              "lost": {"process_id": "absolute", "arguments": {"x": {"from_node": "sun"}}},
              "hen": {"process_id": "absolute", "arguments": {"x": {"from_node": "egg"}}},
              "egg": {"process_id": "absolute", "arguments": {"x": {"from_node": "hen"}}},
              "follows": {"process_id": "ndvi", "arguments": {"data": {"from_node": "mean"}}},
              "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "follows"}, "format": "MP3"}}
            }
            """
                    .formatted(LOAD);

    private static CaravanServer server;
    private static OpenEoHttp user;

    @BeforeAll
    static void start() throws Exception {
        Path collections = Project.scratch("validation").resolve("collections");
        Grid grid = new Grid(Crs.epsg(32632), 677_000, 5_155_000, 10, -10, 64, 64);
        try (ChunkExecutor executor = new ChunkExecutor(1, 64L << 20)) {
            new DemoScene(grid, DemoDate.season().subList(4, 6), List.of(DemoBand.B04, DemoBand.B08))
                    .write(collections.resolve("SCENE"), "SCENE", executor, RunControl.UNWATCHED);
        }
        server = CaravanServer.start(collections.resolveSibling("data"), List.of(collections));
        user = OpenEoHttp.loggedIn(server);
        try (Stream<Path> files = Files.walk(collections)) {
            for (Path pixels :
                    files.filter(file -> file.toString().endsWith(".tif")).toList()) {
                Files.delete(pixels);
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> found(String graph) throws Exception {
        JsonNode answer =
                OpenEoHttp.anonymous(server).json("POST", "/validation", "{\"process_graph\": " + graph + "}");
        List<String> found = new ArrayList<>();
        answer.path("errors")
                .forEach(error -> found.add(error.path("code").asText() + ": "
                        + error.path("message").asText()));
        return found;
    }

    @Test
    void every_error_of_a_graph_is_listed_with_its_place() throws Exception {
        String[] expected = {
            "ProcessGraphInvalid: node 'hen', process 'absolute': The nodes hen → egg wait for each other",
            "ProcessParameterInvalid: node 'bands', process 'load_collection', argument 'spatial_extent'",
            "TemporalExtentEmpty: node 'bands', process 'load_collection', argument 'temporal_extent'",
            "ProcessUnsupported: node 'fly', process 'fly_over'",
            "ProcessGraphInvalid: node 'mean', process 'reduce_dimension', argument 'reducer'",
            "ProcessParameterInvalid: node 'larger', process 'resample_spatial', argument 'method'",
            "ProcessParameterUnsupported: node 'sum', process 'add', argument 'z'",
            "ProcessParameterInvalid: node 'sum', process 'add', argument 'x'",
            "ProcessParameterRequired: node 'sum', process 'add', argument 'y'",
            "ProcessGraphInvalid: node 'lost', process 'absolute', argument 'x'",
            "ProcessGraphInvalid: No node is marked as the result.",
            "ProcessParameterInvalid: node 'bands', process 'load_collection', argument 'bands'",
            "CollectionNotFound: node 'nowhere', process 'load_collection', argument 'id'",
            "DimensionNotAvailable: node 'mean', process 'reduce_dimension', argument 'dimension'",
            "FileTypeInvalid: node 'save', process 'save_result', argument 'format'"
        };
        List<String> found = found(WRONG);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i)).startsWith(expected[i]);
        }
    }

    @Test
    void results_and_jobs_are_refused_with_the_first_of_the_same_errors() throws Exception {
        String first = found(WRONG).get(0);
        assertThat(error(user.send("POST", "/result", OpenEoHttp.process(WRONG))))
                .isEqualTo(first);
        String job = user.createJob(WRONG);
        assertThat(error(user.send("POST", "/jobs/" + job + "/results", null))).isEqualTo(first);

        String overData = "{" + LOAD.replace("B08", "B99") + ", "
                + """
                "best": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}, "result": true}}""";
        String only = found(overData).get(0);
        assertThat(found(overData)).hasSize(1);
        assertThat(error(user.send("POST", "/result", OpenEoHttp.process(overData))))
                .isEqualTo(only);
        String second = user.createJob(overData);
        assertThat(error(user.send("POST", "/jobs/" + second + "/results", null)))
                .isEqualTo(only);
    }

    private static String error(HttpResponse<byte[]> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = new ObjectMapper().readTree(answer.body());
        return error.path("code").asText() + ": " + error.path("message").asText();
    }

    @Test
    void a_graph_that_can_be_computed_has_no_errors() throws Exception {
        assertThat(
                        found(
                                "{" + LOAD + ", "
                                        + """
                "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}},
                "save": {"process_id": "save_result", "result": true,
                  "arguments": {"data": {"from_node": "ndvi"}, "format": "netCDF"}}}"""))
                .isEmpty();
    }
}
