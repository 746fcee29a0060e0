package eo.caravan.routes;

import static eo.caravan.routes.FrontDoorTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LogInTest {
    @Test
    void a_token_for_the_right_password_opens_the_account() throws Exception {
        String token = TestServer.token();

        for (String form : new String[] {"Bearer " + token, "Bearer basic//" + token, "bearer " + token}) {
            JsonNode me = TestServer.json(TestServer.get("/me", "Authorization", form));
            assertThat(me.path("user_id").asText()).as(form).isEqualTo(TestServer.USER);
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_user_are_refused_alike() throws Exception {
        HttpResponse<String> wrong = TestServer.get("/credentials/basic", "Authorization", basic("ada", "wrong"));
        HttpResponse<String> unknown = TestServer.get("/credentials/basic", "Authorization", basic("nobody", "wrong"));

        assertError(wrong, 403, "CredentialsInvalid");
        assertError(unknown, 403, "CredentialsInvalid");
        assertThat(TestServer.json(wrong).path("message"))
                .isEqualTo(TestServer.json(unknown).path("message"));
    }

    @Test
    void guessing_is_slowed_down() throws Exception {
        HttpResponse<String> last = null;
        for (int guess = 0; guess < 7; guess++) {
            last = TestServer.get("/credentials/basic", "Authorization", basic("victim", "guess" + guess));
        }

        assertError(last, 429, "TooManyLogins");
    }

    @Test
    void a_disabled_user_can_neither_log_in_nor_use_a_token_any_more() throws Exception {
        TestServer.addUser("leaver", "secret");
        String token = TestServer.logIn("leaver", "secret");
        assertThat(TestServer.get("/me", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        TestServer.disableUser("leaver");

        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() ->
                        assertError(TestServer.get("/me", "Authorization", "Bearer " + token), 403, "TokenInvalid"));
        assertError(
                TestServer.get("/credentials/basic", "Authorization", basic("leaver", "secret")),
                403,
                "CredentialsInvalid");
    }

    @Test
    void forged_tokens_and_other_schemes_are_refused() throws Exception {
        String token = TestServer.token();
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43);

        assertError(TestServer.get("/me", "Authorization", "Bearer " + forged), 403, "TokenInvalid");
        assertError(TestServer.get("/me", "Authorization", "Bearer nonsense"), 403, "TokenInvalid");
        assertError(TestServer.get("/me", "Authorization", basic("ada", "secret")), 403, "AuthenticationSchemeInvalid");
        assertError(TestServer.get("/credentials/basic"), 401, "AuthenticationRequired");
    }

    @Test
    void a_token_in_the_query_is_no_token() throws Exception {
        assertError(TestServer.get("/me?authorization=Bearer%20" + TestServer.token()), 401, "AuthenticationRequired");
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
