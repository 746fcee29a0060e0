package eo.caravan.journey;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** The routes of docs/examples/routes.d as they stand there, in a server that loads them at start. */
class RouteFolderIT {
    private static final String ADD =
            """
            {"sum": {"process_id": "add", "arguments": {"x": 40, "y": 2}, "result": true}}
            """;

    /** Writes what it takes from the queue into a file, as another system would read it; and hears of every event by its own subscription. */
    private static final String LISTENER =
            """
            - route:
                id: listener
                from:
                  uri: jms:queue:results.archived
                  steps:
                    - to: "file:{{env:ANNOUNCED}}?fileName=messages.txt&fileExist=Append&appendChars=\\\\n"
            - route:
                id: diary
                from:
                  uri: caravan:events
                  parameters:
                    subscription: diary
                  steps:
                    - setBody:
                        simple: "${header.CaravanJobId} ${header.CaravanJobStatus} ${header.CaravanUser}"
                    - to: "file:{{env:ANNOUNCED}}?fileName=events.txt&fileExist=Append&appendChars=\\\\n"
            """;

    private final Path scratch;
    private final Path routes;
    private final Path scenes;
    private final Path archive;
    private final Path announced;

    RouteFolderIT() throws IOException {
        scratch = Project.scratch("route-folder");
        routes = scratch.resolve("routes.d");
        scenes = Files.createDirectories(scratch.resolve("scenes"));
        archive = Files.createDirectories(scratch.resolve("archive"));
        announced = Files.createDirectories(scratch.resolve("announced"));
        Path examples = Project.root().resolve("docs/examples/routes.d");
        try (Stream<Path> files = Files.walk(examples)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file).replace("archivist", CaravanServer.USER);
                Path copy = routes.resolve(examples.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, text);
            }
        }
        Files.writeString(routes.resolve("test-listener.yaml"), LISTENER);
    }

    private CaravanServer start() {
        return CaravanServer.start(
                scratch.resolve("data"),
                List.of(),
                Map.of(
                        "CARAVAN_ROUTES_FOLDER", routes.toString(),
                        "SCENES", scenes.toString(),
                        "ARCHIVE", archive.toString(),
                        "ANNOUNCED", announced.toString()));
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));
    }

    private List<String> lines(String name) throws IOException {
        Path file = announced.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** A small scene, outside of the watched folder. */
    private Path scene() throws Exception {
        Path folder = scratch.resolve("demo/SCENE");
        Grid grid = new Grid(Crs.epsg(32632), 677_000, 5_155_000, 10, -10, 64, 64);
        try (ChunkExecutor executor = new ChunkExecutor(1, 64L << 20)) {
            new DemoScene(grid, DemoDate.season().subList(4, 5), List.of(DemoBand.B04))
                    .write(folder, "SCENE", executor, RunControl.UNWATCHED);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".tif"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<JsonNode> jobs(OpenEoHttp user) throws Exception {
        return user.json("GET", "/jobs", null).path("jobs").findParents("id");
    }

    @Test
    void a_scene_that_arrives_starts_one_job_and_what_comes_of_it_is_archived_and_announced() throws Exception {
        try (CaravanServer server = start()) {
            OpenEoHttp user = OpenEoHttp.loggedIn(server);
            Path scene = scene();
            Files.copy(scene, scenes.resolve("june.tif"), StandardCopyOption.REPLACE_EXISTING);

            await("the announcement").until(() -> !lines("messages.txt").isEmpty());
            JsonNode message = new ObjectMapper().readTree(lines("messages.txt").get(0));
            assertThat(message.path("user").asText()).isEqualTo(CaravanServer.USER);
            assertThat(message.path("files").asInt()).isEqualTo(1);
            JsonNode job = user.json("GET", "/jobs/" + message.path("job").asText(), null);
            assertThat(job.path("title").asText()).isEqualTo("june.tif");
            assertThat(job.path("status").asText()).isEqualTo("finished");
            assertThat(jobs(user)).hasSize(1);

            Path copy = archive.resolve(message.path("job").asText()).resolve("result.json");
            assertThat(copy).exists();
            assertThat(scenes.resolve(".done/june.tif")).exists();
            assertThat(user.json("GET", "/files", null).toString()).contains("scenes/june.tif");

            Files.copy(scene, scenes.resolve("june.tif"), StandardCopyOption.COPY_ATTRIBUTES);
            Files.setLastModifiedTime(
                    scenes.resolve("june.tif"), Files.getLastModifiedTime(scenes.resolve(".done/june.tif")));
            await("the same file is taken again").until(() -> Files.notExists(scenes.resolve("june.tif")));
            assertThat(jobs(user)).as("the same file again is the same job").hasSize(1);
        }
    }

    @Test
    void events_are_heard_also_of_what_ended_before_a_kill() throws Exception {
        try (CaravanServer server = start()) {
            OpenEoHttp user = OpenEoHttp.loggedIn(server);
            String first = user.createJob(ADD);
            user.json("POST", "/jobs/" + first + "/results", null);
            await("the first event")
                    .until(() -> lines("events.txt").contains(first + " finished " + CaravanServer.USER));

            String second = user.createJob(ADD);
            user.json("POST", "/jobs/" + second + "/results", null);
            await("the second job").until(() -> user.json("GET", "/jobs/" + second, null)
                    .path("status")
                    .asText()
                    .equals("finished"));
            server.kill();
            server.restart();
            await("the second event")
                    .until(() -> lines("events.txt").contains(second + " finished " + CaravanServer.USER));
            await("both archived")
                    .until(() -> Files.exists(archive.resolve(first).resolve("result.json"))
                            && Files.exists(archive.resolve(second).resolve("result.json")));
        }
    }
}
