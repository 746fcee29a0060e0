package eo.caravan.persistence.job;

import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.database.Violations;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The jobs as their owners see and change them. */
public final class JobRepository {
    /** Made once: it looks at the class by reflection. */
    private static final RowMapper<Job> JOB = ConstructorMapper.of(Job.class);

    private final Jdbi jdbi;
    private final Clock clock;

    public JobRepository(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    private static final String INSERT =
            """
            INSERT INTO jobs (id, owner, title, description, process, status, progress, created, updated, queued, started,
                finished, plan, budget, costs, usage, log_level, properties, run, attempt, version)
            VALUES (:id, :owner, :title, :description, :process, :status, :progress, :created, :updated, :queued, :started,
                :finished, :plan, :budget, :costs, :usage, :logLevel, :properties, 0, 0, 0)
            """;

    /** Adds a job. */
    public void insert(Job job) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT).bindMethods(job).execute());
    }

    /** Adds a job, unless there is one of its id already; tells whether it was added. */
    public boolean insertIfNew(Job job) {
        try {
            insert(job);
            return true;
        } catch (UnableToExecuteStatementException e) {
            if (Violations.isUnique(e)) {
                return false;
            }
            throw e;
        }
    }

    private static final String FIND =
            """
            SELECT *
            FROM jobs
            WHERE id = :id AND owner = :owner
            """;

    /** The job of that id, where it belongs to {@code owner}. */
    public Optional<Job> find(String owner, JobId id) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", id)
                .bind("owner", owner)
                .map(JOB)
                .findOne());
    }

    private static final String OWNER =
            """
            SELECT owner
            FROM jobs
            WHERE id = :id
            """;

    /** Whose a job is; for those whom a signed link has let in. */
    public Optional<String> owner(JobId id) {
        return jdbi.withHandle(handle ->
                handle.createQuery(OWNER).bind("id", id).mapTo(String.class).findOne());
    }

    private static final String LIST =
            """
            SELECT *
            FROM jobs
            WHERE owner = :owner
                AND (:after IS NULL OR (created, id) > (SELECT created, id FROM jobs WHERE id = :after))
            ORDER BY created, id
            FETCH FIRST :limit ROWS ONLY
            """;

    /**
     * The jobs of an owner, oldest first.
     *
     * @param after the last job of the page before, {@code null} for the first page
     * @param limit how many at most
     */
    public List<Job> list(String owner, JobId after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("owner", owner)
                .bind("after", after == null ? null : after.value())
                .bind("limit", limit)
                .map(JOB)
                .list());
    }

    private static final String UPDATE =
            """
            UPDATE jobs
            SET title = :title, description = :description, process = :process, plan = :plan, budget = :budget,
                log_level = :logLevel, properties = :properties, updated = :now
            WHERE id = :id AND owner = :owner AND status NOT IN ('queued', 'running')
            """;

    /** Changes a job that neither waits nor runs; {@code false} where there is no such job. */
    public boolean update(String owner, JobId id, JobChanges changes) {
        return jdbi.withHandle(handle -> handle.createUpdate(UPDATE)
                        .bindMethods(changes)
                        .bind("id", id)
                        .bind("owner", owner)
                        .bind("now", StoredTime.now(clock))
                        .execute())
                == 1;
    }

    private static final String DELETE =
            """
            DELETE FROM jobs
            WHERE id = :id AND owner = :owner
            """;

    /** Deletes a job with its log and the description of its results, in whatever state; a worker that holds it has lost it. */
    public boolean delete(String owner, JobId id) {
        return jdbi.withHandle(handle -> handle.createUpdate(DELETE)
                        .bind("id", id)
                        .bind("owner", owner)
                        .execute())
                == 1;
    }

    private static final String IDS = """
            SELECT id
            FROM jobs
            """;

    /** The ids of all jobs of all owners. */
    public Set<String> ids() {
        return jdbi.withHandle(
                handle -> Set.copyOf(handle.createQuery(IDS).mapTo(String.class).list()));
    }
}
