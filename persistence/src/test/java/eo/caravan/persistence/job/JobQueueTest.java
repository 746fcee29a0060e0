package eo.caravan.persistence.job;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobStatus;
import eo.caravan.api.log.LogEntry;
import eo.caravan.api.log.LogLevel;
import eo.caravan.persistence.database.DatabaseSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("eo.caravan.persistence.database.TestDatabases#both")
class JobQueueTest {
    @Parameter
    DatabaseSettings settings;

    private JobFixture at;

    @BeforeEach
    void open() {
        at = new JobFixture(settings);
    }

    private Job job(JobId id) {
        return at.jobs.find("alice", id).orElseThrow();
    }

    private JobStatus status(JobId id) {
        return job(id).status();
    }

    @Test
    void starting_queues_the_job_and_puts_one_message_into_the_outbox() {
        JobId id = at.create("alice", "j1");
        assertThat(at.queue.start("alice", id)).isTrue();
        assertThat(status(id)).isEqualTo(JobStatus.QUEUED);
        assertThat(at.queue.start("alice", id)).isFalse();
        assertThat(at.sent()).containsExactly("jobs:j1");
    }

    @Test
    void a_queued_job_is_taken_once() {
        JobId id = at.start("alice", "j1");
        ClaimedJob claimed = at.claim("worker-1");
        assertThat(claimed.job().id()).isEqualTo(id);
        assertThat(claimed.run()).isEqualTo(1);
        assertThat(claimed.attempt()).isEqualTo(1);
        assertThat(status(id)).isEqualTo(JobStatus.RUNNING);
        assertThat(at.queue.claim("worker-2", JobFixture.LEASE)).isEmpty();
    }

