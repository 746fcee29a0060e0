package eo.caravan.routes.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** As much of an openEO client as the demo needs. Every answer that is no success becomes an error with the server's own words. */
final class OpenEoClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private String authorization;

    /** Talks to the API at {@code base}, for example {@code http://127.0.0.1:8080/openeo/1.3}. */
    OpenEoClient(String base) {
        this.base = base;
    }

    void login(String user, String password) throws IOException, InterruptedException {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
        authorization =
                "Bearer " + get("/credentials/basic").path("access_token").asText();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(send(request(path).GET()).body());
    }

    /** Creates a resource and returns its id. */
    String create(String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
        return answer.headers().firstValue("OpenEO-Identifier").orElseThrow();
    }

    void post(String path) throws IOException, InterruptedException {
        send(request(path).POST(BodyPublishers.noBody()));
    }

    /** Fetches a signed link into a file. */
    void download(String link, Path target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(link)).build();
        int status = http.send(request, BodyHandlers.ofFile(target)).statusCode();
        if (status != 200) {
            throw new OpenEoException(ApiErrorCode.INTERNAL, "Downloading " + link + " answered " + status + ".");
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        return authorization == null ? builder : builder.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() / 100 != 2) {
            throw new OpenEoException(
                    ApiErrorCode.INTERNAL,
                    answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
