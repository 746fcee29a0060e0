package eo.caravan.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A plain HTTP client that knows where the API is and who is logged in, and nothing else. */
public final class OpenEoHttp {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final String authorization;

    private OpenEoHttp(String api, String authorization) {
        this.api = api;
        this.authorization = authorization;
    }

    /** Nobody is logged in. */
    public static OpenEoHttp anonymous(CaravanServer server) {
        return new OpenEoHttp(server.api(), null);
    }

    /** Logged in as the server's test user. */
    public static OpenEoHttp loggedIn(CaravanServer server) throws IOException, InterruptedException {
        String credentials = CaravanServer.USER + ":" + CaravanServer.PASSWORD;
        String basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        JsonNode answer = new OpenEoHttp(server.api(), basic).json("GET", "/credentials/basic", null);
        return new OpenEoHttp(
                server.api(), "Bearer " + answer.path("access_token").asText());
    }

    /** The value of the header that says who is logged in. */
    public String authorization() {
        return authorization;
    }

    /** Sends a request and returns the answer whatever its status; {@code path} may be a whole URL. */
    public HttpResponse<byte[]> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        URI uri = URI.create(path.startsWith("http") ? path : api + path);
        BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(3)).method(method, content);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (authorization != null && !path.startsWith("http")) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** Sends a request that must succeed and reads the answer as JSON. */
    public JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(method, path, body);
        assertThat(answer.statusCode())
                .as(() -> method + " " + path + ": " + text(answer))
                .isBetween(200, 299);
        return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    /** Creates a batch job for a process graph and returns its id. */
    public String createJob(String graph) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send("POST", "/jobs", process(graph));
        assertThat(answer.statusCode()).as(() -> text(answer)).isEqualTo(201);
        return answer.headers().firstValue("OpenEO-Identifier").orElseThrow();
    }

    /** Computes a process graph at once; it must succeed. */
    public HttpResponse<byte[]> compute(String graph) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send("POST", "/result", process(graph));
        assertThat(answer.statusCode()).as(() -> text(answer)).isEqualTo(200);
        return answer;
    }

    /** The body that carries a process graph. */
    public static String process(String graph) {
        return "{\"process\": {\"process_graph\": " + graph + "}}";
    }

    /** The body of an answer as text. */
    public static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
