package eo.caravan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.OpenEoHttp;
import eo.caravan.server.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A job outlives its server, ends once and is billed once; a cancelled one stops at once. */
class KillAndRestartIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void a_job_whose_server_is_killed_in_the_middle_ends_once_and_is_billed_once() throws Exception {
        Path scratch = Project.scratch("kill-and-restart");
        CaravanServer server = CaravanServer.start(scratch.resolve("data"), List.of(Project.shared("data")));
        String id;
        try (server) {
            OpenEoHttp user = OpenEoHttp.loggedIn(server);
            id = user.createJob(Graphs.longRunning());
            user.json("POST", "/jobs/" + id + "/results", null);
            awaitProgress(user, id, 20);
            server.kill();

            server.restart();
            OpenEoHttp again = OpenEoHttp.loggedIn(server);
            JsonNode job = awaitEnd(again, id);
            assertThat(job.path("status").asText()).as(log(again, id)).isEqualTo("finished");
            assertThat(job.path("costs").asDouble()).isPositive();
            assertThat(log(again, id)).contains("attempt 2");
            assertThat(again.json("GET", "/jobs/" + id + "/results", null)
                            .path("assets")
                            .size())
                    .isEqualTo(1);
        }
        assertThat(bills(scratch.resolve("data"), id)).isEqualTo(1);
    }

    @Test
    void a_cancelled_job_stops_within_two_seconds_and_the_next_one_runs() throws Exception {
        Path scratch = Project.scratch("cancel");
        try (CaravanServer server = CaravanServer.start(scratch.resolve("data"), List.of(Project.shared("data")))) {
            OpenEoHttp user = OpenEoHttp.loggedIn(server);
            String id = user.createJob(Graphs.longRunning());
            user.json("POST", "/jobs/" + id + "/results", null);
            awaitProgress(user, id, 5);
            long begun = System.nanoTime();
            user.json("DELETE", "/jobs/" + id + "/results", null);
            assertThat(user.json("GET", "/jobs/" + id, null).path("status").asText())
                    .isEqualTo("canceled");

            String next = user.createJob(Graphs.slovenianNdvi());
            user.json("POST", "/jobs/" + next + "/results", null);
            JsonNode running = Awaitility.await("the worker is free again")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> user.json("GET", "/jobs/" + next, null),
                            job -> !job.path("status").asText().equals("queued"));
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun))
                    .isLessThan(10);
            assertThat(running.path("status").asText()).isIn("running", "finished");
            assertThat(awaitEnd(user, next).path("status").asText()).isEqualTo("finished");
            assertThat(user.json("GET", "/jobs/" + id, null).path("status").asText())
                    .isEqualTo("canceled");
        }
    }

    private static void awaitProgress(OpenEoHttp user, String id, int percent) {
        Awaitility.await("progress of " + id)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    JsonNode job = user.json("GET", "/jobs/" + id, null);
                    assertThat(job.path("status").asText()).isIn("queued", "running");
                    return job.path("progress").asDouble() >= percent;
                });
    }

    private static JsonNode awaitEnd(OpenEoHttp user, String id) {
        return Awaitility.await("the end of " + id)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> user.json("GET", "/jobs/" + id, null), job -> List.of("finished", "error", "canceled")
                        .contains(job.path("status").asText()));
    }

    private static String log(OpenEoHttp user, String id) throws IOException, InterruptedException {
        return user.json("GET", "/jobs/" + id + "/logs?level=debug", null).toString();
    }

    /** What the database of a stopped server says; the bill has no operation of its own yet. */
    private static int bills(Path data, String job) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + data.resolve("database/caravan"), "caravan", "");
                PreparedStatement query = connection.prepareStatement(
                        "SELECT COUNT(*) FROM ledger WHERE job = ? AND booked IS NOT NULL")) {
            query.setString(1, job);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
