package eo.caravan.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.billing.LedgerEntry;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.JobStatus;
import eo.caravan.api.job.ResultAsset;
import eo.caravan.api.log.LogEntry;
import eo.caravan.api.log.LogLevel;
import eo.caravan.api.log.LogPath;
import eo.caravan.persistence.asset.AssetStore;
import eo.caravan.persistence.billing.LedgerRepository;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.database.DatabaseSettings;
import eo.caravan.persistence.file.UserFiles;
import eo.caravan.persistence.job.ClaimedJob;
import eo.caravan.persistence.job.JobEvents;
import eo.caravan.persistence.job.JobOutcomes;
import eo.caravan.persistence.job.JobQueue;
import eo.caravan.persistence.job.JobRepository;
import eo.caravan.persistence.job.LogRepository;
import eo.caravan.persistence.outbox.Outbox;
import eo.caravan.persistence.outbox.OutboxMessage;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.output.ResultWriter;
import eo.caravan.processors.plan.GraphPlanner;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.process.DataAccess;
import eo.caravan.routes.billing.Tariff;
import eo.caravan.routes.broker.Queues;
import eo.caravan.routes.graph.GraphRoutes;
import eo.caravan.routes.graph.PlanProcessGraph;
import eo.caravan.routes.graph.RunStep;
import eo.caravan.routes.graph.StepContexts;
import eo.caravan.routes.job.BillingPlans;
import eo.caravan.routes.job.CreateJob;
import eo.caravan.routes.workspace.Workspaces;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job from its creation to its bill, on the real routes, with messages carried by hand instead of by a broker. */
class JobJourneyTest {
    private static final String ADD =
            """
            {"sum": {"process_id": "add", "arguments": {"x": 40, "y": 2}, "result": true}}
            """;
    private static final String ONES =
            """
            {"load": {"process_id": "load_collection", "arguments":
                {"id": "ONES", "spatial_extent": null, "temporal_extent": null}, "result": true}}
            """;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final SlowCollection collection = new SlowCollection();
    private Database database;
    private DefaultCamelContext camel;
    private ProducerTemplate template;
    private ChunkExecutor executor;
    private JobStreet street;
    private JobRepository jobs;
    private JobQueue queue;
    private JobOutcomes outcomes;
    private LogRepository logs;
    private LedgerRepository ledger;
    private Outbox outbox;

