package eo.caravan.api.billing;

import eo.caravan.api.job.JobId;
import eo.caravan.api.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one finished run of a job costs. There is at most one entry for a job and run.
 *
 * @param job the job, which may be deleted by now
 * @param run the number of the run, from 1
 * @param owner who pays
 * @param costs in the currency of the back-end, not negative
 * @param usage what the run used
 * @param charged when the run finished
 * @param booked when it was booked to the owner, {@code null} until then
 */
public record LedgerEntry(
        JobId job, int run, String owner, BigDecimal costs, Usage usage, Instant charged, Instant booked) {}
