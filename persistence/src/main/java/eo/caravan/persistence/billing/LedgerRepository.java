package eo.caravan.persistence.billing;

import eo.caravan.api.billing.LedgerEntry;
import eo.caravan.api.job.JobId;
import eo.caravan.persistence.database.Database;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The costs of finished runs, one entry a job and run. Entries outlive their jobs. */
public final class LedgerRepository {
    private final Jdbi jdbi;
    private final Clock clock;

    public LedgerRepository(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    private static final String CHARGE =
            """
            INSERT INTO ledger (job, run, owner, costs, usage, charged)
            SELECT id, run, owner, costs, usage, finished
            FROM jobs
            WHERE id = :job AND run = :run
            """;

    /** Notes what a job's run costs, not yet booked, within the transaction of {@code handle} that finishes the job. */
    public static void charge(Handle handle, JobId job, int run) {
        handle.createUpdate(CHARGE).bind("job", job).bind("run", run).execute();
    }

    private static final String BOOK =
            """
            UPDATE ledger
            SET booked = :now
            WHERE job = :job AND run = :run AND booked IS NULL
            """;

    /** Books the costs of a run to its owner; {@code false} where that was done before or nothing is to be booked. */
    public boolean book(JobId job, int run) {
        return jdbi.withHandle(handle -> handle.createUpdate(BOOK)
                        .bind("job", job)
                        .bind("run", run)
                        .bind("now", clock.instant().truncatedTo(ChronoUnit.MILLIS))
                        .execute())
                == 1;
    }

    private static final String ENTRIES =
            """
            SELECT *
            FROM ledger
            WHERE owner = :owner
            ORDER BY charged, job, run
            """;

    /** All entries of an owner, oldest first. */
    public List<LedgerEntry> entries(String owner) {
        return jdbi.withHandle(handle -> handle.createQuery(ENTRIES)
                .bind("owner", owner)
                .map(ConstructorMapper.of(LedgerEntry.class))
                .list());
    }

    private static final String BOOKED =
            """
            SELECT COALESCE(SUM(costs), 0)
            FROM ledger
            WHERE owner = :owner AND booked IS NOT NULL
            """;

    /** What has been booked to an owner so far. */
    public BigDecimal booked(String owner) {
        return jdbi.withHandle(handle -> handle.createQuery(BOOKED)
                .bind("owner", owner)
                .mapTo(BigDecimal.class)
                .one());
    }
}
