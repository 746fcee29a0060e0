package eo.caravan.routes.billing;

import eo.caravan.api.job.JobId;
import eo.caravan.persistence.billing.LedgerRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Books the costs of a finished run to its owner, once however often it is asked. */
public final class BookRun {
    private static final Logger LOG = LoggerFactory.getLogger(BookRun.class);

    private final LedgerRepository ledger;

    public BookRun(LedgerRepository ledger) {
        this.ledger = ledger;
    }

    /** @param jobAndRun as {@code <job id>/<run>} */
    public void book(String jobAndRun) {
        int slash = jobAndRun.lastIndexOf('/');
        JobId job = new JobId(jobAndRun.substring(0, slash));
        int run = Integer.parseInt(jobAndRun.substring(slash + 1));
        if (!ledger.book(job, run)) {
            LOG.info("Run {} of job {} was booked before", run, job);
        }
    }
}
