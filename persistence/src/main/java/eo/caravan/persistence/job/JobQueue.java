package eo.caravan.persistence.job;

import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobStatus;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.database.Violations;
import eo.caravan.persistence.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * How a job gets into the queue, to a worker, and out of the queue again. The row is the truth; a message only says that there is
 * work. Whenever a job becomes {@code queued} a message is put into the outbox in the same transaction, and a worker that receives
 * a message takes one queued job, not necessarily the one that the message names. So there are never fewer messages than
 * queued jobs, and too many do no harm.
 */
public final class JobQueue {
    /** Made once: it looks at the class by reflection. */
    private static final RowMapper<ClaimedJob> CLAIMED = ConstructorMapper.of(ClaimedJob.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final String queue;

    /** @param queue the name of the queue that workers listen to */
    public JobQueue(Database database, Clock clock, String queue) {
        this.jdbi = database.jdbi();
        this.clock = clock;
        this.queue = queue;
    }

    private static final String START =
            """
            UPDATE jobs
            SET status = 'queued', progress = 0, queued = :now, updated = :now, started = NULL, finished = NULL,
                costs = NULL, usage = NULL, run = run + 1, attempt = 0, version = version + 1
            WHERE id = :id AND owner = :owner AND status IN ('created', 'canceled', 'finished', 'error')
            """;
    private static final String FORGET_LOGS =
            """
            DELETE FROM job_logs
            WHERE job_id = :id
            """;
    private static final String FORGET_RESULTS =
            """
            DELETE FROM job_results
            WHERE job_id = :id
            """;

    /** Queues a job that neither waits nor runs, and forgets its last log and results; {@code false} where there is none. */
    public boolean start(String owner, JobId id) {
        return jdbi.inTransaction(handle -> {
            boolean changed = handle.createUpdate(START)
                            .bind("id", id)
                            .bind("owner", owner)
                            .bind("now", StoredTime.now(clock))
                            .execute()
                    == 1;
            if (changed) {
                handle.createUpdate(FORGET_LOGS).bind("id", id).execute();
                handle.createUpdate(FORGET_RESULTS).bind("id", id).execute();
                Outbox.put(handle, queue, id.value());
            }
            return changed;
        });
    }

    private static final String STOP_RUNNING =
            """
            UPDATE jobs
            SET status = 'canceled', finished = :now, updated = :now, version = version + 1, worker = NULL, lease_until = NULL
            WHERE id = :id AND owner = :owner AND status = 'running'
            """;
    private static final String STOP_QUEUED =
            """
            UPDATE jobs
            SET status = 'created', finished = NULL, updated = :now, version = version + 1
            WHERE id = :id AND owner = :owner AND status = 'queued'
            """;

    /**
     * Takes a job out of the queue (then it is {@code created}) or from its worker (then it is {@code canceled}).
     *
     * @return {@code false} where it neither waits nor runs
     */
    public boolean stop(String owner, JobId id) {
        return jdbi.inTransaction(handle -> {
            Instant now = StoredTime.now(clock);
            if (stop(handle, STOP_QUEUED, owner, id, now)) {
                return true;
            }
            if (stop(handle, STOP_RUNNING, owner, id, now)) { // in this order: a worker may take it in between
                JobEvents.put(handle, id, owner, JobStatus.CANCELED, now);
                return true;
            }
            return false;
        });
    }

    private static boolean stop(Handle handle, String statement, String owner, JobId id, Instant now) {
        return handle.createUpdate(statement)
                        .bind("id", id)
                        .bind("owner", owner)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /**
     * Takes the next queued job for a worker: of the owner with the fewest running jobs, among those of the one whose last turn is
     * longest ago, the job that waits longest.
     */
    public Optional<ClaimedJob> claim(String worker, Duration lease) {
        while (true) {
            Optional<String> next = jdbi.withHandle(
                    handle -> handle.createQuery(NEXT).mapTo(String.class).findOne());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Optional<ClaimedJob> claimed = tryTake(next.get(), worker, lease);
            if (claimed.isPresent()) {
                return claimed;
            }
        }
    }

    private Optional<ClaimedJob> tryTake(String id, String worker, Duration lease) {
        try {
            return jdbi.inTransaction(handle -> take(handle, id, worker, lease));
        } catch (UnableToExecuteStatementException e) {
            if (Violations.isUnique(e)) { // another worker noted the owner's first turn meanwhile: look again
                return Optional.empty();
            }
            throw e;
        }
    }

    private static final String NEXT =
            """
            SELECT id
            FROM jobs
            WHERE status = 'queued' AND owner = (
                SELECT waiting.owner
                FROM (SELECT owner, MIN(queued) AS oldest FROM jobs WHERE status = 'queued' GROUP BY owner) waiting
                ORDER BY
                    (SELECT COUNT(*) FROM jobs busy WHERE busy.status = 'running' AND busy.owner = waiting.owner),
                    (SELECT last_turn FROM turns WHERE turns.owner = waiting.owner) NULLS FIRST,
                    waiting.oldest, waiting.owner
                FETCH FIRST 1 ROWS ONLY)
            ORDER BY queued, id
            FETCH FIRST 1 ROWS ONLY
            """;
    private static final String TAKE =
            """
            UPDATE jobs
            SET status = 'running', progress = 0, started = :now, updated = :now, attempt = attempt + 1,
                version = version + 1, worker = :worker, lease_until = :until
            WHERE id = :id AND status = 'queued'
            """;
    private static final String TAKEN =
            """
            SELECT *
            FROM jobs
            WHERE id = :id
            """;

    private Optional<ClaimedJob> take(Handle handle, String id, String worker, Duration lease) {
        Instant now = StoredTime.now(clock);
        int changed = handle.createUpdate(TAKE)
                .bind("id", id)
                .bind("worker", worker)
                .bind("now", now)
                .bind("until", now.plus(lease))
                .execute();
        if (changed == 0) {
            return Optional.empty();
        }
        ClaimedJob claimed =
                handle.createQuery(TAKEN).bind("id", id).map(CLAIMED).one();
        rememberTurn(handle, claimed.job().owner(), now);
        return Optional.of(claimed);
    }

    private static final String TURN =
            """
            UPDATE turns
            SET last_turn = :now
            WHERE owner = :owner
            """;
    private static final String FIRST_TURN =
            """
            INSERT INTO turns (owner, last_turn)
            VALUES (:owner, :now)
            """;

    private static void rememberTurn(Handle handle, String owner, Instant now) {
        if (handle.createUpdate(TURN).bind("owner", owner).bind("now", now).execute() == 0) {
            handle.createUpdate(FIRST_TURN)
                    .bind("owner", owner)
                    .bind("now", now)
                    .execute();
        }
    }

    private static final String BEAT =
            """
            UPDATE jobs
            SET lease_until = :until, progress = :progress
            WHERE id = :id AND version = :version AND status = 'running'
            """;

    /**
     * Says that the worker still works on the job, and how far it is.
     *
     * @param progress percent
     * @return {@code false} where the job is no longer the worker's: stopped, deleted, or given to somebody else
     */
    public boolean beat(ClaimedJob claimed, double progress, Duration lease) {
        return jdbi.withHandle(handle -> handle.createUpdate(BEAT)
                        .bind("id", claimed.job().id())
                        .bind("version", claimed.version())
                        .bind("progress", progress)
                        .bind("until", StoredTime.now(clock).plus(lease))
                        .execute())
                == 1;
    }
}