    @BeforeEach
    void open() throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        database = Database.open(new DatabaseSettings(url, "caravan", "", 5));
        jobs = new JobRepository(database, clock);
        queue = new JobQueue(database, clock, Queues.JOBS);
        outcomes = new JobOutcomes(database, clock, Queues.BILLING);
        logs = new LogRepository(database);
        ledger = new LedgerRepository(database, clock);
        outbox = new Outbox(database);
        executor = new ChunkExecutor(1, 1 << 20);
        startRoutes();
    }

    private void startRoutes() throws Exception {
        ProcessRegistry registry = ProcessRegistry.standard();
        OutputFormats formats = new OutputFormats();
        GraphPlanner planner = new GraphPlanner(registry);
        JobStreet.Engine engine = new JobStreet.Engine(
                new PlanProcessGraph(
                        planner, new StepContexts(collection, formats, executor, user -> DataAccess.local())),
                new ResultWriter(formats),
                executor,
                new Workspaces(Map.of(), new UserFiles(folder.resolve("files"), 1 << 20, 1 << 20), changed -> {}));
        street = new JobStreet(new JobStreet.Setup(
                database,
                clock,
                folder,
                new byte[32],
                Duration.ofDays(1),
                "this-server",
                new BillingPlans(List.of("standard")),
                new Tariff("EUR", BigDecimal.ONE)));
        camel = new DefaultCamelContext();
        GraphRoutes graph = new GraphRoutes(registry, new RunStep());
        camel.addRoutes(graph);
        camel.addTemplatedRoutes(graph);
        for (RoutesBuilder routes : street.worker("direct:" + Queues.JOBS, engine)) {
            camel.addRoutes(routes);
        }
        camel.addRoutes(street.billing("direct:" + Queues.BILLING));
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void close() {
        camel.stop();
        executor.close();
        database.close();
    }

    private JobId start(String graph) throws Exception {
        JsonNode body = new ObjectMapper().readTree("{\"process\": {\"process_graph\": " + graph + "}}");
        JobId id = new CreateJob(jobs, new BillingPlans(List.of("standard")), clock).create("ada", body);
        assertThat(queue.start("ada", id)).isTrue();
        return id;
    }

    /** Carries every message, also those that the work itself sends. */
    private void carryMessages() {
        List<OutboxMessage> taken = new ArrayList<>();
        while (outbox.relay(taken::add) > 0) {
            taken.removeIf(message -> message.queue().equals(JobEvents.TOPIC));
            taken.forEach(message -> template.sendBody("direct:" + message.queue(), message.body()));
            taken.clear();
        }
    }

    private Job job(JobId id) {
        return jobs.find("ada", id).orElseThrow();
    }

    private String log(JobId id) {
        return logs.page(id, 0, LogLevel.DEBUG, 100).toString();
    }

    @Test
    void a_started_job_is_computed_stored_and_billed() throws Exception {
        JobId id = start(ADD);
        carryMessages();
        assertThat(job(id).status()).as(log(id)).isEqualTo(JobStatus.FINISHED);
        JobResult result = outcomes.find(id).orElseThrow();
        assertThat(result.assets()).hasSize(1);
        Path file = new AssetStore(folder)
                .find(id, result.folder(), result.assets().get(0).name())
                .orElseThrow();
        assertThat(Files.readString(file).strip()).isEqualTo("42");
        assertThat(job(id).costs()).isEqualByComparingTo("0.000001");
        assertThat(ledger.booked("ada")).isEqualByComparingTo("0.000001");
    }

    @Test
    void every_save_result_of_a_graph_is_written_in_files_of_its_own() throws Exception {
        JobId id = start(
                """
                {"cube": {"process_id": "create_data_cube", "arguments": {}},
                 "bands": {"process_id": "add_dimension", "arguments": {"data": {"from_node": "cube"}, "name": "b",
                    "label": "B04", "type": "bands"}},
                 "first": {"process_id": "save_result", "arguments": {"data": {"from_node": "bands"}, "format": "JSON"}},
                 "again": {"process_id": "save_result", "arguments": {"data": {"from_node": "cube"}, "format": "JSON"}},
                 "table": {"process_id": "save_result", "arguments": {"data": {"from_node": "bands"}, "format": "JSON",
                    "options": {"filename_prefix": "red", "separate_asset_per_band": true}}, "result": true}}
                """);
        carryMessages();
        assertThat(job(id).status()).as(log(id)).isEqualTo(JobStatus.FINISHED);
        JobResult result = outcomes.find(id).orElseThrow();
        assertThat(result.assets())
                .extracting(ResultAsset::name)
                .containsExactlyInAnyOrder("result.json", "result_2.json", "red_B04.json");
        assertThat(result.assets()).allSatisfy(asset -> {
            Path file = new AssetStore(folder)
                    .find(id, result.folder(), asset.name())
                    .orElseThrow();
            assertThat(asset.size()).isEqualTo(Files.size(file));
            assertThat(asset.fields().path("file:checksum").asText())
                    .startsWith("1220")
                    .hasSize(68);
        });
    }

    @Test
    void its_log_names_the_nodes() throws Exception {
        JobId id = start(ADD);
        carryMessages();
        assertThat(logs.page(id, 0, LogLevel.DEBUG, 100))
                .extracting(LogEntry::path)
                .contains(LogPath.of("sum", "add"));
    }

    @Test
    void what_a_user_inspects_is_in_the_log_with_its_code_and_level() throws Exception {
        JobId id = start(
                """
                {"sum": {"process_id": "add", "arguments": {"x": 40, "y": 2}},
                 "look": {"process_id": "inspect", "arguments": {"data": {"from_node": "sum"}, "message": "the sum",
                    "code": "Sums", "level": "warning"}, "result": true}}
                """);
        carryMessages();
        LogEntry entry = logs.page(id, 0, LogLevel.WARNING, 100).get(0);
        assertThat(entry.code()).isEqualTo("Sums");
        assertThat(entry.level()).isEqualTo(LogLevel.WARNING);
        assertThat(entry.message()).isEqualTo("the sum");
        assertThat(entry.data().asInt()).isEqualTo(42);
        assertThat(entry.path()).isEqualTo(LogPath.of("look", "inspect"));
        assertThat(job(id).status()).isEqualTo(JobStatus.FINISHED);
    }

    @Test
    void a_callback_that_runs_a_thousand_times_does_not_flood_the_log() throws Exception {
        JobId id = start(
                """
                {"many": {"process_id": "array_create", "arguments": {"data": [1], "repeat": 1000}},
                 "each": {"process_id": "array_apply", "arguments": {"data": {"from_node": "many"}, "process":
                    {"process_graph": {"look": {"process_id": "inspect", "arguments": {"data":
                        {"from_parameter": "x"}}, "result": true}}}}, "result": true}}
                """);
        carryMessages();
        List<LogEntry> entries = logs.page(id, 0, LogLevel.DEBUG, 2_000).stream()
                .filter(entry -> LogPath.of("each/look", "inspect").equals(entry.path()))
                .toList();
        assertThat(entries).hasSize(101);
        assertThat(entries.get(0).code()).isEqualTo("User");
        assertThat(entries.get(100).message()).contains("further ones are left out");
    }

    @Test
    void a_message_that_comes_again_does_no_harm() throws Exception {
        JobId id = start(ADD);
        carryMessages();
        template.sendBody("direct:" + Queues.JOBS, id.value());
        template.sendBody("direct:" + Queues.BILLING, id + "/1");
        carryMessages();
        assertThat(ledger.entries("ada")).hasSize(1);
        assertThat(ledger.booked("ada")).isEqualByComparingTo("0.000001");
    }

    @Test
    void a_job_whose_worker_was_killed_is_finished_by_another_once() throws Exception {
        JobId id = start(ADD);
        outbox.relay(message -> {});
        assertThat(queue.claim("killed-server", Duration.ofSeconds(30))).isPresent();
        street.begin();
        carryMessages();
        assertThat(job(id).status()).isEqualTo(JobStatus.RUNNING);
        clock.advance(Duration.ofSeconds(31));
        street.recoverJobs().recoverLost();
        carryMessages();
        assertThat(job(id).status()).isEqualTo(JobStatus.FINISHED);
        assertThat(log(id)).contains("attempt 2");
        assertThat(ledger.entries("ada")).hasSize(1);
    }

    @Test
    void a_server_that_starts_again_goes_on_at_once_with_what_it_held() throws Exception {
        JobId id = start(ADD);
        outbox.relay(message -> {});
        assertThat(queue.claim("this-server", Duration.ofSeconds(30))).isPresent();
        street.begin();
        carryMessages();
        assertThat(job(id).status()).isEqualTo(JobStatus.FINISHED);
        assertThat(ledger.entries("ada")).extracting(LedgerEntry::run).containsExactly(1);
    }

    @Test
    void what_a_killed_server_had_begun_to_write_is_deleted() throws Exception {
        JobId id = start(ADD);
        outbox.relay(message -> {});
        ClaimedJob lost = queue.claim("this-server", Duration.ofSeconds(30)).orElseThrow();
        new AssetStore(folder).stage(id, lost.folder());
        street.begin();
        assertThat(folder.resolve("staging")).isEmptyDirectory();
    }

    @Test
    void a_failure_names_its_node_and_its_process() throws Exception {
        JobId id = start("{\"bad\": {\"process_id\": \"add\", \"arguments\": {\"x\": 1}, \"result\": true}}");
        carryMessages();
        assertThat(job(id).status()).isEqualTo(JobStatus.ERROR);
        LogEntry error = logs.lastError(id).orElseThrow();
        assertThat(error.code()).isEqualTo("ProcessParameterRequired");
        assertThat(error.message()).contains("bad", "add", "y");
        assertThat(error.path().steps().get(0).nodeId()).isEqualTo("bad");
        assertThat(ledger.entries("ada")).isEmpty();
    }

    @Test
    void a_job_that_would_exceed_its_budget_computes_nothing() throws Exception {
        JsonNode body =
                new ObjectMapper().readTree("{\"budget\": 0.0000001, \"process\": {\"process_graph\": " + ONES + "}}");
        JobId id = new CreateJob(jobs, new BillingPlans(List.of("standard")), clock).create("ada", body);
        assertThat(queue.start("ada", id)).isTrue();
        carryMessages();
        assertThat(logs.lastError(id).orElseThrow().code()).isEqualTo("PaymentRequired");
        assertThat(collection.reading.getCount()).isEqualTo(1);
    }

    @Test
    void a_job_that_is_stopped_by_another_process_stops_at_the_next_heart_beat_and_leaves_no_file() throws Exception {
        JobId id = start(ONES);
        Thread worker = new Thread(this::carryMessages, "test-worker");
        worker.start();
        assertThat(collection.reading.await(30, TimeUnit.SECONDS)).as(log(id)).isTrue();
        street.beatHearts().beat();
        assertThat(job(id).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(queue.stop("ada", id)).isTrue();
        street.beatHearts().beat();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !worker.isAlive());
        collection.readable.countDown();
        assertThat(job(id).status()).isEqualTo(JobStatus.CANCELED);
        assertThat(folder.resolve("staging")).isEmptyDirectory();
        assertThat(folder.resolve("published")).isEmptyDirectory();
    }

    @Test
    void results_know_where_they_lie() throws Exception {
        JobId id = start(ONES);
        collection.readable.countDown();
        carryMessages();
        assertThat(job(id).status()).as(log(id)).isEqualTo(JobStatus.FINISHED);
        assertThat(outcomes.find(id).orElseThrow().metadata().path("bbox").toString())
                .isEqualTo("[10.0,46.0,12.0,47.0]");
        assertThat(job(id).usage().value("cells")).isEqualByComparingTo("8");
    }
}
