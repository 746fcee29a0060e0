package eo.caravan.routes.job.worker;

import eo.caravan.processors.execute.RunControl;

/**
 * Watches one of several parts of a job, which count the same.
 *
 * @param index from 0
 * @param count how many parts there are
 */
record PartControl(RunningJob job, int index, int count) implements RunControl {
    @Override
    public boolean cancelled() {
        return job.cancelled();
    }

    @Override
    public void progress(long partsDone, long partsPlanned) {
        job.progress(index * partsPlanned + partsDone, count * partsPlanned);
    }
}
