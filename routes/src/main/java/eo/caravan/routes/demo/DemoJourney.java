package eo.caravan.routes.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The main job as a user would do it: log in, submit a batch job, start it, watch it, fetch its results. */
public final class DemoJourney {
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Set<String> ENDED = Set.of("finished", "error", "canceled");

    private final OpenEoClient client;
    private final PrintWriter out;
    private final Clock clock;
    private int logLines;

    /**
     * A journey through the API at {@code base}.
     *
     * @param out where the journey is told
     */
    public DemoJourney(String base, PrintWriter out, Clock clock) {
        this.client = new OpenEoClient(base);
        this.out = out;
        this.clock = clock;
    }

    /**
     * Runs the job and stores its results.
     *
     * @param folder where results are downloaded to; made where it is missing
     * @return the files
     */
    public List<Path> run(String user, String password, Path folder) throws IOException, InterruptedException {
        client.login(user, password);
        tell("Logged in as %s.", user);
        JsonNode process = process();
        Instant begun = clock.instant();
        String id = client.create(
                "/jobs",
                Map.of(
                        "title", "Cloud-free NDVI, median of June 2022",
                        "description", "Masks clouds and their shadows, then takes the median of the month.",
                        "process", process));
        tell("Created job %s: cloud-masked NDVI of SENTINEL2_L2A, median over June 2022.", id);
        client.post("/jobs/" + id + "/results");
        JsonNode job = watch(id);
        Duration took = Duration.between(begun, clock.instant());
        if (!job.path("status").asText().equals("finished")) {
            throw new OpenEoException(
                    ApiErrorCode.INTERNAL,
                    "The job ended as '" + job.path("status").asText() + "'; its log is above.");
        }
        List<Path> files = fetch(id, folder);
        tell("Finished in %.1f s. Costs: %s.", took.toMillis() / 1000.0, costs(job));
        return files;
    }

    private String costs(JsonNode job) throws IOException, InterruptedException {
        if (!job.path("costs").isNumber()) {
            return "none";
        }
        String currency = client.get("/").path("billing").path("currency").asText("");
        return job.path("costs").decimalValue().toPlainString() + " " + currency;
    }

    private JsonNode watch(String id) throws IOException, InterruptedException {
        String state = "";
        try (ProgressBar bar = bar()) {
            while (true) {
                JsonNode job = client.get("/jobs/" + id);
                String status = job.path("status").asText();
                if (!status.equals(state)) {
                    above("  state: " + status);
                    state = status;
                }
                showLog(id);
                bar.stepTo(Math.round(job.path("progress").asDouble(0)));
                if (ENDED.contains(status)) {
                    showLog(id);
                    return job;
                }
                Thread.sleep(POLL.toMillis());
            }
        } finally {
            out.println();
        }
    }

    private ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("  progress")
                .setInitialMax(100)
                .setUnit("%", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new DelegatingProgressBarConsumer(
                        text -> {
                            out.print("\r" + text);
                            out.flush();
                        },
                        80))
                .build();
    }

    private void showLog(String id) throws IOException, InterruptedException {
        JsonNode logs = client.get("/jobs/" + id + "/logs?level=info").path("logs");
        for (; logLines < logs.size(); logLines++) {
            JsonNode entry = logs.get(logLines);
            above("  log: " + entry.path("level").asText() + " "
                    + entry.path("message").asText());
        }
    }

    private List<Path> fetch(String id, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        tell("Results:");
        for (Map.Entry<String, JsonNode> asset :
                client.get("/jobs/" + id + "/results").path("assets").properties()) {
            String link = asset.getValue().path("href").asText();
            Path file = folder.resolve(Path.of(asset.getKey()).getFileName());
            client.download(link, file);
            files.add(file);
            tell("  %s (%s, %d kB)", file, asset.getValue().path("type").asText(), Files.size(file) / 1000);
            tell("    %s", link);
        }
        return files;
    }

    private static JsonNode process() throws IOException {
        try (InputStream in = DemoJourney.class.getResourceAsStream("june-ndvi.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** Writes a line where the progress bar was. */
    private void above(String line) {
        out.printf(Locale.ROOT, "\r%-80s%n", line);
        out.flush();
    }

    private void tell(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
