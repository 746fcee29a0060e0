package eo.caravan.persistence.job;

import eo.caravan.api.job.JobId;
import eo.caravan.api.log.LogEntry;
import eo.caravan.api.log.LogLevel;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.database.Violations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The logs of the jobs. */
public final class LogRepository {
    private final Jdbi jdbi;

    public LogRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    private static final String INSERT =
            """
            INSERT INTO job_logs (job_id, code, level, message, time, data, path, usage, stacktrace)
            VALUES (:job, :code, :level, :message, :time, :data, :path, :usage, :stacktrace)
            """;

    /** Adds an entry within the transaction of {@code handle}. */
    static void append(Handle handle, JobId job, LogEntry entry) {
        handle.createUpdate(INSERT).bindMethods(entry).bind("job", job).execute();
    }

    /** Adds an entry; where the job was deleted meanwhile nothing happens. */
    public void append(JobId job, LogEntry entry) {
        try {
            jdbi.useHandle(handle -> append(handle, job, entry));
        } catch (UnableToExecuteStatementException e) {
            if (!Violations.isForeignKey(e)) {
                throw e;
            }
        }
    }

    private static final String PAGE =
            """
            SELECT *
            FROM job_logs
            WHERE job_id = :job AND id > :after AND level IN (<levels>)
            ORDER BY id
            FETCH FIRST :limit ROWS ONLY
            """;

    /**
     * A part of a log, oldest first.
     *
     * @param after the id of the last entry that is known already, 0 for the beginning
     * @param least milder entries are left out
     * @param limit how many at most
     */
    public List<LogEntry> page(JobId job, long after, LogLevel least, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("job", job)
                .bind("after", after)
                .bindList("levels", least.andAbove())
                .bind("limit", limit)
                .map(ConstructorMapper.of(LogEntry.class))
                .list());
    }

    private static final String LAST_ERROR =
            """
            SELECT *
            FROM job_logs
            WHERE job_id = :job AND level = :level
            ORDER BY id DESC
            FETCH FIRST 1 ROWS ONLY
            """;

    /** The last error of a job, where there is one. */
    public Optional<LogEntry> lastError(JobId job) {
        return jdbi.withHandle(handle -> handle.createQuery(LAST_ERROR)
                .bind("job", job)
                .bind("level", LogLevel.ERROR.name().toLowerCase(Locale.ROOT))
                .map(ConstructorMapper.of(LogEntry.class))
                .findOne());
    }
}
