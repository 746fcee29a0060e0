package eo.caravan.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batch jobs over HTTP, with the real broker in between. */
class JobApiTest {
    private static final String API = "/openeo/1.3";
    private static final String ADD =
            """
            {"process_graph": {"sum": {"process_id": "add", "arguments": {"x": 40, "y": 2}, "result": true}}}
            """;
    private static final String BROKEN =
            """
            {"process_graph": {"sum": {"process_id": "add", "arguments": {"x": 40}, "result": true}}}
            """;
    private static final String UNKNOWN_COLLECTION =
            """
            {"process_graph": {"load": {"process_id": "load_collection", "arguments":
                {"id": "NOWHERE", "spatial_extent": null, "temporal_extent": null}, "result": true}}}
            """;
    /** That its only cell is a number of years that no calendar reaches shows when it is read. */
    private static final String BEYOND_THE_CALENDAR =
            """
            {"process_graph": {
              "load": {"process_id": "load_geojson", "arguments": {"properties": ["n"], "data": {"type": "Feature",
                "properties": {"n": 1e12}, "geometry": {"type": "Point", "coordinates": [11, 46]}}}},
              "shift": {"process_id": "apply", "result": true, "arguments": {"data": {"from_node": "load"}, "process":
                {"process_graph": {
                  "date": {"process_id": "date_shift", "arguments":
                    {"date": "2022-06-01", "value": {"from_parameter": "x"}, "unit": "year"}},
                  "found": {"process_id": "array_contains", "result": true, "arguments":
                    {"data": [{"from_node": "date"}], "value": "2022-06-01"}}}}}}}}
            """;

    private String bearer;

    @BeforeEach
    void logIn() throws Exception {
        bearer = "Bearer " + TestServer.token();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        String[] headers = body == null
                ? new String[] {"Authorization", bearer}
                : new String[] {"Authorization", bearer, "Content-Type", "application/json"};
        return TestServer.send(method, API + path, body, headers);
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    private String create(String process) throws Exception {
        HttpResponse<String> answer =
                send("POST", "/jobs", "{\"title\": \"sum\", \"color\": \"green\", \"process\": " + process + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = answer.headers().firstValue("OpenEO-Identifier").orElseThrow();
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/openeo/1.3/jobs/" + id);
        return id;
    }

    private String status(String id) throws Exception {
        return get("/jobs/" + id).path("status").asText();
    }

    private String run(String process) throws Exception {
        String id = create(process);
        HttpResponse<String> started = send("POST", "/jobs/" + id + "/results", null);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !"queued running".contains(status(id)));
        return id;
    }

    private static void refused(HttpResponse<String> answer, int status, String code) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(TestServer.json(answer).path("code").asText()).isEqualTo(code);
    }

    @Test
    void a_created_job_is_described_and_listed() throws Exception {
        String id = create(ADD);
        JsonNode job = get("/jobs/" + id);
        assertThat(job.path("status").asText()).isEqualTo("created");
        assertThat(job.path("title").asText()).isEqualTo("sum");
        assertThat(job.path("color").asText()).isEqualTo("green");
        assertThat(job.path("process").path("process_graph").has("sum")).isTrue();
        JsonNode listed = get("/jobs");
        assertThat(listed.path("jobs").findValuesAsText("id")).contains(id);
        assertThat(listed.path("jobs").get(0).has("process")).isFalse();
    }

    @Test
    void a_list_continues_where_the_page_before_ended() throws Exception {
        create(ADD);
        create(ADD);
        JsonNode first = get("/jobs?limit=1");
        assertThat(first.path("jobs")).hasSize(1);
        String next = first.path("links").get(0).path("href").asText();
        URI uri = URI.create(next);
        JsonNode second = TestServer.json(
                TestServer.send("GET", uri.getRawPath() + "?" + uri.getRawQuery(), null, "Authorization", bearer));
        assertThat(second.path("jobs")).hasSize(1);
        assertThat(second.path("jobs").get(0).path("id"))
                .isNotEqualTo(first.path("jobs").get(0).path("id"));
        refused(send("GET", "/jobs?limit=0", null), 400, "RequestInvalid");
    }