    @Test
    void many_workers_at_once_take_every_job_exactly_once() {
        IntStream.range(0, 20).forEach(i -> at.start("owner" + i % 3, "j" + i));
        List<String> taken = IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> at.queue.claim("worker-" + i, JobFixture.LEASE))
                .flatMap(Optional::stream)
                .map(claimed -> claimed.job().id().value())
                .sorted()
                .toList();
        assertThat(taken)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "j" + i).sorted().toList());
    }

    @Test
    void a_job_of_another_user_waits_for_one_job_and_not_for_a_hundred() {
        IntStream.range(0, 100).forEach(i -> at.start("alice", "many" + i));
        JobId only = at.start("bob", "only");
        ClaimedJob first = at.claim("worker");
        assertThat(first.job().owner()).isEqualTo("alice");
        at.finish(first);
        assertThat(at.claim("worker").job().id()).isEqualTo(only);
    }

    @Test
    void an_owner_without_running_jobs_comes_before_one_with() {
        at.start("bob", "b1");
        at.claim("worker-1");
        at.start("bob", "b2");
        at.start("alice", "a1");
        at.start("alice", "a2");
        assertThat(at.claim("worker-2").job().owner()).isEqualTo("alice");
    }

    @Test
    void a_beat_keeps_the_job_and_tells_how_far_it_is() {
        JobId id = at.start("alice", "j1");
        ClaimedJob claimed = at.claim("worker");
        at.clock.advance(Duration.ofSeconds(25));
        assertThat(at.queue.beat(claimed, 37.5, JobFixture.LEASE)).isTrue();
        at.clock.advance(Duration.ofSeconds(25));
        assertThat(at.recovery.recoverExpired()).isZero();
        assertThat(job(id).progress()).isEqualTo(37.5);
    }

    @Test
    void a_stopped_job_is_lost_to_its_worker() {
        JobId id = at.start("alice", "j1");
        ClaimedJob claimed = at.claim("worker");
        assertThat(at.queue.stop("alice", id)).isTrue();
        assertThat(at.queue.beat(claimed, 50, JobFixture.LEASE)).isFalse();
        assertThat(at.finish(claimed)).isFalse();
        assertThat(status(id)).isEqualTo(JobStatus.CANCELED);
        assertThat(at.queue.stop("alice", id)).isFalse();
    }

    @Test
    void a_job_that_is_stopped_while_it_waits_is_created_again_and_its_message_finds_nothing() {
        JobId id = at.start("alice", "j1");
        assertThat(at.queue.stop("alice", id)).isTrue();
        assertThat(status(id)).isEqualTo(JobStatus.CREATED);
        assertThat(job(id).finished()).isNull();
        assertThat(at.queue.claim("worker", JobFixture.LEASE)).isEmpty();
    }

    @Test
    void a_finished_job_has_results_costs_and_one_message_to_the_billing() {
        JobId id = at.start("alice", "j1");
        ClaimedJob claimed = at.claim("worker");
        at.sent();
        assertThat(at.finish(claimed)).isTrue();
        assertThat(at.finish(claimed)).isFalse();
        assertThat(at.sent()).containsExactly("billing:j1/1");
        Job finished = job(id);
        assertThat(finished.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(finished.progress()).isEqualTo(100);
        assertThat(finished.costs()).isEqualByComparingTo("1.5");
        assertThat(finished.usage()).isEqualTo(JobFixture.USAGE);
        assertThat(at.outcomes.find(id)).contains(at.result(claimed));
    }

    @Test
    void a_run_is_booked_once() {
        JobId id = at.start("alice", "j1");
        at.finish(at.claim("worker"));
        assertThat(at.ledger.booked("alice")).isEqualByComparingTo("0");
        assertThat(at.ledger.book(id, 1)).isTrue();
        assertThat(at.ledger.book(id, 1)).isFalse();
        assertThat(at.ledger.booked("alice")).isEqualByComparingTo("1.5");
    }

    @Test
    void costs_outlive_the_job() {
        JobId id = at.start("alice", "j1");
        at.finish(at.claim("worker"));
        at.jobs.delete("alice", id);
        assertThat(at.ledger.book(id, 1)).isTrue();
        assertThat(at.ledger.entries("alice")).hasSize(1);
    }

    @Test
    void starting_again_forgets_results_and_log_and_counts_a_new_run() {
        JobId id = at.start("alice", "j1");
        ClaimedJob first = at.claim("worker");
        at.logs.append(id, LogEntry.of(LogLevel.INFO, "old", at.clock.instant()));
        at.finish(first);
        assertThat(at.queue.start("alice", id)).isTrue();
        assertThat(at.outcomes.find(id)).isEmpty();
        assertThat(at.logs.page(id, 0, LogLevel.DEBUG, 10)).isEmpty();
        assertThat(job(id).costs()).isNull();
        ClaimedJob second = at.claim("worker");
        assertThat(second.run()).isEqualTo(2);
        assertThat(second.folder()).isNotEqualTo(first.folder());
        at.finish(second);
        assertThat(at.ledger.entries("alice")).hasSize(2);
    }

    @Test
    void a_failed_job_says_why_and_costs_nothing() {
        JobId id = at.start("alice", "j1");
        ClaimedJob claimed = at.claim("worker");
        at.sent();
        LogEntry why = LogEntry.of(LogLevel.ERROR, "no such band", at.clock.instant());
        assertThat(at.outcomes.fail(claimed, why, JobFixture.USAGE)).isTrue();
        assertThat(at.outcomes.fail(claimed, why, JobFixture.USAGE)).isFalse();
        assertThat(status(id)).isEqualTo(JobStatus.ERROR);
        assertThat(at.logs.page(id, 0, LogLevel.DEBUG, 10)).hasSize(1);
        assertThat(at.sent()).isEmpty();
        assertThat(at.ledger.entries("alice")).isEmpty();
    }

    @Test
    void a_message_whose_sending_fails_stays_in_the_outbox() {
        at.start("alice", "j1");
        try {
            at.outbox.relay(message -> {
                throw new IllegalStateException("the broker is away");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the broker is away");
        }
        assertThat(at.sent()).containsExactly("jobs:j1");
    }
}
