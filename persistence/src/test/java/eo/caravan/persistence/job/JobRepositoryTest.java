package eo.caravan.persistence.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.api.log.LogEntry;
import eo.caravan.api.log.LogLevel;
import eo.caravan.api.log.LogPath;
import eo.caravan.persistence.database.DatabaseSettings;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("eo.caravan.persistence.database.TestDatabases#both")
class JobRepositoryTest {
    @Parameter
    DatabaseSettings settings;

    private JobFixture at;

    @BeforeEach
    void open() {
        at = new JobFixture(settings);
    }

    @Test
    void a_stored_job_comes_back_as_it_was() {
        Job job = at.job("alice", "j1");
        at.jobs.insert(job);
        Job found = at.jobs.find("alice", job.id()).orElseThrow();
        assertThat(found.process().toString()).isEqualTo(job.process().toString());
        assertThat(found).usingRecursiveComparison().ignoringFields("process").isEqualTo(job);
    }

    @Test
    void a_job_is_hidden_from_everybody_but_its_owner() {
        JobId id = at.create("alice", "j1");
        assertThat(at.jobs.find("bob", id)).isEmpty();
        assertThat(at.jobs.delete("bob", id)).isFalse();
        assertThat(at.queue.start("bob", id)).isFalse();
        assertThat(at.jobs.find("alice", id)).isPresent();
    }

    @Test
    void jobs_are_listed_page_by_page_in_the_order_of_their_creation() {
        List.of("j3", "j1", "j2").forEach(id -> at.create("alice", id));
        at.create("bob", "j4");
        assertThat(ids(at.jobs.list("alice", null, 2))).containsExactly("j3", "j1");
        assertThat(ids(at.jobs.list("alice", new JobId("j1"), 2))).containsExactly("j2");
        assertThat(ids(at.jobs.list("alice", new JobId("j2"), 2))).isEmpty();
    }

    private static List<String> ids(List<Job> jobs) {
        return jobs.stream().map(job -> job.id().value()).toList();
    }

    @Test
    void a_job_can_be_changed_unless_it_waits_or_runs() {
        JobId id = at.create("alice", "j1");
        JobChanges changes = new JobChanges(
                "new",
                "text",
                JobFixture.json("{}"),
                "paid",
                new BigDecimal("9.5"),
                LogLevel.DEBUG,
                new ObjectMapper().createObjectNode());
        assertThat(at.jobs.update("alice", id, changes)).isTrue();
        Job changed = at.jobs.find("alice", id).orElseThrow();
        assertThat(changed.title()).isEqualTo("new");
        assertThat(changed.budget()).isEqualByComparingTo("9.5");
        assertThat(changed.logLevel()).isEqualTo(LogLevel.DEBUG);
        at.queue.start("alice", id);
        assertThat(at.jobs.update("alice", id, changes)).isFalse();
        at.claim("worker");
        assertThat(at.jobs.update("alice", id, changes)).isFalse();
    }

    @Test
    void a_deleted_job_takes_its_log_along_and_a_late_entry_is_dropped() {
        JobId id = at.create("alice", "j1");
        LogEntry entry = LogEntry.of(LogLevel.INFO, "hello", at.clock.instant());
        at.logs.append(id, entry);
        assertThat(at.jobs.delete("alice", id)).isTrue();
        at.logs.append(id, entry);
        assertThat(at.logs.page(id, 0, LogLevel.DEBUG, 10)).isEmpty();
        assertThat(at.jobs.ids()).isEmpty();
    }

    @Test
    void a_log_is_read_on_from_the_last_known_entry_and_from_a_level_upwards() {
        JobId id = at.create("alice", "j1");
        for (LogLevel level : LogLevel.values()) {
            at.logs.append(id, LogEntry.of(level, "a " + level.text(), at.clock.instant()));
        }
        List<LogEntry> all = at.logs.page(id, 0, LogLevel.DEBUG, 10);
        assertThat(messages(all)).containsExactly("a debug", "a info", "a warning", "a error");
        long second = Long.parseLong(all.get(1).id());
        assertThat(messages(at.logs.page(id, second, LogLevel.DEBUG, 10))).containsExactly("a warning", "a error");
        assertThat(messages(at.logs.page(id, 0, LogLevel.WARNING, 1))).containsExactly("a warning");
        assertThat(at.logs.lastError(id).orElseThrow().message()).isEqualTo("a error");
    }

    private static List<String> messages(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::message).toList();
    }

    @Test
    void an_entry_keeps_its_data_path_and_usage() {
        JobId id = at.create("alice", "j1");
        LogEntry entry = LogEntry.of(LogLevel.INFO, "hello", at.clock.instant())
                .withCode("MyCode")
                .withData(JobFixture.json("[1,null,\"x\"]"))
                .withPath(LogPath.of("ndvi1", "ndvi"))
                .withUsage(JobFixture.USAGE);
        at.logs.append(id, entry);
        assertThat(at.logs.page(id, 0, LogLevel.DEBUG, 10).get(0))
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(entry);
    }
}
