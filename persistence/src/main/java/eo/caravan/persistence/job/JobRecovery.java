package eo.caravan.persistence.job;

import eo.caravan.api.job.JobStatus;
import eo.caravan.api.log.LogEntry;
import eo.caravan.api.log.LogLevel;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Gives jobs whose worker is gone back to the queue, and gives up those that lost too many workers. */
public final class JobRecovery {
    private final Jdbi jdbi;
    private final Clock clock;
    private final String queue;
    private final int maxAttempts;

    /**
     * @param queue the name of the queue that workers listen to
     * @param maxAttempts how often a run is tried before its job is given up
     */
    public JobRecovery(Database database, Clock clock, String queue, int maxAttempts) {
        this.jdbi = database.jdbi();
        this.clock = clock;
        this.queue = queue;
        this.maxAttempts = maxAttempts;
    }

    private static final String EXPIRED =
            """
            SELECT *
            FROM jobs
            WHERE status = 'running' AND lease_until < :now
            """;

    /** Recovers the jobs whose worker has not been heard of until the end of its lease; tells how many. */
    public int recoverExpired() {
        Instant now = StoredTime.now(clock);
        return recover(jdbi.withHandle(handle -> handle.createQuery(EXPIRED)
                .bind("now", now)
                .map(ConstructorMapper.of(ClaimedJob.class))
                .list()));
    }

    private static final String HELD =
            """
            SELECT *
            FROM jobs
            WHERE status = 'running' AND worker = :worker
            """;

    /** Recovers at once what {@code worker} held; to be called when it starts anew, before it takes anything; tells how many. */
    public int recoverFrom(String worker) {
        return recover(jdbi.withHandle(handle -> handle.createQuery(HELD)
                .bind("worker", worker)
                .map(ConstructorMapper.of(ClaimedJob.class))
                .list()));
    }

    private int recover(List<ClaimedJob> jobs) {
        int recovered = 0;
        for (ClaimedJob lost : jobs) {
            boolean changed = jdbi.inTransaction(
                    handle -> lost.attempt() < maxAttempts ? requeue(handle, lost) : giveUp(handle, lost));
            recovered += changed ? 1 : 0;
        }
        return recovered;
    }

    private static final String REQUEUE =
            """
            UPDATE jobs
            SET status = 'queued', progress = 0, updated = :now, version = version + 1, worker = NULL, lease_until = NULL
            WHERE id = :id AND version = :version AND status = 'running'
            """;

    private boolean requeue(Handle handle, ClaimedJob lost) {
        boolean changed = change(handle, REQUEUE, lost);
        if (changed) {
            Outbox.put(handle, queue, lost.job().id().value());
            LogRepository.append(
                    handle,
                    lost.job().id(),
                    entry(
                            LogLevel.WARNING,
                            "The server that worked on this job stopped; the job is queued again (attempt "
                                    + lost.attempt() + " of " + maxAttempts + " was lost)."));
        }
        return changed;
    }

    private static final String GIVE_UP =
            """
            UPDATE jobs
            SET status = 'error', updated = :now, finished = :now, version = version + 1, worker = NULL, lease_until = NULL
            WHERE id = :id AND version = :version AND status = 'running'
            """;

    private boolean giveUp(Handle handle, ClaimedJob lost) {
        boolean changed = change(handle, GIVE_UP, lost);
        if (changed) {
            LogRepository.append(
                    handle,
                    lost.job().id(),
                    entry(
                                    LogLevel.ERROR,
                                    "The job is given up: the server stopped during each of " + lost.attempt()
                                            + " attempts. Make the job smaller, or tell the operator of the server.")
                            .withCode("Internal"));
            JobEvents.put(handle, lost.job().id(), lost.job().owner(), JobStatus.ERROR, StoredTime.now(clock));
        }
        return changed;
    }

    private boolean change(Handle handle, String statement, ClaimedJob lost) {
        return handle.createUpdate(statement)
                        .bind("id", lost.job().id())
                        .bind("version", lost.version())
                        .bind("now", StoredTime.now(clock))
                        .execute()
                == 1;
    }

    private LogEntry entry(LogLevel level, String message) {
        return LogEntry.of(level, message, StoredTime.now(clock));
    }

    private static final String RUNNING =
            """
            SELECT *
            FROM jobs
            WHERE status = 'running'
            """;

    /** What all workers hold at the moment. */
    public List<ClaimedJob> running() {
        return jdbi.withHandle(handle -> handle.createQuery(RUNNING)
                .map(ConstructorMapper.of(ClaimedJob.class))
                .list());
    }

    private static final String QUEUED =
            """
            SELECT id
            FROM jobs
            WHERE status = 'queued'
            ORDER BY queued, id
            """;

    /** Puts a message for each queued job into the outbox, for the case that the queue was lost; tells how many. */
    public int announceQueued() {
        return jdbi.inTransaction(handle -> {
            List<String> ids = handle.createQuery(QUEUED).mapTo(String.class).list();
            ids.forEach(id -> Outbox.put(handle, queue, id));
            return ids.size();
        });
    }
}
