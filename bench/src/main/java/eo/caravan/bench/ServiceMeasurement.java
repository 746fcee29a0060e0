package eo.caravan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures the whole server as a client sees it: cold start, small synchronous requests, a full scene as a batch job. Arguments:
 * the folder of the scene (a STAC collection with B04 and B08), a scratch folder, the class path of the server.
 */
public final class ServiceMeasurement {
    private static final int STARTS = 3;
    private static final int WARM_UP = 30;
    private static final int REQUESTS = 100;
    private static final int SMALL = 512;

    private final ServerUnderTest server;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private ServiceMeasurement(ServerUnderTest server) {
        this.server = server;
    }

    /** Runs everything and prints a table in Markdown. */
    public static void main(String[] arguments) throws Exception {
        ServerUnderTest server =
                new ServerUnderTest(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], List.of("-Xmx1g"));
        new ServiceMeasurement(server).run();
    }

    private void run() throws Exception {
        out.println("| what | figure |");
        out.println("|---|---|");
        coldStart();
        try {
            server.start();
            server.login();
            small();
            scene();
        } finally {
            server.stop();
        }
    }

    private void coldStart() throws Exception {
        double[] seconds = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            long begun = System.nanoTime();
            server.start();
            seconds[i] = seconds(begun);
            server.stop();
        }
        row("cold start to the first 200, median of " + STARTS, "%.1f s", percentile(seconds, 50));
    }

    private void small() throws Exception {
        String graph = ndvi(SMALL);
        for (int i = 0; i < WARM_UP; i++) {
            server.compute(graph);
        }
        double[] millis = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long begun = System.nanoTime();
            server.compute(graph);
            millis[i] = seconds(begun) * 1000;
        }
        row(
                "synchronous NDVI of " + SMALL + " × " + SMALL + ", p50 / p95 of " + REQUESTS,
                "%.0f / %.0f ms",
                percentile(millis, 50),
                percentile(millis, 95));
    }

    private void scene() throws Exception {
        long before = server.peakMemory();
        long begun = System.nanoTime();
        JsonNode job = server.runJob(ndvi(Integer.MAX_VALUE));
        double seconds = seconds(begun);
        if (!job.path("status").asText().equals("finished")) {
            throw new IllegalStateException("the job ended as " + job);
        }
        double megabytes = server.sceneCells() * 2.0 * 2 / 1e6;
        row(
                "NDVI of the full scene (" + server.sceneSize() + ") as a batch job",
                "%.1f s, %.0f MB/s of uint16 cells read",
                seconds,
                megabytes / seconds);
        row(
                "peak resident memory with -Xmx1g, before / after the scene",
                "%.0f / %.0f MB",
                before / 1e6,
                server.peakMemory() / 1e6);
    }

    private String ndvi(int side) throws IOException {
        return """
                {
                  "load": {"process_id": "load_collection", "arguments": {"id": "%s", "spatial_extent": %s,
                    "temporal_extent": null, "bands": ["B04", "B08"]}},
                  "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}},
                  "flat": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "ndvi"}, "dimension": "t",
                    "reducer": {"process_graph": {"first": {"process_id": "first",
                      "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                  "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "flat"}, "format": "GTiff"},
                    "result": true}
                }
                """
                .formatted(server.collection(), server.window(side));
    }

    private void row(String what, String format, Object... figures) {
        out.printf(Locale.ROOT, "| %s | " + format + " |%n", concat(what, figures));
    }

    private static Object[] concat(String first, Object[] rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static double seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toNanos() / 1e9;
    }

    private static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
