package eo.caravan.routes.job.worker;

import eo.caravan.persistence.job.ClaimedJob;
import eo.caravan.processors.execute.RunControl;

/** A job in the hands of this process: who holds it, how far it is, whether to stop. Used by several threads. */
public final class RunningJob implements RunControl {
    /** Shown until the job is finished indeed. */
    private static final double ALMOST_DONE = 99.9;

    private final ClaimedJob claimed;
    private final JobLog log;
    private volatile boolean cancelled;
    private volatile double progress;

    RunningJob(ClaimedJob claimed, JobLog log) {
        this.claimed = claimed;
        this.log = log;
    }

    /** The job and the proof that it is ours. */
    public ClaimedJob claimed() {
        return claimed;
    }

    /** Where its owner reads what happens. */
    public JobLog log() {
        return log;
    }

    /** Asks the computation to stop; it does so before its next part. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public synchronized void progress(long partsDone, long partsPlanned) {
        if (partsPlanned > 0) {
            double now = Math.min(ALMOST_DONE, 100.0 * partsDone / partsPlanned);
            progress = Math.max(progress, now);
        }
    }

    /** Percent, never shrinking. */
    public double progress() {
        return progress;
    }
}
