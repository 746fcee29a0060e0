package eo.caravan.persistence.job;

import eo.caravan.api.job.JobId;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.JobStatus;
import eo.caravan.api.job.ResultAsset;
import eo.caravan.api.log.LogEntry;
import eo.caravan.api.usage.Usage;
import eo.caravan.persistence.billing.LedgerRepository;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.outbox.Outbox;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** How the work on a job ends, and what came of it. Only the worker that still holds a job can end it. */
public final class JobOutcomes {
    private final Jdbi jdbi;
    private final Clock clock;
    private final String billingQueue;

    /** @param billingQueue the name of the queue that hears of finished runs, as {@code <job id>/<run>} */
    public JobOutcomes(Database database, Clock clock, String billingQueue) {
        this.jdbi = database.jdbi();
        this.clock = clock;
        this.billingQueue = billingQueue;
    }

    private static final String FINISH =
            """
            UPDATE jobs
            SET status = 'finished', progress = 100, updated = :now, finished = :now, costs = :costs, usage = :usage,
                version = version + 1, worker = NULL, lease_until = NULL
            WHERE id = :id AND version = :version AND status = 'running'
            """;

    /**
     * Ends a job well: its results, what it costs, and the message to the billing, all or nothing.
     *
     * @return {@code false} where the job is no longer the worker's; then nothing is changed
     */
    public boolean finish(ClaimedJob claimed, JobResult result, BigDecimal costs, Usage usage) {
        JobId id = claimed.job().id();
        return jdbi.inTransaction(handle -> {
            boolean changed = handle.createUpdate(FINISH)
                            .bind("id", id)
                            .bind("version", claimed.version())
                            .bind("now", StoredTime.now(clock))
                            .bind("costs", costs)
                            .bind("usage", usage)
                            .execute()
                    == 1;
            if (changed) {
                insert(handle, id, result);
                LedgerRepository.charge(handle, id, claimed.run());
                Outbox.put(handle, billingQueue, id + "/" + claimed.run());
                JobEvents.put(handle, id, claimed.job().owner(), JobStatus.FINISHED, StoredTime.now(clock));
            }
            return changed;
        });
    }

    private static final String INSERT_RESULT =
            """
            INSERT INTO job_results (job_id, folder, metadata)
            VALUES (:job, :folder, :metadata)
            """;
    private static final String INSERT_ASSET =
            """
            INSERT INTO job_assets (job_id, position, name, media_type, size, sha256, fields)
            VALUES (:job, :position, :name, :mediaType, :size, :sha256, :fields)
            """;

    private static void insert(Handle handle, JobId id, JobResult result) {
        handle.createUpdate(INSERT_RESULT).bind("job", id).bindMethods(result).execute();
        int position = 0;
        for (ResultAsset asset : result.assets()) {
            handle.createUpdate(INSERT_ASSET)
                    .bind("job", id)
                    .bind("position", position++)
                    .bindMethods(asset)
                    .execute();
        }
    }

    private static final String FAIL =
            """
            UPDATE jobs
            SET status = 'error', updated = :now, finished = :now, usage = :usage,
                version = version + 1, worker = NULL, lease_until = NULL
            WHERE id = :id AND version = :version AND status = 'running'
            """;

    /**
     * Ends a job badly and says why in its log.
     *
     * @return {@code false} where the job is no longer the worker's; then nothing is changed
     */
    public boolean fail(ClaimedJob claimed, LogEntry error, Usage usage) {
        return jdbi.inTransaction(handle -> {
            boolean changed = handle.createUpdate(FAIL)
                            .bind("id", claimed.job().id())
                            .bind("version", claimed.version())
                            .bind("now", StoredTime.now(clock))
                            .bind("usage", usage)
                            .execute()
                    == 1;
            if (changed) {
                LogRepository.append(handle, claimed.job().id(), error);
                JobEvents.put(
                        handle, claimed.job().id(), claimed.job().owner(), JobStatus.ERROR, StoredTime.now(clock));
            }
            return changed;
        });
    }

    private static final String RESULT =
            """
            SELECT folder, metadata
            FROM job_results
            WHERE job_id = :job
            """;
    private static final String ASSETS =
            """
            SELECT name, media_type, size, sha256, fields
            FROM job_assets
            WHERE job_id = :job
            ORDER BY position
            """;

    /** The results of the last run of a job, where it has finished. */
    public Optional<JobResult> find(JobId job) {
        return jdbi.inTransaction(handle -> handle.createQuery(RESULT)
                .bind("job", job)
                .map((row, context) -> new JobResult(
                        row.getString("folder"),
                        context.findColumnMapperFor(com.fasterxml.jackson.databind.node.ObjectNode.class)
                                .orElseThrow()
                                .map(row, "metadata", context),
                        handle.createQuery(ASSETS)
                                .bind("job", job)
                                .map(ConstructorMapper.of(ResultAsset.class))
                                .list()))
                .findOne());
    }
}
