package eo.caravan.journey;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Files that arrive in a folder are dates of a collection a moment later, without a restart. */
class WatchedFolderIT {
    private static final String DATES =
            """
            {"load": {"process_id": "load_collection", "arguments": {"id": "FIELDS", "spatial_extent": null,
               "temporal_extent": null}},
             "dates": {"process_id": "dimension_labels", "result": true,
               "arguments": {"data": {"from_node": "load"}, "dimension": "t"}}}
            """;

    @Test
    void what_arrives_in_a_watched_folder_can_be_loaded_a_moment_later() throws Exception {
        Path scratch = Project.scratch("watched-folder");
        Path watched = Files.createDirectories(scratch.resolve("fields"));
        List<Path> scenes = scenes(scratch.resolve("scenes"));
        Map<String, String> settings = Map.of("CARAVAN_WATCH", "FIELDS=" + watched);
        try (CaravanServer server = CaravanServer.start(scratch.resolve("data"), List.of(), settings)) {
            OpenEoHttp user = OpenEoHttp.loggedIn(server);
            assertThat(user.json("GET", "/collections", null).path("collections"))
                    .isEmpty();

            Files.copy(scenes.get(0), watched.resolve("fields_2022-06-01.tif"));
            awaitDates(user, 1);
            Files.copy(scenes.get(1), watched.resolve("fields_2022-06-11.tif"));
            Files.writeString(watched.resolve("notes.txt"), "no scene", StandardCharsets.UTF_8);
            awaitDates(user, 2);
        }
    }

    private static void awaitDates(OpenEoHttp user, int count) {
        Awaitility.await(count + " dates")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    var answer = user.send("POST", "/result", OpenEoHttp.process(DATES));
                    return answer.statusCode() == 200
                            && OpenEoHttp.text(answer).split("2022-06", -1).length == count + 1;
                });
    }

    private static List<Path> scenes(Path folder) throws Exception {
        Grid grid = new Grid(Crs.epsg(32632), 677_000, 5_155_000, 10, -10, 64, 64);
        try (ChunkExecutor executor = new ChunkExecutor(1, 64L << 20)) {
            new DemoScene(grid, DemoDate.season().subList(4, 6), List.of(DemoBand.B04))
                    .write(folder, "SCENE", executor, RunControl.UNWATCHED);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".tif"))
                    .sorted()
                    .toList();
        }
    }
}
