package eo.caravan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.contract.Contract;
import eo.caravan.api.contract.Operation;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.OpenEoHttp;
import eo.caravan.server.Project;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract answers as openEO, whoever asks and whatever is asked for. */
class EveryOperationIT {
    private static final Contract CONTRACT = Contract.load();

    private static CaravanServer server;
    private static OpenEoHttp user;
    private static OpenEoHttp anonymous;

    @BeforeAll
    static void start() throws Exception {
        server = CaravanServer.start(Project.scratch("operations").resolve("data"), List.of());
        user = OpenEoHttp.loggedIn(server);
        anonymous = OpenEoHttp.anonymous(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Operation> operations() {
        return CONTRACT.operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void without_a_token_what_is_private_answers_401(Operation operation) throws Exception {
        HttpResponse<byte[]> answer = anonymous.send(operation.method(), path(operation), body(operation));
        if (operation.access().required()) {
            assertThat(answer.statusCode()).as(OpenEoHttp.text(answer)).isEqualTo(401);
            assertThat(error(answer).path("code").asText()).isEqualTo("AuthenticationRequired");
        } else {
            assertThat(answer.statusCode()).as(OpenEoHttp.text(answer)).isNotIn(401, 403, 500);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void with_a_token_nothing_is_a_server_error_or_unknown(Operation operation) throws Exception {
        HttpResponse<byte[]> answer = user.send(operation.method(), path(operation), body(operation));
        assertThat(answer.statusCode()).as(OpenEoHttp.text(answer)).isNotIn(405, 500, 502, 503);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        if (answer.statusCode() >= 400) {
            JsonNode error = error(answer);
            assertThat(error.path("code").asText())
                    .as("%s answered %s", operation, error)
                    .isNotIn("NotFound", "Internal", "");
            assertThat(Files.readString(server.log())).contains(error.path("id").asText());
        }
        if (answer.statusCode() == 501) {
            assertThat(error(answer).path("code").asText()).isEqualTo("FeatureUnsupported");
        }
    }

    @Test
    void what_the_capabilities_list_is_what_does_not_answer_501() throws Exception {
        List<String> listed = new ArrayList<>();
        for (JsonNode endpoint : user.json("GET", "/", null).path("endpoints")) {
            endpoint.path("methods")
                    .forEach(method -> listed.add(
                            method.asText() + " " + endpoint.path("path").asText()));
        }
        for (Operation operation : CONTRACT.operations()) {
            if (operation.path().equals("/.well-known/openeo")) {
                continue; // stands at the root of the server, outside of every version
            }
            String name = operation.method() + " " + operation.path();
            boolean built = user.send(operation.method(), path(operation), body(operation))
                            .statusCode()
                    != 501;
            assertThat(listed.contains(name)).as(name).isEqualTo(built);
        }
    }

    private static String path(Operation operation) {
        return operation.path().replaceAll("\\{[^}]+}", "none-such");
    }

    private static String body(Operation operation) {
        return switch (operation.method()) {
            case "POST", "PUT", "PATCH" -> "{}";
            default -> null;
        };
    }

    private static JsonNode error(HttpResponse<byte[]> answer) throws IOException {
        JsonNode error = new ObjectMapper().readTree(answer.body());
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(error.path("id").asText()).isNotBlank();
        return error;
    }
}
