package eo.caravan.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.persistence.account.AccountRepository;
import eo.caravan.persistence.account.PasswordHasher;
import eo.caravan.persistence.database.Database;
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
import java.time.Clock;
import java.util.function.Consumer;

/** One server for all tests of this module, on a free loopback port, with a data folder of its own. */
final class TestServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static final String USER = "ada";
    static final String PASSWORD = "correct horse";

    private TestServer() {}

    static CaravanApplication application() {
        return Holder.APPLICATION;
    }

    static URI at(String path) {
        return URI.create(application().url() + path);
    }

    static String token() throws IOException, InterruptedException {
        return logIn(USER, PASSWORD);
    }

    static String logIn(String user, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/credentials/basic", "Authorization", LogInTest.basic(user, password));
        return json(answer).path("access_token").asText();
    }

    static void addUser(String user, String password) {
        withAccounts(accounts -> accounts.insert(user, new PasswordHasher().hash(password)));
    }

    static void disableUser(String user) {
        withAccounts(accounts -> accounts.disable(user));
    }

    /** Works on the accounts as the command line does, beside the running server. */
    private static void withAccounts(Consumer<AccountRepository> work) {
        application();
        try (Database database = CaravanApplication.joinDatabase(Holder.CONFIGURATION)) {
            work.accept(new AccountRepository(database, Clock.systemUTC()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        private static final CaravanConfiguration CONFIGURATION = configuration();
        private static final CaravanApplication APPLICATION = start();

        private static CaravanConfiguration configuration() {
            try {
                Path data = Files.createTempDirectory("caravan-routes-test");
                return CaravanConfiguration.from(
                        new Settings().option("http.port", 0).option("data", data));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static CaravanApplication start() {
            try {
                try (Database database = CaravanApplication.joinDatabase(CONFIGURATION)) {
                    new AccountRepository(database, Clock.systemUTC())
                            .insert(USER, new PasswordHasher().hash(PASSWORD));
                }
                CaravanApplication application = CaravanApplication.start(CONFIGURATION);
                Runtime.getRuntime().addShutdownHook(new Thread(application::close, "stop-test-server"));
                return application;
            } catch (Exception e) {
                throw new IllegalStateException("The server did not start", e);
            }
        }
    }
}
