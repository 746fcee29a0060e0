package eo.caravan.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrontDoorTest {
    @Test
    void every_answer_may_be_read_by_a_page_of_another_origin() throws Exception {
        HttpResponse<String> response = TestServer.get("/", "Origin", "https://editor.example");

        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(response.headers()
                        .firstValue("Access-Control-Expose-Headers")
                        .orElseThrow())
                .contains("Link", "Location", "OpenEO-Costs", "OpenEO-Identifier");
    }

    @Test
    void options_answers_204_with_methods_and_headers_and_without_a_body() throws Exception {
        HttpResponse<String> response = TestServer.send("OPTIONS", "/openeo/1.3/jobs", null);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, HEAD, OPTIONS, POST");
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("Authorization", "Content-Type");
        assertThat(response.headers().firstValue("Access-Control-Expose-Headers"))
                .isPresent();
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void an_unknown_path_is_not_found() throws Exception {
        HttpResponse<String> response = TestServer.get("/nothing/here");

        assertError(response, 404, "NotFound");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void a_path_that_is_badly_encoded_is_refused() throws Exception {
        try (Socket socket =
                new Socket(TestServer.at("/").getHost(), TestServer.at("/").getPort())) {
            socket.getOutputStream()
                    .write("GET /openeo/1.3/collections/%zz HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.0 400").contains("RequestInvalid");
        }
    }

    @Test
    void another_version_is_unsupported() throws Exception {
        assertError(TestServer.send("GET", "/openeo/0.4/collections", null), 404, "UnsupportedApiVersion");
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() throws Exception {
        HttpResponse<String> response = TestServer.send("DELETE", "/openeo/1.3/collections", null);

        assertError(response, 405, "MethodNotAllowed");
        assertThat(response.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void a_protected_operation_without_a_token_asks_for_one() throws Exception {
        HttpResponse<String> response = TestServer.get("/jobs");

        assertError(response, 401, "AuthenticationRequired");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void an_operation_that_is_not_built_is_unsupported() throws Exception {
        assertError(TestServer.get("/service_types"), 501, "FeatureUnsupported");
    }

    @Test
    void doubled_and_trailing_slashes_do_not_matter() throws Exception {
        String plain = TestServer.get("/conformance").body();

        assertThat(TestServer.send("GET", "//openeo//1.3///conformance/", null).body())
                .isEqualTo(plain);
        assertThat(TestServer.get("/conformance/?limit=1").body()).isEqualTo(plain);
    }

    @Test
    void head_answers_like_get_without_the_body() throws Exception {
        HttpResponse<String> response = TestServer.send("HEAD", "/openeo/1.3/conformance", null);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void nothing_of_the_request_comes_back_in_the_headers() throws Exception {
        HttpResponse<String> response =
                TestServer.get("/conformance?secret=query", "X-Secret", "header", "Cookie", "a=b");

        assertThat(response.headers().map().toString())
                .doesNotContain("secret")
                .doesNotContain("a=b")
                .doesNotContain("X-Api-Url");
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void the_error_id_is_the_id_of_the_request() throws Exception {
        HttpResponse<String> response = TestServer.get("/nothing", "X-Request-Id", "forged");

        String id = TestServer.json(response).path("id").asText();
        assertThat(response.headers().firstValue("X-Request-Id")).contains(id);
        assertThat(id).isNotEqualTo("forged");
    }

    static void assertError(HttpResponse<String> response, int status, String code) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode error = TestServer.json(response);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(error.path("id").asText()).isNotBlank();
        assertThat(error.path("links").isArray()).isTrue();
    }
}
