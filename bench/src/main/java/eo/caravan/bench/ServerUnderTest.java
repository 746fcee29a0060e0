package eo.caravan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, over one scene, and a client of it. */
final class ServerUnderTest {
    private static final String USER = "bench";
    private static final String PASSWORD = "measured on loopback only";
    private static final Set<String> ENDED = Set.of("finished", "error", "canceled");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path scene;
    private final Path data;
    private final String classPath;
    private final List<String> jvmOptions;
    private final int port;
    private Process process;
    private String token;

    ServerUnderTest(Path scene, Path data, String classPath, List<String> jvmOptions) throws Exception {
        this.scene = scene;
        this.data = data;
        this.classPath = classPath;
        this.jvmOptions = jvmOptions;
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        Files.createDirectories(data);
        if (!Files.exists(data.resolve("user-made"))) {
            Process user = launch("user", "add", USER, "--password-stdin", "--data", data.toString());
            user.getOutputStream().write((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
            user.getOutputStream().close();
            if (user.waitFor() != 0) {
                throw new IllegalStateException("no user could be made, see " + log());
            }
            Files.createFile(data.resolve("user-made"));
        }
    }

    private File log() {
        return data.resolve("server-output.txt").toFile();
    }

    private Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-XX:+UseParallelGC", "-cp", classPath, "eo.caravan.routes.command.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                .start();
    }

    /** Starts the server and returns with its first answer. */
    void start() throws Exception {
        process = launch("serve", "--port", "" + port, "--data", data.toString(), "--collections", scene.toString());
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended, see " + log());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/.well-known/openeo"))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    void login() throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        token = "Basic " + basic;
        token = "Bearer "
                + json("GET", "/credentials/basic", null).path("access_token").asText();
    }

    byte[] compute(String graph) throws IOException, InterruptedException {
        return send("POST", "/result", body(graph)).body();
    }

    int port() {
        return port;
    }

    /** The value of the header {@code Authorization}. */
    String token() {
        return token;
    }

    /** Creates a job and returns its id. */
    String createJob(String graph) throws IOException, InterruptedException {
        return send("POST", "/jobs", body(graph))
                .headers()
                .firstValue("OpenEO-Identifier")
                .orElseThrow();
    }

    /** Creates and starts so many jobs. */
    List<String> startJobs(String graph, int count) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(createJob(graph));
            send("POST", "/jobs/" + ids.get(i) + "/results", null);
        }
        return ids;
    }

    /** Returns when all of these have finished. */
    void awaitAll(List<String> ids) throws IOException, InterruptedException {
        for (String id : ids) {
            String status = await(id).path("status").asText();
            if (!status.equals("finished")) {
                throw new IllegalStateException("job " + id + " ended as " + status);
            }
        }
    }

    /** Creates and starts a job and returns it when it has ended. */
    JsonNode runJob(String graph) throws IOException, InterruptedException {
        String id = createJob(graph);
        send("POST", "/jobs/" + id + "/results", null);
        return await(id);
    }

    private JsonNode await(String id) throws IOException, InterruptedException {
        while (true) {
            JsonNode job = json("GET", "/jobs/" + id, null);
            if (ENDED.contains(job.path("status").asText())) {
                return job;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String body(String graph) {
        return "{\"process\": {\"process_graph\": " + graph + "}}";
    }

    private JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(send(method, path, body).body());
    }

    private HttpResponse<byte[]> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/openeo/1.3" + path))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(path + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    /** The peak resident memory of the server in bytes (Linux). */
    long peakMemory() throws IOException {
        return status("VmHWM");
    }

    /** The resident memory of the server in bytes (Linux). */
    long memory() throws IOException {
        return status("VmRSS");
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode description() throws IOException {
        return JSON.readTree(scene.resolve("collection.json").toFile());
    }

    String collection() throws IOException {
        return description().path("id").asText();
    }

    private double[] extent(String axis) throws IOException {
        JsonNode extent = description().at("/cube:dimensions/" + axis + "/extent");
        return new double[] {extent.get(0).asDouble(), extent.get(1).asDouble()};
    }

    private double step() throws IOException {
        return Math.abs(description().at("/cube:dimensions/x/step").asDouble(10));
    }

    long sceneCells() throws IOException {
        double[] x = extent("x");
        double[] y = extent("y");
        return Math.round((x[1] - x[0]) / step()) * Math.round((y[1] - y[0]) / step());
    }

    String sceneSize() throws IOException {
        double[] x = extent("x");
        double[] y = extent("y");
        return Math.round((x[1] - x[0]) / step()) + " × " + Math.round((y[1] - y[0]) / step());
    }

    /** A spatial extent of so many cells a side in the middle of the scene, not aligned to tiles; all of it where that is smaller. */
    String window(int side) throws IOException {
        double[] x = extent("x");
        double[] y = extent("y");
        double length = side * step();
        if (length >= x[1] - x[0]) {
            return "null";
        }
        double west = x[0] + Math.floor((x[1] - x[0] - length) / 2 / step()) * step();
        double south = y[0] + Math.floor((y[1] - y[0] - length) / 2 / step()) * step();
        return "{\"west\": %s, \"south\": %s, \"east\": %s, \"north\": %s, \"crs\": %s}"
                .formatted(
                        west,
                        south,
                        west + length,
                        south + length,
                        description().at("/cube:dimensions/x/reference_system"));
    }
}