    @Test
    void a_job_without_a_graph_is_refused() throws Exception {
        refused(send("POST", "/jobs", "{\"process\": {}}"), 400, "ProcessGraphMissing");
        refused(send("POST", "/jobs", "{\"process\": " + ADD + ", \"plan\": \"gold\"}"), 400, "BillingPlanInvalid");
    }

    @Test
    void a_job_can_be_changed_and_deleted() throws Exception {
        String id = create(ADD);
        HttpResponse<String> changed = send("PATCH", "/jobs/" + id, "{\"title\": \"new\", \"budget\": 5}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
        assertThat(get("/jobs/" + id).path("title").asText()).isEqualTo("new");
        assertThat(get("/jobs/" + id).path("budget").asInt()).isEqualTo(5);
        refused(send("PATCH", "/jobs/" + id, "{}"), 400, "NoDataForUpdate");
        refused(send("PATCH", "/jobs/" + id, "{\"status\": \"finished\"}"), 400, "PropertyNotEditable");
        assertThat(send("DELETE", "/jobs/" + id, null).statusCode()).isEqualTo(204);
        refused(send("GET", "/jobs/" + id, null), 404, "JobNotFound");
    }

    @Test
    void a_job_is_hidden_from_others() throws Exception {
        String id = create(ADD);
        TestServer.addUser("eve", "eve's password");
        bearer = "Bearer " + TestServer.logIn("eve", "eve's password");
        refused(send("GET", "/jobs/" + id, null), 404, "JobNotFound");
        refused(send("DELETE", "/jobs/" + id, null), 404, "JobNotFound");
        refused(send("GET", "/jobs/" + id + "/logs", null), 404, "JobNotFound");
        refused(send("POST", "/jobs/" + id + "/results", null), 404, "JobNotFound");
    }

    @Test
    void a_graph_that_cannot_be_planned_is_refused_at_the_start() throws Exception {
        String id = create(BROKEN);
        refused(send("POST", "/jobs/" + id + "/results", null), 400, "ProcessParameterRequired");
        assertThat(status(id)).isEqualTo("created");
        refused(send("GET", "/jobs/" + id + "/results", null), 400, "JobNotStarted");
    }

    @Test
    void a_graph_that_does_not_fit_the_data_is_refused_at_the_start() throws Exception {
        String id = create(UNKNOWN_COLLECTION);
        refused(send("POST", "/jobs/" + id + "/results", null), 404, "CollectionNotFound");
        assertThat(status(id)).isEqualTo("created");
    }

    @Test
    void a_failed_job_tells_its_error_instead_of_results() throws Exception {
        String id = run(BEYOND_THE_CALENDAR);
        assertThat(status(id)).isEqualTo("error");
        HttpResponse<String> answer = send("GET", "/jobs/" + id + "/results", null);
        assertThat(answer.statusCode()).isEqualTo(424);
        JsonNode error = TestServer.json(answer);
        assertThat(error.path("level").asText()).isEqualTo("error");
        assertThat(error.path("code").asText()).isEqualTo("ProcessParameterInvalid");
        assertThat(error.path("path").get(0).path("node_id").asText()).isEqualTo("shift");
    }

    @Test
    void a_finished_job_has_results_costs_and_a_log_that_can_be_read_on() throws Exception {
        String id = run(ADD);
        JsonNode job = get("/jobs/" + id);
        assertThat(job.path("status").asText()).isEqualTo("finished");
        assertThat(job.path("progress").asInt()).isEqualTo(100);
        assertThat(job.path("costs").asDouble()).isPositive();
        JsonNode log = get("/jobs/" + id + "/logs").path("logs");
        assertThat(log.size()).isGreaterThan(2);
        String second = log.get(1).path("id").asText();
        JsonNode rest = get("/jobs/" + id + "/logs?offset=" + second).path("logs");
        assertThat(rest).hasSize(log.size() - 2);
        assertThat(get("/jobs/" + id + "/logs?level=error").path("logs")).isEmpty();
        refused(send("GET", "/jobs/" + id + "/logs?level=loud", null), 400, "RequestInvalid");
    }

    @Test
    void what_a_user_inspects_is_found_in_the_log_by_its_code() throws Exception {
        String id = run(
                """
                {"process_graph": {"look": {"process_id": "inspect", "arguments": {"data": [1, null, 0.5],
                    "message": "three numbers", "code": "Mine", "level": "warning"}, "result": true}}}
                """);
        JsonNode log = get("/jobs/" + id + "/logs?level=warning").path("logs");
        assertThat(log).hasSize(1);
        assertThat(log.get(0).path("code").asText()).isEqualTo("Mine");
        assertThat(log.get(0).path("level").asText()).isEqualTo("warning");
        assertThat(log.get(0).path("message").asText()).isEqualTo("three numbers");
        assertThat(log.get(0).path("data")).hasToString("[1,null,0.5]");
        assertThat(log.get(0).path("path").get(0).path("node_id").asText()).isEqualTo("look");
        assertThat(log.get(0).path("path").get(0).path("process_id").asText()).isEqualTo("inspect");
    }

    @Test
    void results_are_a_stac_item_whose_links_open_without_a_login() throws Exception {
        String id = run(ADD);
        JsonNode results = get("/jobs/" + id + "/results?partial=true");
        assertThat(results.path("type").asText()).isEqualTo("Feature");
        assertThat(results.path("properties").path("openeo:status").asText()).isEqualTo("finished");
        HttpResponse<String> file =
                open(results.path("assets").elements().next().path("href").asText(), "GET");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body().strip()).isEqualTo("42");
        String canonical = "";
        for (JsonNode link : results.path("links")) {
            canonical = link.path("rel").asText().equals("canonical")
                    ? link.path("href").asText()
                    : canonical;
        }
        assertThat(canonical).contains("partial=true");
        HttpResponse<String> document = open(canonical, "GET");
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(document).path("id").asText()).isEqualTo(id);
        assertThat(open(canonical.replace("partial=true", "partial=false"), "GET")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_file_comes_in_parts_and_only_when_it_is_new() throws Exception {
        String id = run(ADD);
        String link = get("/jobs/" + id + "/results")
                .path("assets")
                .elements()
                .next()
                .path("href")
                .asText();
        HttpResponse<String> head = open(link, "HEAD");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).contains("2");
        String tag = head.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> part = open(link, "GET", "Range", "bytes=1-");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("2");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1-1/2");
        assertThat(open(link, "GET", "Range", "bytes=5-").statusCode()).isEqualTo(416);
        assertThat(open(link, "GET", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(open(link, "GET", "Range", "bytes=1-", "If-Range", "\"old\"").statusCode())
                .isEqualTo(200);
        assertThat(open(link.substring(0, link.length() - 4) + "AAAA", "GET").statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> open(String link, String method, String... headers) throws Exception {
        URI uri = URI.create(link);
        return TestServer.send(method, uri.getRawPath() + "?" + uri.getRawQuery(), null, headers);
    }

    @Test
    void stopping_a_job_that_does_nothing_changes_nothing() throws Exception {
        String id = create(ADD);
        assertThat(send("DELETE", "/jobs/" + id + "/results", null).statusCode())
                .isEqualTo(204);
        assertThat(status(id)).isEqualTo("created");
    }

    @Test
    void a_finished_job_can_be_run_again() throws Exception {
        String id = run(ADD);
        assertThat(send("POST", "/jobs/" + id + "/results", null).statusCode()).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> status(id).equals("finished"));
        assertThat(get("/jobs/" + id + "/results").path("assets")).hasSize(1);
    }
}
