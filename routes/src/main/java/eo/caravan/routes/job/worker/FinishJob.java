package eo.caravan.routes.job.worker;

import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.ResultAsset;
import eo.caravan.api.log.LogLevel;
import eo.caravan.api.usage.Usage;
import eo.caravan.persistence.asset.AssetStore;
import eo.caravan.persistence.job.JobOutcomes;
import eo.caravan.routes.billing.Tariff;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;

/** Ends a job well: results, costs and the message to the billing become true together, or not at all. */
public final class FinishJob {
    private final JobOutcomes outcomes;
    private final RunningJobs running;
    private final AssetStore assets;
    private final Tariff tariff;
    private final Clock clock;

    public FinishJob(JobOutcomes outcomes, RunningJobs running, AssetStore assets, Tariff tariff, Clock clock) {
        this.outcomes = outcomes;
        this.running = running;
        this.assets = assets;
        this.tariff = tariff;
        this.clock = clock;
    }

    /** Ends the job, unless it was taken away meanwhile; then its files are deleted. */
    public void finish(RunningJob job, JobOutput output, JobResult result) throws IOException {
        BigDecimal costs = tariff.costs(output.cells());
        job.log()
                .add(LogLevel.INFO, "Finished. The job costs " + costs.toPlainString() + " " + tariff.currency() + ".");
        if (!outcomes.finish(job.claimed(), result, costs, usage(job, output, result))) {
            assets.discard(job.claimed().job().id(), result.folder());
        }
        running.remove(job);
    }

    private Usage usage(RunningJob job, JobOutput output, JobResult result) {
        long bytes = result.assets().stream().mapToLong(ResultAsset::size).sum();
        Job row = job.claimed().job();
        long millis =
                Math.max(0, Duration.between(row.started(), clock.instant()).toMillis());
        return Usage.NONE
                .with("duration", BigDecimal.valueOf(millis, 3), "seconds")
                .with("storage", BigDecimal.valueOf(bytes), "b")
                .with("cells", BigDecimal.valueOf(output.cells()), "cells");
    }
}
