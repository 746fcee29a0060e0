package eo.caravan.routes;

import static eo.caravan.routes.FrontDoorTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that somebody made to bring the server down; whoever is on the machine beside us, none may take minutes. */
@Timeout(120)
class HostileRequestTest {
    private static final int JUST_BELOW_THE_LIMIT = 9_900_000;

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

    /** What both a validation and a result say of a graph: the codes of all errors, of which the result tells the first. */
    private static List<String> codes(String graph) throws Exception {
        HttpResponse<String> validation = post("/validation", "{\"process_graph\": " + graph + "}");
        assertThat(validation.statusCode()).as(validation.body()).isEqualTo(200);
        JsonNode errors = TestServer.json(validation).path("errors");
        JsonNode refusal = TestServer.json(post("/result", "{\"process\": {\"process_graph\": " + graph + "}}"));
        assertThat(refusal.path("code")).isEqualTo(errors.path(0).path("code"));
        assertThat(refusal.path("message")).isEqualTo(errors.path(0).path("message"));
        return errors.findValuesAsText("code");
    }

    @Test
    void ten_megabytes_of_nodes_are_refused() throws Exception {
        StringBuilder graph =
                new StringBuilder("{\"a\": {\"process_id\": \"pi\", \"arguments\": {}, \"result\": true}");
        for (int i = 0; graph.length() < JUST_BELOW_THE_LIMIT; i++) {
            graph.append(",\"").append(i).append("\":{\"process_id\":\"e\",\"arguments\":{}}");
        }
        assertThat(codes(graph.append("}").toString())).containsExactly("ProcessGraphComplexity");
    }

    @Test
    void ten_megabytes_of_numbers_are_read() throws Exception {
        String numbers = "1,".repeat(JUST_BELOW_THE_LIMIT / 2 - 100) + "1";
        String max =
                "{\"a\": {\"process_id\": \"max\", \"arguments\": {\"data\": [" + numbers + "]}, \"result\": true}}";
        HttpResponse<String> answer = post("/result", "{\"process\": {\"process_graph\": " + max + "}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1");
    }

    @Test
    void ten_megabytes_of_wrong_arguments_are_refused_with_as_many_errors_as_anybody_reads() throws Exception {
        StringBuilder arguments = new StringBuilder("\"x\": 1");
        for (int i = 0; arguments.length() < JUST_BELOW_THE_LIMIT; i++) {
            arguments.append(",\"").append(i).append("\":0");
        }
        String graph = "{\"a\": {\"process_id\": \"absolute\", \"arguments\": {" + arguments + "}, \"result\": true}}";
        assertThat(codes(graph)).hasSizeBetween(1_000, 1_001).first().isEqualTo("ProcessParameterUnsupported");
    }

    @Test
    void a_name_of_a_megabyte_and_a_number_of_a_thousand_digits_are_refused() throws Exception {
        String text = "{\"a\": {\"process_id\": \"%s\", \"arguments\": {\"x\": %s}, \"result\": true}}";
        assertThat(codes(text.formatted("x".repeat(1_000_000), "1"))).containsExactly("ProcessUnsupported");
        assertThat(codes(text.formatted("absolute", "1e999999"))).containsExactly("ProcessParameterInvalid");
        assertThat(codes(text.formatted("absolute", "9".repeat(999)))).containsExactly("ProcessParameterInvalid");
        assertError(
                post("/validation", "{\"process_graph\": " + text.formatted("absolute", "9".repeat(5_000)) + "}"),
                400,
                "RequestInvalid");
    }

    @Test
    void nesting_beyond_measure_is_refused() throws Exception {
        String deep = "{\"a\": {\"process_id\": \"absolute\", \"arguments\": {\"x\": %s}, \"result\": true}}";
        assertThat(codes(deep.formatted("[".repeat(900) + "]".repeat(900)))).containsExactly("ProcessParameterInvalid");
        String inner = "{\"a\": {\"process_id\": \"pi\", \"arguments\": {}, \"result\": true}}";
        for (int i = 0; i < 200; i++) {
            inner =
                    "{\"a\": {\"process_id\": \"array_apply\", \"arguments\": {\"data\": [1], \"process\": {\"process_graph\": "
                            + inner + "}}, \"result\": true}}";
        }
        assertThat(codes(inner)).contains("ProcessGraphComplexity");
        assertError(post("/validation", "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)), 400, "RequestInvalid");
    }

    @Test
    void a_key_that_is_given_twice_is_refused() throws Exception {
        String twice =
                "{\"process_graph\": {\"a\": {\"process_id\": \"pi\", \"arguments\": {}}, \"a\": {\"process_id\": \"e\","
                        + " \"arguments\": {}, \"result\": true}}}";
        assertError(post("/validation", twice), 400, "RequestInvalid");
        assertThat(TestServer.json(post("/validation", twice)).path("message").asText())
                .contains("Duplicate field 'a'");
    }

    @Test
    void nodes_that_are_none_are_each_named() throws Exception {
        assertThat(codes("{\"a\": 1, \"b\": null, \"c\": [], \"d\": {}, \"e\": \"pi\"}"))
                .hasSize(6)
                .containsOnly("ProcessGraphInvalid");
        assertThat(TestServer.json(post("/validation", "{\"process_graph\": []}"))
                        .path("errors")
                        .findValuesAsText("code"))
                .containsExactly("ProcessGraphInvalid");
        assertError(post("/validation", "{\"process_graph\": {\"a\": "), 400, "RequestInvalid");
    }
}
