package eo.caravan.bench;

import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures what many clients ask often, each beside a bare Vert.x handler that answers the same bytes, and how long many small jobs take.
 * Arguments: the folder of the scene (a STAC collection with B04 and B08), a scratch folder, the class path of the server.
 */
public final class TrafficMeasurement {
    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 3;
    private static final double WARM_UP = 6;
    private static final double SECONDS = 4;
    private static final int JOBS = 1_000;

    private static final String JOB =
            """
            {"sum": {"process_id": "add", "arguments": {"x": 1, "y": 2}, "result": true}}
            """;

    private final ServerUnderTest server;
    private final Path scratch;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private TrafficMeasurement(ServerUnderTest server, Path scratch) {
        this.server = server;
        this.scratch = scratch;
    }

    /** Runs everything and prints a table in Markdown. */
    public static void main(String[] arguments) throws Exception {
        Path scratch = Path.of(arguments[1]);
        ServerUnderTest server = new ServerUnderTest(Path.of(arguments[0]), scratch, arguments[2], List.of("-Xmx1g"));
        server.start();
        try {
            server.login();
            new TrafficMeasurement(server, scratch).run();
        } finally {
            server.stop();
        }
    }

    private void run() throws Exception {
        out.println("| what | figure |");
        out.println("|---|---|");
        String job = server.createJob(JOB);
        beside("GET /collections", "/openeo/1.3/collections", MultiMap.caseInsensitiveMultiMap());
        beside(
                "GET /jobs/{id}",
                "/openeo/1.3/jobs/" + job,
                MultiMap.caseInsensitiveMultiMap().add("Authorization", server.token()));
        jobs();
    }

    private void beside(String what, String path, MultiMap headers) throws Exception {
        try (HttpLoad load = new HttpLoad(CONNECTIONS)) {
            Path bytes = scratch.resolve("answer.json");
            Files.write(bytes, load.answer(server.port(), path, headers).getBytes());
            int port = freePort();
            Process bare = bare(port, bytes);
            try {
                compare(what, path, headers, load, port);
            } finally {
                bare.destroy();
                bare.waitFor();
            }
        }
    }

    private void compare(String what, String path, MultiMap headers, HttpLoad load, int port) throws Exception {
        load.perSecond(server.port(), path, headers, WARM_UP);
        load.perSecond(port, path, headers, WARM_UP / 2);
        double ours = 0;
        double least = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ours += load.perSecond(server.port(), path, headers, SECONDS) / ROUNDS;
            least += load.perSecond(port, path, headers, SECONDS) / ROUNDS;
        }
        out.printf(
                Locale.ROOT,
                "| %s at %d connections, beside a bare handler | %.0f and %.0f a second, %.2f of it |%n",
                what,
                CONNECTIONS,
                ours,
                least,
                ours / least);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process bare(int port, Path bytes) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareServer.class.getName(),
                        "" + port,
                        bytes.toString())
                .inheritIO()
                .start();
        while (!listens(port) && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return process;
    }

    private void jobs() throws Exception {
        server.runJob(JOB);
        long before = server.memory();
        long begun = System.nanoTime();
        List<String> ids = server.startJobs(JOB, JOBS);
        double queued = (System.nanoTime() - begun) / 1e9;
        server.awaitAll(ids);
        out.printf(
                Locale.ROOT,
                "| %d small jobs, from the first request until all were queued / finished | %.1f / %.1f s |%n",
                JOBS,
                queued,
                (System.nanoTime() - begun) / 1e9);
        out.printf(
                Locale.ROOT,
                "| resident memory before and after them | %.0f / %.0f MB |%n",
                before / 1e6,
                server.memory() / 1e6);
    }
}
