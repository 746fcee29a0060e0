package eo.caravan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.OpenEoHttp;
import eo.caravan.server.Project;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files of a finished job, as a browser, GDAL or curl fetch them by their signed links. */
class ResultFilesIT {
    private static final String GRAPH =
            """
            {"add": {"process_id": "add", "arguments": {"x": 40, "y": 2}, "result": true}}
            """;

    private static CaravanServer server;
    private static OpenEoHttp user;
    private static String job;
    private static String link;

    @BeforeAll
    static void runAJob() throws Exception {
        server = CaravanServer.start(Project.scratch("result-files").resolve("data"), List.of());
        user = OpenEoHttp.loggedIn(server);
        job = user.createJob(GRAPH);
        assertThat(user.send("GET", "/jobs/" + job + "/results", null).statusCode())
                .isGreaterThanOrEqualTo(400);
        user.json("POST", "/jobs/" + job + "/results", null);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> user.json("GET", "/jobs/" + job, null)
                .path("status")
                .asText()
                .equals("finished"));
        JsonNode assets = user.json("GET", "/jobs/" + job + "/results", null).path("assets");
        link = assets.elements().next().path("href").asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_signed_link_needs_no_token_and_answers_the_file() throws Exception {
        HttpResponse<byte[]> answer = user.send("GET", link, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(OpenEoHttp.text(answer).strip()).isEqualTo("42");
        assertThat(answer.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void head_tells_the_size_and_sends_nothing() throws Exception {
        HttpResponse<byte[]> whole = user.send("GET", link, null);
        HttpResponse<byte[]> head = user.send("HEAD", link, null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue("" + whole.body().length);
        assertThat(head.headers().firstValue("Accept-Ranges")).hasValue("bytes");
    }

    @Test
    void a_range_answers_just_those_bytes() throws Exception {
        HttpResponse<byte[]> whole = user.send("GET", link, null);
        HttpResponse<byte[]> part = user.send("GET", link, null, "Range", "bytes=1-1");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 1, 2));
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 1-1/" + whole.body().length);
    }

    @Test
    void what_has_not_changed_is_not_sent_again() throws Exception {
        String tag = user.send("HEAD", link, null).headers().firstValue("ETag").orElseThrow();
        assertThat(user.send("GET", link, null, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void a_link_that_was_tampered_with_opens_nothing() throws Exception {
        String signed = link.substring(0, link.length() - 4) + "AAAA";
        assertThat(user.send("GET", signed, null).statusCode()).isEqualTo(403);
    }

    @Test
    void the_results_are_described_as_stac_with_a_canonical_link() throws Exception {
        JsonNode results = user.json("GET", "/jobs/" + job + "/results", null);
        assertThat(results.path("stac_version").asText()).startsWith("1.");
        assertThat(results.path("type").asText()).isIn("Feature", "Collection");
        assertThat(results.findValuesAsText("rel")).contains("canonical");
        assertThat(results.path("assets").elements().next().path("roles").toString())
                .contains("data");
    }
}
