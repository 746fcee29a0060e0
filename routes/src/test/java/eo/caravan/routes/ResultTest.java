package eo.caravan.routes;

import static eo.caravan.routes.FrontDoorTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final String SUM =
            """
            {"process": {"process_graph": {
              "one": {"process_id": "add", "arguments": {"x": 1, "y": 2}},
              "two": {"process_id": "multiply", "arguments": {"x": {"from_node": "one"}, "y": 7}, "result": true}}}}""";

    @Test
    void a_graph_of_numbers_answers_its_number() throws Exception {
        HttpResponse<String> response = post("/result", SUM);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("21");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(response.headers().firstValue("OpenEO-Identifier"))
                .isEqualTo(response.headers().firstValue("X-Request-Id"));
        assertThat(response.headers().firstValue("OpenEO-Costs")).isPresent();
    }

    @Test
    void the_result_node_is_answered_and_a_warning_tells_of_other_results() throws Exception {
        String body =
                """
                {"process": {"process_graph": {
                  "cube": {"process_id": "create_data_cube", "arguments": {}},
                  "band": {"process_id": "add_dimension", "arguments": {"data": {"from_node": "cube"}, "name": "b",
                    "label": "B04", "type": "bands"}},
                  "other": {"process_id": "save_result", "arguments": {"data": {"from_node": "cube"}, "format": "JSON"}},
                  "answer": {"process_id": "save_result", "arguments": {"data": {"from_node": "band"}, "format": "JSON",
                    "options": {"filename_prefix": "red"}}, "result": true}}}}""";
        HttpResponse<String> response = post("/result", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("B04");
        assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("red.json");
        assertThat(response.headers().firstValue("Caravan-Warning").orElseThrow())
                .contains("1 more save_result");
        assertThat(post("/result", SUM).headers().firstValue("Caravan-Warning")).isEmpty();
    }

    @Test
    void a_failing_node_is_named() throws Exception {
        HttpResponse<String> response = post("/result", SUM.replace("\"y\": 7", "\"y\": \"seven\""));

        assertError(response, 400, "ProcessParameterInvalid");
        assertThat(TestServer.json(response).path("message").asText())
                .contains("multiply")
                .contains("two");
    }

    @Test
    void a_body_that_is_no_json_says_where() throws Exception {
        HttpResponse<String> response = post("/result", "{\"process\": \n oops}");

        assertError(response, 400, "RequestInvalid");
        assertThat(TestServer.json(response).path("message").asText()).contains("line 2");
    }

    @Test
    void bodies_that_break_the_contract_are_refused() throws Exception {
        assertError(post("/result", ""), 400, "RequestInvalid");
        assertError(post("/result", "[]"), 400, "RequestInvalid");
        assertError(post("/result", "{}"), 400, "ProcessGraphMissing");
        assertError(post("/result", "{\"process\": {}}"), 400, "ProcessGraphMissing");
        assertError(
                post("/result", SUM.replace("\"process\":", "\"budget\": \"much\", \"process\":")),
                400,
                "RequestInvalid");
        assertError(post("/result", "[".repeat(900) + "]".repeat(900)), 400, "RequestInvalid");
        assertError(post("/result", "[".repeat(100_000)), 400, "RequestInvalid");
    }

    @Test
    void a_body_beyond_the_limit_is_refused() throws Exception {
        String large = "{\"x\": \"" + "x".repeat(11_000_000) + "\"}";

        assertError(post("/result", large), 413, "RequestBodyTooLarge");
    }

    @Test
    void validation_lists_every_error_and_needs_no_login() throws Exception {
        String graph =
                """
                {"process_graph": {
                  "a": {"process_id": "no_such_process", "arguments": {}},
                  "b": {"process_id": "add", "arguments": {"x": "one", "y": 2}, "result": true}}}""";

        JsonNode wrong = TestServer.json(TestServer.send("POST", "/openeo/1.3/validation", graph));
        JsonNode right = TestServer.json(TestServer.send(
                "POST", "/openeo/1.3/validation", SUM.substring(SUM.indexOf("{\"process_graph"), SUM.length() - 1)));

        assertThat(wrong.path("errors").findValuesAsText("code"))
                .contains("ProcessUnsupported", "ProcessParameterInvalid");
        assertThat(right.path("errors")).isEmpty();
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return TestServer.send(
                "POST",
                "/openeo/1.3" + path,
                body,
                "Authorization",
                "Bearer " + TestServer.token(),
                "Content-Type",
                "application/json");
    }
}
