package eo.caravan.persistence.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.JobStatus;
import eo.caravan.api.job.ResultAsset;
import eo.caravan.api.log.LogLevel;
import eo.caravan.api.usage.Usage;
import eo.caravan.persistence.billing.LedgerRepository;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.database.DatabaseSettings;
import eo.caravan.persistence.database.ManualClock;
import eo.caravan.persistence.database.TestDatabases;
import eo.caravan.persistence.outbox.Outbox;
import eo.caravan.persistence.outbox.OutboxMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everything that a test of jobs needs, on an emptied database and with a clock of its own. */
final class JobFixture {
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Usage USAGE = Usage.NONE.with("cells", new BigDecimal("4"), "cells");

    final ManualClock clock = new ManualClock();
    final Database database;
    final JobRepository jobs;
    final JobQueue queue;
    final JobOutcomes outcomes;
    final JobRecovery recovery;
    final LogRepository logs;
    final LedgerRepository ledger;
    private final List<String> events = new ArrayList<>();
    final Outbox outbox;

    JobFixture(DatabaseSettings settings) {
        database = TestDatabases.emptied(settings, "jobs", "turns", "outbox", "ledger");
        jobs = new JobRepository(database, clock);
        queue = new JobQueue(database, clock, "jobs");
        outcomes = new JobOutcomes(database, clock, "billing");
        recovery = new JobRecovery(database, clock, "jobs", 3);
        logs = new LogRepository(database);
        ledger = new LedgerRepository(database, clock);
        outbox = new Outbox(database);
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Job job(String owner, String id) {
        JsonNode process = json("{\"process_graph\":{\"b\":{\"process_id\":\"add\",\"arguments\":{\"x\":1,\"y\":2.50}},"
                + "\"a\":{\"process_id\":\"pi\",\"arguments\":{},\"result\":true}}}");
        return new Job(
                new JobId(id),
                owner,
                "title of " + id,
                null,
                process,
                JobStatus.CREATED,
                0,
                clock.instant(),
                clock.instant(),
                null,
                null,
                null,
                "free",
                null,
                null,
                null,
                LogLevel.INFO,
                new ObjectMapper().createObjectNode().put("color", "green"));
    }

    JobId create(String owner, String id) {
        jobs.insert(job(owner, id));
        clock.advance(Duration.ofMillis(1));
        return new JobId(id);
    }

    JobId start(String owner, String id) {
        JobId created = create(owner, id);
        queue.start(owner, created);
        return created;
    }

    ClaimedJob claim(String worker) {
        ClaimedJob claimed = queue.claim(worker, LEASE).orElseThrow();
        clock.advance(Duration.ofMillis(1));
        return claimed;
    }

    JobResult result(ClaimedJob claimed) {
        ObjectMapper mapper = new ObjectMapper();
        ResultAsset tif = new ResultAsset(
                "ndvi.tif",
                "image/tiff",
                42,
                "ab".repeat(32),
                mapper.createObjectNode().put("t", 1));
        ResultAsset png = new ResultAsset("a/b.png", "image/png", 7, "cd".repeat(32), mapper.createObjectNode());
        return new JobResult(claimed.folder(), mapper.createObjectNode().put("datetime", "x"), List.of(tif, png));
    }

    boolean finish(ClaimedJob claimed) {
        return outcomes.finish(claimed, result(claimed), new BigDecimal("1.5"), USAGE);
    }

    /** What waits in the outbox for queues, as queue:body, emptying it. */
    List<String> sent() {
        List<String> sent = new ArrayList<>();
        while (outbox.relay((OutboxMessage message) -> keep(message, sent)) > 0) {}
        return sent;
    }

    private void keep(OutboxMessage message, List<String> sent) {
        if (message.queue().equals(JobEvents.TOPIC)) {
            events.add(message.body());
        } else {
            sent.add(message.queue() + ":" + message.body());
        }
    }

    /** What waits in the outbox for those who listen to events, emptying it. */
    List<String> events() {
        sent();
        List<String> all = List.copyOf(events);
        events.clear();
        return all;
    }
}
