package eo.caravan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.server.CaravanServer;
import eo.caravan.server.OpenEoHttp;
import eo.caravan.server.Project;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files of a user over HTTP: quota 40 MB, at most 30 MB each, and a server with little memory. */
class UserFilesIT {
    private static final int MEGABYTE = 1 << 20;

    private static CaravanServer server;
    private static OpenEoHttp user;
    private static String bearer;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        server = CaravanServer.start(
                Project.scratch("user-files").resolve("data"),
                List.of(),
                Map.of("CARAVAN_FILES_QUOTA", "40MB", "CARAVAN_FILES_LARGEST", "30MB"));
        user = OpenEoHttp.loggedIn(server);
        bearer = user.authorization();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void deleteAll() throws Exception {
        for (String path : paths(user.json("GET", "/files", null))) {
            user.json("DELETE", "/files/" + path.replace(" ", "%20"), null);
        }
    }

    private static HttpResponse<String> put(String path, byte[] content) throws Exception {
        return put(path, BodyPublishers.ofByteArray(content));
    }

    private static HttpResponse<String> put(String path, HttpRequest.BodyPublisher content) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.api() + "/files/" + path))
                .header("Authorization", bearer)
                .header("Content-Type", "application/octet-stream")
                .timeout(Duration.ofMinutes(2))
                .PUT(content)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> paths(JsonNode list) {
        List<String> paths = new ArrayList<>();
        list.path("files").forEach(file -> paths.add(file.path("path").asText()));
        return paths;
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body()).path("code").asText();
    }

    @Test
    void a_file_comes_back_as_it_went_whole_and_in_parts() throws Exception {
        byte[] content = new byte[3 * MEGABYTE + 17];
        new Random(1).nextBytes(content);
        HttpResponse<String> stored = put("scenes/my%20scene.tif", content);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        JsonNode file = new ObjectMapper().readTree(stored.body());
        assertThat(file.path("path").asText()).isEqualTo("scenes/my scene.tif");
        assertThat(file.path("size").asLong()).isEqualTo(content.length);
        assertThat(file.path("modified").asText()).endsWith("Z");

        assertThat(user.send("GET", "/files/scenes/my%20scene.tif", null).body())
                .isEqualTo(content);
        assertThat(user.send("GET", "/files/scenes%2Fmy%20scene.tif", null).body())
                .isEqualTo(content);
        HttpResponse<byte[]> part = user.send("GET", "/files/scenes/my%20scene.tif", null, "Range", "bytes=100-199");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 100, 200));
        HttpResponse<byte[]> head = user.send("HEAD", "/files/scenes/my%20scene.tif", null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("" + content.length);
    }

    @Test
    void the_list_has_pages() throws Exception {
        for (String name : List.of("b.txt", "a/x.txt", "c.txt")) {
            put(name, new byte[1]);
        }
        JsonNode first = user.json("GET", "/files?limit=2", null);
        assertThat(paths(first)).containsExactly("a/x.txt", "b.txt");
        String next = first.path("links").get(0).path("href").asText();
        assertThat(paths(user.json("GET", next.substring(server.api().length()), null)))
                .containsExactly("c.txt");
    }

    @Test
    void a_deleted_file_is_gone() throws Exception {
        put("a/b.txt", new byte[10]);
        assertThat(user.send("DELETE", "/files/a/b.txt", null).statusCode()).isEqualTo(204);
        assertThat(user.send("GET", "/files/a/b.txt", null).statusCode()).isEqualTo(404);
        assertThat(user.send("DELETE", "/files/a/b.txt", null).statusCode()).isEqualTo(404);
    }

    @Test
    void quota_and_size_are_kept_also_where_nobody_says_how_much_will_come() throws Exception {
        assertThat(put("first", new byte[25 * MEGABYTE]).statusCode()).isEqualTo(200);
        JsonNode storage = user.json("GET", "/me", null).path("storage");
        assertThat(storage.path("quota").asLong()).isEqualTo(40L * MEGABYTE);
        assertThat(storage.path("free").asLong()).isEqualTo(15L * MEGABYTE);

        assertThat(code(put("second", new byte[16 * MEGABYTE]))).isEqualTo("StorageQuotaExceeded");
        assertThat(code(put("second", chunked(16 * MEGABYTE)))).isEqualTo("StorageQuotaExceeded");
        assertThat(code(put("second", new byte[31 * MEGABYTE]))).isEqualTo("FileSizeExceeded");
        assertThat(code(put("second", chunked(31 * MEGABYTE)))).isIn("FileSizeExceeded", "StorageQuotaExceeded");
        assertThat(paths(user.json("GET", "/files", null))).containsExactly("first");
        assertThat(put("second", chunked(14 * MEGABYTE)).statusCode()).isEqualTo(200);
        assertThat(staged()).isZero();
    }

    private static HttpRequest.BodyPublisher chunked(int bytes) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[bytes]));
    }

    @Test
    void paths_that_lead_elsewhere_are_refused() throws Exception {
        for (String path :
                List.of("..%2Fother", "a%2F..%2F..%2Fb", "a%5Cb", "C%3Ab", "nul", "a%00b", "%2Fetc%2Fpasswd")) {
            assertThat(code(put(path, new byte[1]))).as(path).isEqualTo("FilePathInvalid");
        }
        put("a/b", new byte[1]);
        assertThat(code(put("a", new byte[1]))).isEqualTo("FolderOperationUnsupported");
        assertThat(code(put("a/b/c", new byte[1]))).isEqualTo("FilePathInvalid");
    }

    @Test
    void nobody_uploads_without_a_token_and_other_methods_are_refused() throws Exception {
        HttpRequest anonymous = HttpRequest.newBuilder(URI.create(server.api() + "/files/a/b"))
                .PUT(BodyPublishers.ofString("x"))
                .build();
        assertThat(CLIENT.send(anonymous, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
        HttpResponse<byte[]> post = user.send("POST", "/files/a/b", "{}");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).hasValue("DELETE, GET, PUT");
    }

    @Test
    void many_uploads_at_once_end_each_whole() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            byte[] content = new byte[MEGABYTE];
            Arrays.fill(content, (byte) i);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(server.api() + "/files/" + (i < 6 ? "n" + i : "same")))
                    .header("Authorization", bearer)
                    .PUT(BodyPublishers.ofByteArray(content))
                    .build();
            all.add(CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> one : all) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
        byte[] same = user.send("GET", "/files/same", null).body();
        assertThat(same).hasSize(MEGABYTE).containsOnly(same[0]);
        assertThat(user.send("GET", "/files/n3", null).body()).containsOnly((byte) 3);
    }

    @Test
    void a_client_that_goes_away_leaves_nothing() throws Exception {
        URI api = URI.create(server.api());
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT " + api.getPath() + "/files/half HTTP/1.1\r\nHost: x\r\nAuthorization: " + bearer
                            + "\r\nContent-Length: 10000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[5 * MEGABYTE]);
            out.flush();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> staged() == 1);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> staged() == 0);
        assertThat(paths(user.json("GET", "/files", null))).isEmpty();
        assertThat(user.json("GET", "/me", null).path("storage").path("free").asLong())
                .isEqualTo(40L * MEGABYTE);
    }

    private static long staged() throws Exception {
        try (Stream<Path> files = Files.list(server.data().resolve("files/uploads"))) {
            return files.count();
        }
    }

    @Test
    void browsers_may_upload() throws Exception {
        HttpResponse<byte[]> preflight = user.send("OPTIONS", "/files/a/b.tif", null);
        assertThat(preflight.statusCode()).isEqualTo(HttpURLConnection.HTTP_NO_CONTENT);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElseThrow())
                .contains("PUT", "DELETE", "GET");
    }
}
