package eo.caravan.routes.job;

import eo.caravan.api.job.JobId;
import eo.caravan.persistence.asset.AssetStore;
import eo.caravan.persistence.job.JobRepository;
import eo.caravan.routes.job.worker.RunningJobs;
import java.io.IOException;

/** Deletes a job with its log and its files, stopping it where it runs. */
public final class DeleteJob {
    private final FindJob findJob;
    private final JobRepository jobs;
    private final RunningJobs running;
    private final AssetStore assets;

    public DeleteJob(FindJob findJob, JobRepository jobs, RunningJobs running, AssetStore assets) {
        this.findJob = findJob;
        this.jobs = jobs;
        this.running = running;
        this.assets = assets;
    }

    /** Deletes the job. */
    public void delete(String user, String id) throws IOException {
        JobId job = findJob.find(user, id).id();
        jobs.delete(user, job);
        running.cancel(job);
        assets.delete(job);
    }
}
