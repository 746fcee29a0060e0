package eo.caravan.persistence.job;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobStatus;
import eo.caravan.api.log.LogLevel;
import eo.caravan.persistence.database.DatabaseSettings;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("eo.caravan.persistence.database.TestDatabases#both")
class JobRecoveryTest {
    private static final Duration OVER = JobFixture.LEASE.plusSeconds(1);

    @Parameter
    DatabaseSettings settings;

    private JobFixture at;

    @BeforeEach
    void open() {
        at = new JobFixture(settings);
    }

    private JobStatus status(JobId id) {
        return at.jobs.find("alice", id).orElseThrow().status();
    }

    @Test
    void a_job_whose_lease_is_over_is_queued_again_with_a_message() {
        JobId id = at.start("alice", "j1");
        at.claim("worker-1");
        at.sent();
        at.clock.advance(OVER);
        assertThat(at.recovery.recoverExpired()).isEqualTo(1);
        assertThat(at.recovery.recoverExpired()).isZero();
        assertThat(status(id)).isEqualTo(JobStatus.QUEUED);
        assertThat(at.sent()).containsExactly("jobs:j1");
        assertThat(at.claim("worker-2").attempt()).isEqualTo(2);
    }

    @Test
    void a_worker_that_comes_back_late_changes_nothing() {
        JobId id = at.start("alice", "j1");
        ClaimedJob late = at.claim("worker-1");
        at.clock.advance(OVER);
        at.recovery.recoverExpired();
        ClaimedJob current = at.claim("worker-2");
        assertThat(at.queue.beat(late, 99, JobFixture.LEASE)).isFalse();
        assertThat(at.finish(late)).isFalse();
        assertThat(status(id)).isEqualTo(JobStatus.RUNNING);
        assertThat(at.finish(current)).isTrue();
        assertThat(at.outcomes.find(id).orElseThrow().folder()).isEqualTo(current.folder());
        assertThat(at.ledger.entries("alice")).hasSize(1);
    }

    @Test
    void a_restarted_worker_gives_its_jobs_back_at_once_and_leaves_those_of_others() {
        JobId mine = at.start("alice", "j1");
        at.claim("worker-1");
        JobId others = at.start("alice", "j2");
        at.claim("worker-2");
        assertThat(at.recovery.recoverFrom("worker-1")).isEqualTo(1);
        assertThat(status(mine)).isEqualTo(JobStatus.QUEUED);
        assertThat(status(others)).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void a_job_that_lost_three_workers_is_given_up() {
        JobId id = at.start("alice", "j1");
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(at.claim("worker").attempt()).isEqualTo(attempt);
            at.recovery.recoverFrom("worker");
        }
        assertThat(status(id)).isEqualTo(JobStatus.ERROR);
        assertThat(at.logs.lastError(id).orElseThrow().message()).startsWith("The job is given up");
        assertThat(at.logs.page(id, 0, LogLevel.DEBUG, 10)).hasSize(3);
    }

    @Test
    void a_new_start_begins_with_a_new_count_of_attempts() {
        JobId id = at.start("alice", "j1");
        for (int attempt = 1; attempt <= 3; attempt++) {
            at.claim("worker");
            at.recovery.recoverFrom("worker");
        }
        at.queue.start("alice", id);
        assertThat(at.claim("worker").attempt()).isEqualTo(1);
    }

    @Test
    void queued_jobs_are_announced_again_after_the_queue_was_lost() {
        at.start("alice", "j1");
        at.start("bob", "j2");
        at.sent();
        assertThat(at.recovery.announceQueued()).isEqualTo(2);
        assertThat(at.sent()).containsExactly("jobs:j1", "jobs:j2");
    }
}
