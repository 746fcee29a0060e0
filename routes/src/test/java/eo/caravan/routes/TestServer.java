package eo.caravan.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.configuration.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** One server for all tests of this module, on a free loopback port, with a data folder of its own. */
final class TestServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private TestServer() {}

    static CaravanApplication application() {
        return Holder.APPLICATION;
    }

    static URI at(String path) {
        return URI.create(application().url() + path);
    }

    /** Sends a request to a path from the root of the server; headers are name, value, name, value. */
    static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** GET below the versioned base path. */
    static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", "/openeo/1.3" + path, null, headers);
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static final class Holder {
        private static final CaravanApplication APPLICATION = start();

        private static CaravanApplication start() {
            try {
                Path data = Files.createTempDirectory("caravan-routes-test");
                Settings settings = new Settings().option("http.port", 0).option("data", data);
                CaravanApplication application = CaravanApplication.start(CaravanConfiguration.from(settings));
                Runtime.getRuntime().addShutdownHook(new Thread(application::close, "stop-test-server"));
                return application;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException("The server did not start", e);
            }
        }
    }
}
